// Offsets from the zone data, and from the rule in force where the written data end; see civil_time.h.
//
// The `date` library stops at the last change written out in the system's file (2037). From then on the rule
// of directive 2000/84/EC holds: the last Sunday of March to the last Sunday of October, at 01:00 UTC.
#include "sim/tables/civil_time.h"

#include <date/tz.h>

#include <array>
#include <chrono>

namespace slettefrist::tables {
namespace {

constexpr std::int64_t kSecondsAnHour = 3600;
constexpr int kLastWrittenYear = 2037;

std::int64_t last_sunday_change(std::chrono::year year, std::chrono::month month) {
  const std::chrono::sys_days day{year / month / std::chrono::Sunday[std::chrono::last]};
  return day.time_since_epoch() / std::chrono::days{1} * kSecondsADay + kSecondsAnHour;
}

std::int64_t written_offset(std::int64_t seconds) {
  static const date::time_zone* const zone = date::locate_zone("Europe/Copenhagen");
  thread_local date::sys_info info = zone->get_info(date::sys_seconds{std::chrono::seconds{0}});
  const date::sys_seconds at{std::chrono::seconds{seconds}};
  if (at < info.begin || at >= info.end) info = zone->get_info(at);
  return info.offset.count();
}

std::int64_t floor_day(std::int64_t seconds) {
  return seconds / kSecondsADay - (seconds % kSecondsADay < 0 ? 1 : 0);
}

std::int64_t offset_at(std::int64_t seconds) {
  const std::chrono::sys_days day{std::chrono::days{floor_day(seconds)}};
  const std::chrono::year year = std::chrono::year_month_day{day}.year();
  if (static_cast<int>(year) <= kLastWrittenYear) return written_offset(seconds);
  const bool is_summer = seconds >= last_sunday_change(year, std::chrono::March) &&
                         seconds < last_sunday_change(year, std::chrono::October);
  return is_summer ? 2 * kSecondsAnHour : kSecondsAnHour;
}

}  // namespace

ClockTime clock_time_of(Instant instant) {
  const std::int64_t local = instant.seconds + offset_at(instant.seconds);
  const std::int64_t day = floor_day(local);
  return {Day{static_cast<std::int32_t>(day)}, static_cast<std::int32_t>(local - day * kSecondsADay)};
}

Meanings meanings_of(ClockTime time) {
  const std::int64_t local = time.day.number * kSecondsADay + time.second_of_day;
  // Changes lie far more than two days apart, so these are all the offsets that can be meant.
  const std::array<std::int64_t, 2> offsets{offset_at(local - kSecondsADay), offset_at(local + kSecondsADay)};
  Meanings meanings;
  for (const std::int64_t offset : offsets) {
    const Instant instant{local - offset};
    if (offset_at(instant.seconds) != offset) continue;
    if (!meanings.first) {
      meanings.first = instant;
    } else if (instant != *meanings.first) {
      meanings.second = instant;
    }
  }
  return meanings;
}

}  // namespace slettefrist::tables
