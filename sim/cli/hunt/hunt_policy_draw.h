// The policy of a hunt's world: readings, periods, dates and versions of every rule, and rules of its own for
// registers that the newsletter leaves alone.
//
// What is drawn is the text of a policy file. It must not know a rule's true period.
#pragma once

#include <cstdint>
#include <string>

#include "sim/model/day.h"

namespace slettefrist::cli {

struct DrawnPolicy {
  std::uint64_t seed = 0;
  std::string parent;   // the file that is extended
  Day parent_in_force;  // all of its rules are, on this day
  Day earliest;         // a rule that is drawn to begin on another day begins between these
  Day latest;
};

std::string draw_policy(const DrawnPolicy& wanted);

}  // namespace slettefrist::cli
