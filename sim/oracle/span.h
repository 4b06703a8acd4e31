// A stretch of time in which one rule wants a record gone, and the lawful windows it comes to: one without
// holds, else one before, between and after them.
//
// Slack counts here and nowhere else. This file must not know a record or how a due day comes about.
#pragma once

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <optional>

#include "sim/oracle/holds.h"
#include "sim/oracle/run_table.h"

namespace slettefrist::oracle {

struct Span {
  Window window;                   // as it were without holds
  std::optional<Day> opening_day;  // from which its slack runs; nothing: beyond the calendar
  int slack_days = 0;
  int slack_days_after_hold = 0;  // after a hold that began while the window was open
};
using Spans = boost::container::small_vector<Span, 2>;

// The last scheduled run that may still take the record in time, its window opening on `opening_day`.
std::int32_t closing_run(const RunTable& runs, std::optional<Day> opening_day, int slack_days);

void append_windows(const Span& span, const HeldTime& held, const RunTable& runs, Windows& windows);
// Sorted by opens_run; of those that a hold lets open together first the one that was open first without it.
Windows windows_of(const Spans& spans, const HeldTime& held, const RunTable& runs);
void sort_by_opening(Windows& windows);

// The held run that must have taken the record by one of the windows; kNever if a new fact, a hold or the
// calendar's end always comes first.
std::int32_t last_moment_of(const Windows& windows, const RunTable& runs);
// After the run that must take the record nothing gives it another date: drops the spans that would open
// later and un-ends the others. Whether there were any.
bool settle(Spans& spans, std::int32_t gone_run);

inline std::int32_t closing_run(const RunTable& runs, std::optional<Day> opening_day, int slack_days) {
  if (!opening_day || *opening_day + slack_days > runs.ends_on()) return kNever;
  const std::int32_t last_in_time = runs.last_run_until_day(*opening_day + slack_days);
  const std::int32_t first_possible = runs.first_run_from_day(*opening_day);
  if (first_possible == kNever) return kNever;
  // No run that early, as where runs are chosen: the first there is has to take it.
  return last_in_time == kNever ? first_possible : std::max(last_in_time, first_possible);
}

}  // namespace slettefrist::oracle
