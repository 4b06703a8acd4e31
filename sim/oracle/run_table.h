// Look-ups in the run calendar: which run is the first to see a fact, to reach a day, to be held at all.
//
// Every answer is an index into RunCalendar::runs; kNever stands for "none within the calendar". It must not
// know a rule or a record.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "sim/model/run_calendar.h"
#include "sim/model/window.h"
#include "sim/oracle/zone.h"

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
  std::int32_t first_held_from(std::int32_t run) const {
    return run == kNever ? kNever : held_from_[static_cast<std::size_t>(run)];
  }
  // The last held run; kNever where an outage took them all.
  std::int32_t last_held() const { return last_held_; }
  // Facts at or after this instant never enter a store: nobody looks at it any more.
  Instant cutoff() const { return cutoff_; }

  // The first day from `day` on whose (last) run lies strictly after `fact` and not before `due_at`. Days
  // without a run count with the instant at which it would have been held.
  std::optional<Day> first_day_with_run(Day day, Instant fact, Instant due_at) const;

 private:
  Instant run_at_on(Day day) const {
    return calendar_.run_at_on_day[static_cast<std::size_t>(day - starts_on())];
  }

  RunCalendar calendar_;
  Instant first_at_;  // of all runs
  Instant last_at_;
  std::vector<std::int32_t> first_run_from_;  // by day, from starts_on
  std::vector<std::int32_t> held_from_;       // by run
  std::int32_t last_held_ = kNever;
  Instant cutoff_{std::numeric_limits<std::int64_t>::min()};
};

inline std::int32_t RunTable::first_run_from_day(Day day) const {
  if (day > ends_on()) return kNever;
  const Day from = std::max(day, starts_on());
  return first_run_from_[static_cast<std::size_t>(from - starts_on())];
}

inline std::int32_t RunTable::first_run_after(Instant fact) const {
  if (fact < first_at_) return 0;
  if (fact >= last_at_) return kNever;
  // The runs of earlier days are over by then.
  auto run = static_cast<std::size_t>(first_run_from_day(earliest_local_day(fact)));
  while (calendar_.runs[run].run_at <= fact) ++run;
  return static_cast<std::int32_t>(run);
}

inline std::int32_t RunTable::first_run_not_before(Instant instant) const {
  return instant <= first_at_ ? 0 : first_run_after(Instant{instant.seconds - 1});
}

inline std::int32_t RunTable::last_run_until_day(Day day) const {
  const std::int32_t next = first_run_from_day(day + 1);
  const std::int32_t last = (next == kNever ? static_cast<std::int32_t>(calendar_.runs.size()) : next) - 1;
  return last < 0 ? kNever : last;
}

inline std::optional<Day> RunTable::first_day_with_run(Day day, Instant fact, Instant due_at) const {
  const Day from = std::max(day, starts_on());
  if (from > ends_on()) return std::nullopt;
  const Instant earliest = std::max(Instant{fact.seconds + 1}, due_at);
  if (earliest <= run_at_on(from)) return from;
  if (earliest > run_at_on(ends_on())) return std::nullopt;
  Day found = std::max(from, earliest_local_day(earliest));
  while (run_at_on(found) < earliest) found = found + 1;
  return found;
}

}  // namespace slettefrist::oracle
