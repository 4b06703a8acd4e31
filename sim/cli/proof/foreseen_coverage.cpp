// Foretells what the judge would count; see foreseen_coverage.h.
//
// It must not know a rule or a kind of day.
#include "sim/cli/proof/foreseen_coverage.h"

#include <algorithm>

#include "sim/judge/coverage.h"

namespace slettefrist::cli {

ForeseenCoverage::ForeseenCoverage(const Policy& policy, const RunCalendar& calendar) : calendar_(calendar) {
  for (const Rule& rule : policy.rules) {
    RuleCheck check;
    check.id = rule.id;
    check.area = rule.area;
    rules_.push_back(std::move(check));
  }
}

ForeseenCoverage::Part::Part(const ForeseenCoverage& whole)
    : calendar_(&whole.calendar_),
      cells_(whole.rules_.size(), CellCounts{}),
      is_listened_to_(static_cast<bool>(whole.listener_)) {}

void ForeseenCoverage::Part::add(const Fate& fate, Instant entered_at) {
  if (!fate.enters) return;
  const std::vector<Run>& runs = calendar_->runs;
  const auto first = std::upper_bound(runs.begin(), runs.end(), entered_at,
                                      [](Instant at, const Run& run) { return at < run.run_at; });
  judge::Seen seen;
  seen.entered_run = static_cast<std::int32_t>(first - runs.begin());
  seen.removed_run = fate.expected_run;
  const Window* const window = judge::deciding_window(fate, seen, *calendar_);
  if (window == nullptr) return;
  if (is_listened_to_) heard_.emplace_back(*window, seen.entered_run);
  judge::count_cells(*window, seen, *calendar_, cells_[static_cast<std::size_t>(window->rule)]);
}

void ForeseenCoverage::add(Part&& part) {
  for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
    for (std::size_t moment = 0; moment < kMomentNames.size(); ++moment) {
      for (std::size_t kind = 0; kind < kCalendarKindCount; ++kind) {
        rules_[rule].cells[moment][kind] += part.cells_[rule][moment][kind];
      }
    }
  }
  for (const auto& [window, entered_run] : part.heard_) listener_(window, entered_run);
}

}  // namespace slettefrist::cli
