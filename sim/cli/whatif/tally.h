// Counts outcomes of one proposal: volumes by area and day, the heaviest night, the most bytes.
//
// It must not know another proposal.
#pragma once

#include <vector>

#include "sim/cli/whatif/outcomes.h"
#include "sim/report/what_if.h"

namespace slettefrist::cli {

class Tally {
 public:
  Tally(Day starts_on, Day ends_on);
  void add(const Stored& record, const Outcome& outcome);
  void tell(ProposalReport& report) const;

 private:
  std::size_t place_of(Day day) const;  // days before the first run count as the first
  Day starts_on_;
  std::array<Volume, kAreaCount> volumes_;
  std::vector<std::int64_t> bytes_added_;  // by day, less those removed
};

// Why and by how much a record fares otherwise; nothing where it fares alike. `is_same_rule`: whether a
// rule's place in the base and one in the proposal mean the same rule.
std::optional<Difference> difference_between(const Stored& record, const Outcome& base, const Outcome& own,
                                             bool is_same_rule, Day ends_on);

}  // namespace slettefrist::cli
