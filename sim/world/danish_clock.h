// Danish civil time for the world: which day an instant lies on, and which instant a local time is.
// Uses the `date` library over the system's zone data; knows no rule.
#pragma once

#include <string>

#include "sim/model/day.h"

namespace slettefrist::world {

Day local_day(Instant instant);

// The instant at which Danish clocks show `minutes` after midnight on `day`. A time that a clock change skips
// is the first instant after the gap; a time that occurs twice is the first of the two.
Instant instant_at(Day day, int minutes);

std::string zone_data_version();  // "2026a"

}  // namespace slettefrist::world
