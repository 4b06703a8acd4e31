// Holds and the days they run, for whoever tells of a record: `explain`, `check --store`.
//
// Which holds reach a record the oracle says. This file must not know a record or a rule.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "sim/model/hold.h"

namespace slettefrist::cli {

inline bool runs_on(const Hold& hold, Day day) {
  return hold.from_on <= day && (!hold.to_on || day <= *hold.to_on);
}

inline bool is_any_running(const std::vector<Hold>& holds, Day day) {
  return std::any_of(holds.begin(), holds.end(), [&](const Hold& hold) { return runs_on(hold, day); });
}

// "held from 2024-11-01 to 2024-12-20 (hold 1 on document 5)"
inline std::string hold_text(const Hold& hold) {
  return "held from " + to_text(hold.from_on) +
         (hold.to_on ? " to " + to_text(*hold.to_on) : std::string{" until further notice"}) + " (hold " +
         std::to_string(hold.id) + " on " + std::string{name_of(hold.area)} + " " +
         std::to_string(hold.record_id) + ")";
}

}  // namespace slettefrist::cli
