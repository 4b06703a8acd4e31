// The deletion log against what was seen: one row for every removal, no row without one, and no personal
// data.
#pragma once

#include <cstdint>
#include <functional>
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
  std::vector<Attribution>
      or_else;  // further ones that are true as well, where nobody saw on which night it went
};

// What was seen of one run and of its log.
struct LogSight {
  Run run;
  std::vector<Run> nights;  // on which a removal that was seen after the run can have been: mostly it alone
  const std::vector<LoggedRemoval>& removals;  // sorted by key
  // Whether any export ever held the record; where none did it may have come and gone unseen. Empty: every
  // record is seen.
  std::function<bool(const RecordKey&)> was_ever_seen;
};

struct LogVerdict {
  std::vector<Finding> findings;
  std::int64_t unseen = 0;  // rows about records that nobody saw
};

// Findings log_untrue and log_personal_data for one run, of rows that are new since the run before.
// `rule_ids` in policy order.
LogVerdict check_log(const LogSight& sight, const std::vector<LogRow>& rows,
                     const std::vector<std::string>& rule_ids);

// A log is only added to: each row that is gone, or not what it was, is log_untrue.
std::vector<Finding> lost_from_log(const Run& run, const std::vector<LogRow>& lost);

}  // namespace slettefrist::judge
