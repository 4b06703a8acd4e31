// Holds and the days they run, for whoever tells of a record: `explain`, `check --store`.
//
// Which holds reach a record the oracle says. This file must not know a record or a rule.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "sim/model/finding.h"
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

// The judge knows windows and no holds: what went under one and has no later window is told without its
// reason. Where a hold on a record of the citizen ran on that day, it is named as the other one there may be.
inline void mention_holds(const std::vector<Hold>& holds, std::vector<Finding>& findings) {
  for (Finding& finding : findings) {
    if (finding.kind != FindingKind::too_early || finding.days_off || !finding.observed_on) continue;
    const bool is_any = std::any_of(holds.begin(), holds.end(), [&](const Hold& hold) {
      return hold.citizen_id == finding.citizen_id && runs_on(hold, *finding.observed_on);
    });
    if (is_any) finding.detail += ", or a hold ran over it";
  }
}

}  // namespace slettefrist::cli
