// Works out the scheduled runs and each day's run instant.
#include "sim/world/schedule.h"

#include <algorithm>
#include <cassert>
#include <string>

#include "sim/world/danish_clock.h"

namespace slettefrist::world {
namespace {

constexpr int kStretchOfPastDays = 30;

bool is_out(const std::vector<Outage>& outages, Day day) {
  return std::any_of(outages.begin(), outages.end(),
                     [&](const Outage& outage) { return outage.from <= day && day <= outage.to; });
}

}  // namespace

RunCalendar make_run_calendar(const PurgeSchedule& purge, Day starts_on, Day ends_on) {
  RunCalendar calendar{starts_on, ends_on, {}, {}};
  for (Day day = starts_on; day <= ends_on; day = day + 1) {
    calendar.run_at_on_day.push_back(instant_at(day, purge.at_minutes));
  }
  const auto add = [&](Instant run_at, Day as_of) {
    calendar.runs.push_back({run_at, as_of, !is_out(purge.outages, as_of)});
    Instant& last = calendar.run_at_on_day[static_cast<std::size_t>(as_of - starts_on)];
    last = run_at;
  };
  if (purge.every_hours > 0) {
    const Instant end = instant_at(ends_on + 1, 0);
    for (Instant at = instant_at(starts_on, purge.at_minutes); at < end;
         at.seconds += std::int64_t{purge.every_hours} * 3600) {
      add(at, local_day(at));
    }
  } else {
    for (Day day = starts_on; day <= ends_on; day = day + purge.every_days) {
      add(instant_at(day, purge.at_minutes), day);
    }
  }
  return calendar;
}

RunCalendar runs_on_days(const std::vector<Day>& days, int at_minutes) {
  assert(!days.empty());
  RunCalendar calendar;
  calendar.starts_on = days.front();
  calendar.ends_on = days.back();
  for (const Day day : days) calendar.runs.push_back({instant_at(day, at_minutes), day, true});
  for (Day day = calendar.starts_on; day <= calendar.ends_on; day = day + 1) {
    calendar.run_at_on_day.push_back(instant_at(day, at_minutes));
  }
  return calendar;
}

RunCalendar with_runs(const RunCalendar& calendar, const PurgeSchedule& purge, std::vector<Run> runs) {
  RunCalendar other{calendar.starts_on, calendar.ends_on, std::move(runs), {}};
  const auto is_before = [](const Run& left, const Run& right) { return left.run_at < right.run_at; };
  std::sort(other.runs.begin(), other.runs.end(), is_before);
  for (Day day = other.starts_on; day <= other.ends_on; day = day + 1) {
    other.run_at_on_day.push_back(instant_at(day, purge.at_minutes));
  }
  for (std::size_t i = 0; i < other.runs.size(); ++i) {
    assert(i == 0 || is_before(other.runs[i - 1], other.runs[i]));
    other.run_at_on_day.at(static_cast<std::size_t>(other.runs[i].as_of - other.starts_on)) =
        other.runs[i].run_at;
  }
  return other;
}

Run run_on(const PurgeSchedule& purge, Day day, int at_minutes) {
  return {instant_at(day, at_minutes), day, !is_out(purge.outages, day)};
}

std::vector<Instant> stops_before(const RunCalendar& calendar, Step step, std::int32_t run) {
  std::vector<Instant> stops;
  const Instant run_at = calendar.runs[static_cast<std::size_t>(run)].run_at;
  if (run == 0) {
    for (Day day = kEarliestDay; day.number * kSecondsADay < run_at.seconds; day = day + kStretchOfPastDays) {
      stops.push_back(Instant{day.number * kSecondsADay});
    }
  } else {
    const std::int64_t stride = step.hours > 0 ? step.hours * std::int64_t{3600} : step.days * kSecondsADay;
    const Instant before = calendar.runs[static_cast<std::size_t>(run) - 1].run_at;
    for (std::int64_t at = before.seconds + stride; at < run_at.seconds; at += stride)
      stops.push_back(Instant{at});
  }
  stops.push_back(run_at);
  return stops;
}

std::vector<bool> repeated_runs(const RunCalendar& calendar, RepeatRuns which) {
  std::vector<bool> is_repeated(calendar.runs.size(), false);
  std::string year;  // of the last run held
  std::size_t last = calendar.runs.size();
  for (std::size_t run = 0; run < calendar.runs.size(); ++run) {
    if (!calendar.runs[run].held || which == RepeatRuns::none) continue;
    const std::string own_year = to_text(calendar.runs[run].as_of).substr(0, 4);
    is_repeated[run] = which == RepeatRuns::all || own_year != year;
    year = own_year;
    last = run;
  }
  if (last < is_repeated.size()) is_repeated[last] = true;
  return is_repeated;
}

}  // namespace slettefrist::world
