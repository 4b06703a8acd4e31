// The sections of report.html, in files of their own by what they tell.
//
// Each returns ready HTML in the report's language, "" where there is nothing to tell. This file must not
// know how anything was judged.
#pragma once

#include <string>

#include "sim/report/run_report.h"

namespace slettefrist::report::html {

// html_first_screen.cpp
std::string first_screen(const RunReport& report);
// html_findings.cpp
std::string findings_section(const RunReport& report);
std::string expectations_section(const RunReport& report);
std::string finding_rows_section(const RunReport& report);
// html_flow.cpp
std::string flow_section(const RunReport& report);
std::string load_section(const RunReport& report);
// html_calendar.cpp
std::string calendar_section(const RunReport& report);
// html_lives.cpp
std::string lives_section(const RunReport& report);
// html_tables.cpp
std::string counts_section(const RunReport& report);
std::string rules_section(const RunReport& report);
std::string coverage_section(const RunReport& report);
std::string unruled_section(const RunReport& report);
std::string policy_section(const RunReport& report);

// -- shared by the sections --
std::string area_name(Area area, const RunReport& report);
std::string record_name(Area area, RecordId id, const RunReport& report);  // "document 303"
// Records removed each day, all areas together; as long as the report's days.
std::vector<std::int64_t> removed_in_all(const RunReport& report);

}  // namespace slettefrist::report::html
