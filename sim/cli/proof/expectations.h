// [expect] and --require against what a run reports, the verdict, and the exit code.
//
// What a scenario expects is part of its file, so a run that differs from the file compares only finding
// kinds. It must not know how a value was counted.
#pragma once

#include <string>
#include <vector>

#include "sim/policy/policy.h"
#include "sim/report/run_report.h"
#include "sim/scenario/scenario.h"

namespace slettefrist::cli {

// --require RULE[=N] as expectations; InputError for an unknown rule or a bad number.
std::vector<Expectation> required_checks(const std::vector<std::string>& options, const Policy& policy);

// --min-coverage PERCENT as an expectation.
Expectation required_coverage(std::int64_t percent);

// Throws InputError for every expectation about a rule that the policy does not have: a slip that would
// otherwise pass unseen wherever expectations do not apply.
void require_known_rules(const std::vector<Expectation>& expect, const Policy& policy,
                         const std::string& file);

// Fills report.expect and report.verdict. Expected counts and days apply only with `values_apply`; finding
// kinds always do, and a kind that is not named is expected 0 times. `required` always applies.
void judge_expectations(const std::vector<Expectation>& expect, const std::vector<Expectation>& required,
                        bool values_apply, RunReport& report);

int exit_code_of(const RunReport& report);  // 0 or 1

// A line for each expectation that was not met, for stderr.
std::vector<std::string> unmet_lines(const RunReport& report);

}  // namespace slettefrist::cli
