// From policy and chronicle to what a report tells of them: rules in words, days in Denmark.
//
// Reports know neither a policy nor a time zone; this is where both are turned into plain text and days. It
// must not know a file.
#pragma once

#include <string>
#include <vector>

#include "sim/judge/chronicle.h"
#include "sim/policy/policy.h"
#include "sim/report/run_report.h"

namespace slettefrist::cli {

std::vector<RuleVersionTold> versions_told(const Rule& rule);
std::string counted_from_told(const Rule& rule);  // "expires_on, served_on"
void tell_chronicle(const judge::Chronicle& chronicle, RunReport& report);

}  // namespace slettefrist::cli
