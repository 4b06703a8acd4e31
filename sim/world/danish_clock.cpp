// Danish civil time over the system's zone data.
#include "sim/world/danish_clock.h"

#include <date/tz.h>

#include <chrono>
#include <fstream>

namespace slettefrist::world {
namespace {

const date::time_zone& denmark() {
  static const date::time_zone* const zone = date::locate_zone("Europe/Copenhagen");
  return *zone;
}

// The `date` library (3.0.1) reads no rule for the years after the zone file's table (2037) and would answer
// with winter time all year. The European rule goes by weekdays, so a later year is told by an earlier one
// that has the same length and begins on the same weekday. Returns how many days later `day`'s year begins
// than that one.
int days_after_twin_year(Day day) {
  constexpr int kLastYearOfTable = 2037;
  constexpr int kYearsOfAllKinds = 28;
  const date::year_month_day civil{date::sys_days{date::days{day.number}}};
  const auto first_day = [](date::year year) { return date::sys_days{year / date::January / 1}; };
  if (int{civil.year()} <= kLastYearOfTable) return 0;
  for (int back = 0; back < kYearsOfAllKinds; ++back) {
    const date::year twin{kLastYearOfTable - back};
    const int shift = (first_day(civil.year()) - first_day(twin)).count();
    if (twin.is_leap() == civil.year().is_leap() && shift % 7 == 0) return shift;
  }
  return 0;  // not reached: 28 years in a row hold every kind of year
}

}  // namespace

Day local_day(Instant instant) {
  // The clocks never change around new year, so the UTC day is good enough to find the twin year by.
  const auto utc_day = date::floor<date::days>(std::chrono::seconds{instant.seconds});
  const int shift = days_after_twin_year(Day{static_cast<std::int32_t>(utc_day.count())});
  const date::sys_seconds time{std::chrono::seconds{instant.seconds} - date::days{shift}};
  const auto local = denmark().to_local(time);
  return Day{static_cast<std::int32_t>(date::floor<date::days>(local).time_since_epoch().count())} + shift;
}

Instant instant_at(Day day, int minutes) {
  const int shift = days_after_twin_year(day);
  const date::local_seconds local{date::days{day.number - shift} + std::chrono::minutes{minutes}};
  const date::local_info info = denmark().get_info(local);
  const auto twin =
      info.result == date::local_info::nonexistent
          ? info.first.end.time_since_epoch()
          : local.time_since_epoch() - info.first.offset;  // of a doubled hour `first` is the earlier
  return Instant{std::chrono::duration_cast<std::chrono::seconds>(twin + date::days{shift}).count()};
}

std::string zone_data_version() {
  // The compiled zone files do not tell their edition; the source list beside them does, in its first line.
  std::ifstream list{"/usr/share/zoneinfo/tzdata.zi"};
  const std::string mark = "# version ";
  std::string line;
  return std::getline(list, line) && line.starts_with(mark) ? line.substr(mark.size()) : "unknown";
}

}  // namespace slettefrist::world
