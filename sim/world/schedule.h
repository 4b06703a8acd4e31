// The run calendar: every scheduled purge run of a simulation, worked out once before the world starts.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/model/run_calendar.h"
#include "sim/scenario/scenario.h"

namespace slettefrist::world {

// Runs by days: at local time `at`, every N days from starts_on. Runs by hours: every N elapsed hours from
// the first run, as a timer would. Both up to the end of ends_on; runs on days of an outage are not held.
RunCalendar make_run_calendar(const PurgeSchedule& purge, Day starts_on, Day ends_on);

// One run on each of these days, rising, at so many minutes after local midnight.
RunCalendar runs_on_days(const std::vector<Day>& days, int at_minutes);

// The same days with these runs in place of the scheduled ones, in any order; twice the same instant is our
// own mistake. A day without a run counts with the instant at which one would be held at local time `at`.
RunCalendar with_runs(const RunCalendar& calendar, const PurgeSchedule& purge, std::vector<Run> runs);

// A run on `day` at local time `at_minutes`; not held where an outage takes it away.
Run run_on(const PurgeSchedule& purge, Day day, int at_minutes);

// How often the world stops between two runs to bring in what happened; no output depends on it.
struct Step {
  int days = 1;  // one of the two is positive
  int hours = 0;
};

// The instants at which the world stops before a run, the run's own as the last. Before the first run these
// are stretches of the whole past, so that neither memory nor a store's side file has to take decades at
// once.
std::vector<Instant> stops_before(const RunCalendar& calendar, Step step, std::int32_t run);

// For which held runs the engine is called a second time, at the same instant.
enum class RepeatRuns : std::uint8_t {
  none,
  checkpoints,  // the first run, the first of every calendar year, the last
  all,
};
inline constexpr std::array<std::string_view, 3> kRepeatRunsNames{"none", "checkpoints", "all"};
std::vector<bool> repeated_runs(const RunCalendar& calendar, RepeatRuns which);  // by run

}  // namespace slettefrist::world
