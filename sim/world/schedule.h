// The run calendar: every scheduled purge run of a simulation, worked out once before the world starts.
#pragma once

#include "sim/model/run_calendar.h"
#include "sim/scenario/scenario.h"

namespace slettefrist::world {

// Runs by days: at local time `at`, every N days from starts_on. Runs by hours: every N elapsed hours from
// the first run, as a timer would. Both up to the end of ends_on; runs on days of an outage are not held.
RunCalendar make_run_calendar(const PurgeSchedule& purge, Day starts_on, Day ends_on);

}  // namespace slettefrist::world
