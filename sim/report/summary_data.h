// summary.json as a page carries it: without what differs from run to run, and safe inside an element.
//
// Kept apart from report.h, which other rooms include. This file must not know a page.
#pragma once

#include <string>

#include "sim/report/run_report.h"

namespace slettefrist::report {

std::string summary_for_page(const RunReport& report);

}  // namespace slettefrist::report
