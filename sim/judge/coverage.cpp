// Looks for held runs on the eve, the day and the day after (see coverage.h).
//
// It must not know what the judgements say of the record: a run that took it wrongly was held all the same.
#include "sim/judge/coverage.h"

#include <algorithm>

namespace slettefrist::judge {
namespace {

// Whether a held run of the day, between these two runs, found the record there.
bool has_run_on(Day day, std::int32_t from_run, std::int32_t to_run, const RunCalendar& calendar) {
  const std::vector<Run>& runs = calendar.runs;
  auto run = std::lower_bound(runs.begin(), runs.end(), day,
                              [](const Run& left, Day right) { return left.as_of < right; });
  for (; run != runs.end() && run->as_of == day; ++run) {
    const auto index = static_cast<std::int32_t>(run - runs.begin());
    if (run->held && from_run <= index && index <= to_run) return true;
  }
  return false;
}

}  // namespace

const Window* deciding_window(const Fate& fate, const Seen& seen, const RunCalendar& calendar) {
  const auto last = static_cast<std::int32_t>(calendar.runs.size()) - 1;
  const std::int32_t run = std::min(seen.removed_run, last);
  const Attribution by = attribution_at(fate, run);
  if (by.rule == kNoRule || by.with_parent) return nullptr;
  const Window* deciding = nullptr;
  for (const Window& window : fate.windows) {
    if (window.with_parent || window.rule != by.rule || window.due_on != by.due_on) continue;
    // Holds cut one due day's window into several: the one in which it went decides.
    const bool was_open = window.opens_run <= run && run < window.ended_run;
    if (deciding == nullptr || was_open) deciding = &window;
  }
  return deciding;
}

void count_cells(const Window& window, const Seen& seen, const RunCalendar& calendar, CellCounts& cells) {
  const Day due = window.due_on;
  const std::int32_t from = seen.entered_run;
  const std::int32_t last = seen.watched_until;
  // On the day after, what is to be seen is mostly that it is gone: it must only have lasted to its due day.
  const bool lasted =
      seen.removed_run == kNever || calendar.runs[static_cast<std::size_t>(seen.removed_run)].as_of >= due;
  const std::array<bool, kMomentNames.size()> covered{
      has_run_on(due - 1, from, std::min(seen.removed_run, last), calendar),
      has_run_on(due, from, std::min(seen.removed_run, last), calendar),
      lasted && has_run_on(due + 1, from, last, calendar)};
  for (std::size_t moment = 0; moment < covered.size(); ++moment) {
    for (std::size_t kind = 0; kind < kCalendarKindCount; ++kind) {
      if (covered[moment] && has_kind(window.calendar_kinds, kind)) ++cells[moment][kind];
    }
  }
}

}  // namespace slettefrist::judge
