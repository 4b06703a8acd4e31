// --accept-readings: several readings of one key, each lawful.
//
// The same run is judged once under each combination of them; a record is at fault only where every one of
// them says so. It must not know what a reading means.
#pragma once

#include <string>
#include <vector>

#include "sim/cli/job/job.h"
#include "sim/cli/options/options.h"
#include "sim/model/finding.h"
#include "sim/model/observation.h"
#include "sim/policy/policy.h"

namespace slettefrist::cli {

// The policy under every combination of the accepted values, in the order they were given; the policy alone
// where nothing is accepted. Throws InputError with every bad option.
std::vector<Policy> accepted_policies(const Policy& policy, const std::vector<std::string>& options);

// The findings of the job's run under all of these policies but the first; the engine keeps the job's own.
// Proves the world once for each.
std::vector<std::vector<Finding>> findings_under_others(const Options& options, const Job& job,
                                                        const std::vector<Policy>& policies);

// Lays the findings under the other readings beside those under the first: what not all of them find on a
// record leaves `findings`. Returns the records on which the readings differ, sorted, each once.
std::vector<RecordKey> settle_readings(std::vector<Finding>& findings,
                                       const std::vector<std::vector<Finding>>& others);

}  // namespace slettefrist::cli
