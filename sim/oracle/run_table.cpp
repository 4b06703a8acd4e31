// Builds the two tables of run_table.h.
#include "sim/oracle/run_table.h"

#include <algorithm>
#include <cassert>

namespace slettefrist::oracle {
RunTable::RunTable(const RunCalendar& calendar) : calendar_(calendar) {
  const std::vector<Run>& runs = calendar_.runs;
  assert(!runs.empty());
  first_at_ = runs.front().run_at;
  last_at_ = runs.back().run_at;
  assert(calendar_.run_at_on_day.size() == static_cast<std::size_t>(ends_on() - starts_on() + 1));
  std::int32_t run = 0;
  const auto run_count = static_cast<std::int32_t>(runs.size());
  for (Day day = starts_on(); day <= ends_on(); day = day + 1) {
    while (run < run_count && as_of(run) < day) ++run;
    first_run_from_.push_back(run < run_count ? run : kNever);
  }
  held_from_.assign(runs.size(), kNever);
  std::int32_t next_held = kNever;
  for (std::size_t i = runs.size(); i-- > 0;) {
    if (runs[i].held) next_held = static_cast<std::int32_t>(i);
    if (runs[i].held && last_held_ == kNever) last_held_ = next_held;
    held_from_[i] = next_held;
  }
  if (last_held_ != kNever) cutoff_ = run_at(last_held_);
}

}  // namespace slettefrist::oracle
