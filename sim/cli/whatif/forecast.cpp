// The arithmetic of a backlog; see forecast.h.
//
// It must not know a world or a store.
#include "sim/cli/whatif/forecast.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace slettefrist::cli {
namespace {

constexpr int kDaysLookedBack = 365;

// Whether what is left is no smaller at the end than it was a year before. Less than a year tells nothing.
bool is_growing(const std::vector<ForecastNight>& nights) {
  const ForecastNight& last = nights.back();
  if (nights.front().as_of > last.as_of - kDaysLookedBack) return false;
  const auto before = std::partition_point(nights.begin(), nights.end(), [&](const ForecastNight& night) {
    return night.as_of < last.as_of - kDaysLookedBack;
  });
  return before->left <= last.left;
}

// Whether every night from here on brings more than a night has room for: what is gone now is back at once.
bool never_rests(std::span<const PurgeNight> nights, std::int64_t records_per_night_max) {
  return !nights.empty() && std::all_of(nights.begin(), nights.end(), [&](const PurgeNight& night) {
    return night.due > records_per_night_max;
  });
}

}  // namespace

Forecast forecast(const std::vector<PurgeNight>& nights, std::int64_t records_per_night_max) {
  Forecast result;
  std::int64_t left = 0;
  for (std::size_t i = 0; i < nights.size(); ++i) {
    const PurgeNight& night = nights[i];
    left += night.due;
    if (result.nights.empty() && left == 0) continue;  // before the go-live
    const std::int64_t removed = std::min(left, records_per_night_max);
    left -= removed;
    result.nights.push_back({night.as_of, night.due, removed, left});
    if (left > 0 || never_rests(std::span{nights}.subspan(i + 1), records_per_night_max)) continue;
    result.gone_on = night.as_of;
    return result;
  }
  if (!result.nights.empty()) result.is_growing = is_growing(result.nights);
  return result;
}

std::int64_t records_per_night(std::int64_t batch, double seconds, double records_per_second) {
  if (seconds <= 0.0) return batch;
  const double most = std::min(seconds * records_per_second, static_cast<double>(kRecordsMost));
  const auto room = static_cast<std::int64_t>(std::floor(most));
  return batch > 0 ? room / batch * batch : room;
}

}  // namespace slettefrist::cli
