// What becomes of every record under one proposal: foretold by the oracle, or, with a limit on every night,
// seen in a purge that was run.
//
// It must not know another proposal.
#pragma once

#include <optional>
#include <vector>

#include "sim/cli/whatif/batched_world.h"
#include "sim/cli/whatif/outcomes.h"
#include "sim/cli/whatif/proposals.h"

namespace slettefrist::cli {

class WhatIfTelling {
 public:
  WhatIfTelling(const Proposal& proposal, const std::vector<Hold>& holds, std::optional<Instant> cutoff);

  // What a purge with a limit did takes the place of what a prompt one would.
  void see(const Job& job, const Proposal& proposal);
  // Of the records of one piece, in the order of append_stored.
  void tell(const History& piece, const std::vector<Stored>& records);
  const std::vector<Outcome>& outcomes() const { return outcomes_; }

 private:
  std::vector<Hold> holds_;
  Foretelling foretelling_;
  RunCalendar end_calendar_;           // these two where the proposal has a limit
  std::optional<Foretelling> at_end_;  // where nothing goes before the last run
  std::optional<BatchedWorld> seen_;   // where the proposal has a limit
  std::vector<Outcome> outcomes_;
};

}  // namespace slettefrist::cli
