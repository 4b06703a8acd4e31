// Which holds reach which record of a family, for whoever tells of a record: `explain`, `check --store`.
//
// What the oracle does about a hold is its own matter; here only the ties are followed (docs/contract.md). It
// must not know a run or a due day.
#pragma once

#include <vector>

#include "sim/model/history.h"
#include "sim/model/observation.h"
#include "sim/policy/policy.h"

namespace slettefrist::cli {

// Of `holds` those that keep the record while they run, in their order.
std::vector<Hold> holds_reaching(const Family& family, RecordKey key, const std::vector<Hold>& holds,
                                 const Reading& reading);
// Of a record that hangs on nothing.
std::vector<Hold> holds_naming(RecordKey key, const std::vector<Hold>& holds);

bool runs_on(const Hold& hold, Day day);
bool is_any_running(const std::vector<Hold>& holds, Day day);

}  // namespace slettefrist::cli
