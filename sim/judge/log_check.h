// The deletion log against what was seen: one row for every removal, no row without one, and no personal
// data.
#pragma once

#include <string>
#include <vector>

#include "sim/judge/judgements.h"
#include "sim/model/finding.h"
#include "sim/model/observation.h"

namespace slettefrist::judge {

// A removal of one run, with what a true log row says of it. A removal that was not lawful has no true rule
// or day; there only area and id are compared.
struct LoggedRemoval {
  RecordKey key;
  RecordId citizen_id = 0;
  Attribution attribution;
  bool lawful = true;
};

// Findings log_untrue and log_personal_data for one run. `removals` sorted by key; `rule_ids` in policy
// order.
std::vector<Finding> check_log(const Run& run, const std::vector<LoggedRemoval>& removals,
                               const std::vector<LogRow>& rows, const std::vector<std::string>& rule_ids);

}  // namespace slettefrist::judge
