// What stands beside the findings: an earlier run's, those that somebody has accepted, and records that go by
// another reading.
//
// It must not know where they were read.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "sim/report/run_report.h"

namespace slettefrist::report {

// A line each, for terminal and Markdown; none where nothing of this was asked for.
std::vector<std::string> comparison_lines(const RunReport& report, Language language = Language::english);
// Adds `baseline`, `accepted` and `reading_dependent` to summary.json, those that were asked for.
void add_comparisons(const RunReport& report, nlohmann::ordered_json& summary);

}  // namespace slettefrist::report
