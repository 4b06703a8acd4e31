// Rounding windows to the exports; see export_windows.h and docs/exports.md.
//
// Removal counts as lawful when any night since the export before would have been; a record still there is
// late only when a window was open at the run of an export and no new fact had ended it. It must not know a
// rule.
#include "sim/cli/exports/export_windows.h"

#include <algorithm>

#include "sim/world/schedule.h"

namespace slettefrist::cli {

ExportWindows::ExportWindows(const std::vector<Day>& days, int at_minutes)
    : steps_(world::runs_on_days(days, at_minutes)) {
  std::vector<Day> nights;
  for (Day day = days.front(); day <= days.back(); day = day + 1) nights.push_back(day);
  nightly_ = world::runs_on_days(nights, at_minutes);
  for (Run& run : nightly_.runs) run.held = std::binary_search(days.begin(), days.end(), run.as_of);
  for (const Day day : days) nights_.push_back(day - days.front());
}

std::int32_t ExportWindows::step_of(std::int32_t night) const {
  const auto step = std::lower_bound(nights_.begin(), nights_.end(), night);
  return step == nights_.end() ? kNever : static_cast<std::int32_t>(step - nights_.begin());
}

void ExportWindows::round(Window& window) const {
  const std::int32_t opens = step_of(window.opens_run);
  std::int32_t closes = kNever;
  if (window.closes_run != kNever && opens != kNever) {
    // The last step in time, but never before the first that could take it.
    const auto later = std::upper_bound(nights_.begin(), nights_.end(), window.closes_run);
    closes = std::max(opens, static_cast<std::int32_t>(later - nights_.begin()) - 1);
    // Where a new fact came before that step's run, staying was right.
    if (window.ended_run <= nights_[static_cast<std::size_t>(closes)]) closes = kNever;
  }
  if (window.ended_run != kNever) {
    const std::int32_t last = step_of(window.ended_run - 1);
    window.ended_run = last == kNever ? kNever : last + 1;
  }
  window.opens_run = opens;
  window.closes_run = closes;
}

void ExportWindows::round(Fate& fate) const {
  for (Window& window : fate.windows) round(window);
  std::stable_sort(fate.windows.begin(), fate.windows.end(), [](const Window& a, const Window& b) {
    return a.opens_run != b.opens_run ? a.opens_run < b.opens_run : a.with_parent < b.with_parent;
  });
  fate.expected_run = step_of(fate.expected_run);
}

}  // namespace slettefrist::cli
