// Dealing; see volume_deal.h.
//
// A delay is worked out in whole hundredths of a day, so that the last bit of a division decides nothing
// where a decile is a whole day. It must not know which record a delay leads to.
#include "generators/volume_deal.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <tuple>

#include "generators/waits.h"

namespace slettefrist::generators {
namespace {

constexpr int kDrawBits = 32;
constexpr std::int64_t kTenths = kDeciles + 1;

std::vector<DealtRecord> deal(const Settings& settings, Area area, Purpose purpose) {
  std::vector<DealtRecord> dealt;
  for (std::size_t m = 0; m < settings.volumes.months.size(); ++m) {
    const MonthVolume& month = settings.volumes.months[m];
    if (month.area != area) continue;
    for (std::int64_t place = 0; place < month.count; ++place) {
      Stream stream = stream_of(settings, purpose, month, place);
      const auto citizen = 1 + stream.index(static_cast<std::size_t>(settings.citizens));
      const Day day =
          mostly_working_day(stream, month.from + stream.whole(0, month.to - month.from), month.to);
      dealt.push_back({static_cast<std::int32_t>(citizen), day, static_cast<std::int32_t>(m),
                       static_cast<std::int32_t>(place)});
    }
  }
  std::sort(dealt.begin(), dealt.end(), [](const DealtRecord& a, const DealtRecord& b) {
    return std::tie(a.citizen_id, a.day, a.month, a.place) < std::tie(b.citizen_id, b.day, b.month, b.place);
  });
  return dealt;
}

// The two ends of a tenth of the distribution. Below the first decile it begins at no delay at all, above the
// last it is as wide as the tenth before: the deciles tell of no longer tail.
std::pair<std::int64_t, std::int64_t> tenth_of(const Deciles& delay, std::size_t tenth) {
  if (tenth == 0) return {0, delay.front()};
  if (tenth < delay.size()) return {delay.at(tenth - 1), delay.at(tenth)};
  return {delay.back(), 2 * delay.back() - delay.at(delay.size() - 2)};
}

}  // namespace

VolumeDeal volume_deal(const Settings& settings) {
  return {deal(settings, Area::notification, Purpose::volume_notification),
          deal(settings, Area::sanction, Purpose::volume_sanction),
          {}};
}

Stream stream_of(const Settings& settings, Purpose purpose, const MonthVolume& month, std::int64_t place) {
  return Stream(settings.seed, purpose, (std::int64_t{month.from.number} << kDrawBits) | place);
}

std::int64_t answered_of(const MonthVolume& month, double share) {
  return std::llround(static_cast<double>(month.count) * share);
}

int delay_days(const MonthVolume& month, std::int64_t place, std::int64_t total, Stream& stream) {
  assert(month.delay && place < total);
  const auto draw = static_cast<std::int64_t>(stream() >> (64 - kDrawBits));
  const std::int64_t at = ((place << kDrawBits) | draw) * kTenths;
  const std::int64_t width = total << kDrawBits;
  const auto [least, most] = tenth_of(*month.delay, static_cast<std::size_t>(at / width));
  // Above 0 and up to 1, and rounded up to whole days: so that a tenth never begins on the day on which the
  // one before ends.
  const double part = static_cast<double>(at % width + 1) / static_cast<double>(width);
  const auto within = static_cast<std::int64_t>(std::ceil(part * static_cast<double>(most - least)));
  return static_cast<int>((least + within + kDelayParts - 1) / kDelayParts);
}

}  // namespace slettefrist::generators
