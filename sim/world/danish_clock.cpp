// Danish civil time over the system's zone data.
#include "sim/world/danish_clock.h"

#include <date/tz.h>

#include <chrono>

namespace slettefrist::world {
namespace {

const date::time_zone& denmark() {
  static const date::time_zone* const zone = date::locate_zone("Europe/Copenhagen");
  return *zone;
}

}  // namespace

Day local_day(Instant instant) {
  const date::sys_seconds time{std::chrono::seconds{instant.seconds}};
  const auto local = denmark().to_local(time);
  return Day{static_cast<std::int32_t>(date::floor<date::days>(local).time_since_epoch().count())};
}

Instant instant_at(Day day, int minutes) {
  const date::local_seconds local{date::days{day.number} + std::chrono::minutes{minutes}};
  const date::local_info info = denmark().get_info(local);
  if (info.result == date::local_info::nonexistent) return Instant{info.first.end.time_since_epoch().count()};
  const auto time = local.time_since_epoch() - info.first.offset;  // of a doubled hour `first` is the earlier
  return Instant{std::chrono::duration_cast<std::chrono::seconds>(time).count()};
}

std::string zone_data_version() { return date::get_tzdb().version; }

}  // namespace slettefrist::world
