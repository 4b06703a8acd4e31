// Look-ups in the run calendar: which run is the first to see a fact, to reach a day, to be held at all.
//
// Every answer is an index into RunCalendar::runs; kNever stands for "none within the calendar". It must not
// know a rule or a record.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/model/run_calendar.h"
#include "sim/model/window.h"

namespace slettefrist::oracle {

class RunTable {
 public:
  explicit RunTable(const RunCalendar& calendar);

  Day starts_on() const { return calendar_.starts_on; }
  Day ends_on() const { return calendar_.ends_on; }
  Day as_of(std::int32_t run) const { return calendar_.runs[static_cast<std::size_t>(run)].as_of; }
  Instant run_at(std::int32_t run) const { return calendar_.runs[static_cast<std::size_t>(run)].run_at; }

  // What entered the store is what happened strictly before run_at.
  std::int32_t first_run_after(Instant fact) const;
  std::int32_t first_run_not_before(Instant instant) const;
  std::int32_t first_run_from_day(Day day) const;
  std::int32_t last_run_until_day(Day day) const;  // kNever: no run that early
  std::int32_t first_held_from(std::int32_t run) const;
  // The last held run; kNever where an outage took them all.
  std::int32_t last_held() const { return last_held_; }
  // Facts at or after this instant never enter a store: nobody looks at it any more.
  Instant cutoff() const;

  // The first day from `day` on whose (last) run lies strictly after `fact` and not before `due_at`. Days
  // without a run count with the instant at which it would have been held.
  std::optional<Day> first_day_with_run(Day day, Instant fact, Instant due_at) const;

 private:
  RunCalendar calendar_;
  std::vector<std::int32_t> first_run_from_;  // by day, from starts_on
  std::vector<std::int32_t> held_from_;       // by run
  std::int32_t last_held_ = kNever;
};

}  // namespace slettefrist::oracle
