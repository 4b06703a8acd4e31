// Asking the oracle, and running a limited purge where there is one; see what_if_telling.h.
//
// Holds are handed over, since a proposal is also told as it would be without any. It must not know the
// command line.
#include "sim/cli/whatif/what_if_telling.h"

#include "sim/cli/job/progress.h"

namespace slettefrist::cli {
namespace {

// The same calendar with no run held but the last one.
RunCalendar last_run_alone(RunCalendar calendar) {
  const std::optional<Instant> last = last_held(calendar);
  for (Run& run : calendar.runs) run.held = last == run.run_at;
  return calendar;
}

}  // namespace

WhatIfTelling::WhatIfTelling(const Proposal& proposal, const std::vector<Hold>& holds,
                             std::optional<Instant> cutoff)
    : holds_(holds), foretelling_(proposal.policy, proposal.calendar, cutoff, holds) {
  if (!proposal.rows_per_night) return;
  end_calendar_ = last_run_alone(proposal.calendar);
  at_end_.emplace(proposal.policy, end_calendar_, cutoff, holds);
}

void WhatIfTelling::see(const Job& job, const Proposal& proposal) {
  Job own = job;
  own.policy = proposal.policy;
  own.calendar = proposal.calendar;
  own.pack.holds = holds_;
  seen_ = run_batched(own, *proposal.rows_per_night, [](const Night&) {
    stop_if_interrupted();
    return true;
  });
}

void WhatIfTelling::tell(const History& piece, const std::vector<Stored>& records) {
  outcomes_.clear();
  foretelling_.append(piece, records, outcomes_);
  if (!seen_) return;
  std::vector<Outcome> at_end;
  at_end_->append(piece, records, at_end);
  for (std::size_t i = 0; i < records.size(); ++i) {
    lay_over(*seen_, {records[i].area, records[i].id}, at_end[i], outcomes_[i]);
  }
}

}  // namespace slettefrist::cli
