// The table of Danish clock changes, and its use.
#include "generators/danish_time.h"

#include <date/tz.h>

#include <algorithm>
#include <cassert>

namespace slettefrist::generators {
namespace {

constexpr int kDays = kLastDay - kFirstDay + 1;
constexpr std::int32_t kWinterOffset = 3600;
constexpr std::int32_t kSummerOffset = 7200;

Instant start_with(Day day, std::int32_t offset) {
  return Instant{std::int64_t{day.number} * kSecondsADay - offset};
}

}  // namespace

DanishTime::DanishTime() : changes_(known_changes()) {
  extend(changes_);
  offsets_.reserve(kDays + 1);
  std::int32_t offset = kWinterOffset;
  auto next = changes_.begin();
  for (Day day = kFirstDay; day <= kLastDay + 1; day = day + 1) {
    for (; next != changes_.end() && next->at <= start_with(day, offset); ++next) offset = next->offset_after;
    offsets_.push_back(offset);
  }
}

std::vector<DanishTime::Change> DanishTime::known_changes() {
  const date::time_zone* zone = date::locate_zone("Europe/Copenhagen");
  std::vector<Change> changes;
  const auto end_of_table = date::sys_seconds{std::chrono::seconds{start_with(kLastDay + 1, 0).seconds}};
  date::sys_info info = zone->get_info(date::sys_days{date::year{2000} / 1 / 1});
  while (info.end < end_of_table) {
    info = zone->get_info(info.end);
    changes.push_back(
        {Instant{info.begin.time_since_epoch().count()}, static_cast<std::int32_t>(info.offset.count())});
  }
  return changes;
}

// Compiled zone data lists changes up to 2037 and says the rest in a rule that the library does not read:
// without this, Denmark would have no summer time from 2038 on.
void DanishTime::extend(std::vector<Change>& changes) {
  using namespace date;
  if (changes.empty()) return;
  const sys_days last = floor<days>(sys_seconds{std::chrono::seconds{changes.back().at.seconds}});
  if (changes.back().offset_after != kWinterOffset) return;
  for (year y = year_month_day{last}.year() + years{1}; y <= year{2090}; ++y) {
    const sys_seconds spring = sys_days{y / March / Sunday[date::last]} + std::chrono::hours{1};
    const sys_seconds autumn = sys_days{y / October / Sunday[date::last]} + std::chrono::hours{1};
    changes.push_back({Instant{spring.time_since_epoch().count()}, kSummerOffset});
    changes.push_back({Instant{autumn.time_since_epoch().count()}, kWinterOffset});
  }
}

Instant DanishTime::start_of(Day day) const {
  assert(kFirstDay <= day && day <= kLastDay + 1);
  return start_with(day, offsets_[static_cast<std::size_t>(day - kFirstDay)]);
}

Day DanishTime::day_of(Instant instant) const {
  // Winter's clock is never ahead of the true one and never more than an hour behind it.
  const Day by_winter{static_cast<std::int32_t>((instant.seconds + kWinterOffset) / kSecondsADay)};
  return start_of(by_winter + 1) <= instant ? by_winter + 1 : by_winter;
}

std::optional<Instant> DanishTime::change_on(Day day) const {
  const Instant from = start_of(day);
  const Instant until = start_of(day + 1);
  if (until.seconds - from.seconds == kSecondsADay) return std::nullopt;
  const auto found = std::lower_bound(changes_.begin(), changes_.end(), from,
                                      [](const Change& change, Instant at) { return change.at < at; });
  assert(found != changes_.end() && found->at < until);
  return found->at;
}

Instant DanishTime::at(Day day, int second_of_day) const {
  const Instant from = start_of(day);
  const Instant plain{from.seconds + second_of_day};
  const auto change = change_on(day);
  if (!change || plain < *change) return plain;
  const std::int64_t length = start_of(day + 1).seconds - from.seconds;
  return std::max(*change, Instant{plain.seconds + length - kSecondsADay});
}

}  // namespace slettefrist::generators
