// What a rule demands of a record with what is known at a moment: anchor, period, deadline.
//
// It must not know a run.
#pragma once

#include <optional>
#include <vector>

#include "sim/verifier/replay.h"

namespace slettefrist::verifier {

// The records of a case as one run finds them.
struct Sight {
  const Case& facts;
  DayNumber as_of = 0;
  Seconds before = 0;          // known is what came in before
  std::vector<bool> is_there;  // by record
};

bool is_known(const Record& record, Seconds before);
// Nothing where the rule does not apply, has no date, is not in force or names a day that does not exist.
std::optional<Demand> demand_of(const Sight& sight, std::size_t rule, const Record& record);

}  // namespace slettefrist::verifier
