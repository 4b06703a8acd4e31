// A stretch of time in which one rule wants a record gone, and the lawful windows it comes to: one without
// holds, else one before, between and after them.
//
// Slack counts here and nowhere else. This file must not know a record or how a due day comes about.
#pragma once

#include <optional>
#include <vector>

#include "sim/oracle/few.h"
#include "sim/oracle/holds.h"
#include "sim/oracle/run_table.h"

namespace slettefrist::oracle {

struct Span {
  Window window;                   // as it were without holds
  std::optional<Day> opening_day;  // from which its slack runs; nothing: beyond the calendar
  int slack_days = 0;
  int slack_days_after_hold = 0;  // after a hold that began while the window was open
};
using Spans = Few<Span, 2>;

// The last scheduled run that may still take the record in time, its window opening on `opening_day`.
std::int32_t closing_run(const RunTable& runs, std::optional<Day> opening_day, int slack_days);

void append_windows(const Span& span, const HeldTime& held, const RunTable& runs,
                    std::vector<Window>& windows);
// Sorted by opens_run; of those that a hold lets open together first the one that was open first without it.
std::vector<Window> windows_of(const Spans& spans, const HeldTime& held, const RunTable& runs);
void sort_by_opening(std::vector<Window>& windows);

// The held run that must have taken the record by one of the windows; kNever if a new fact, a hold or the
// calendar's end always comes first.
std::int32_t last_moment_of(const std::vector<Window>& windows, const RunTable& runs);
// After the run that must take the record nothing gives it another date: drops the spans that would open
// later and un-ends the others. Whether there were any.
bool settle(Spans& spans, std::int32_t gone_run);

}  // namespace slettefrist::oracle
