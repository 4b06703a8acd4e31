// What --due-around reaches on its date and what it cannot, with the next date that does: for people and for
// machines.
//
// It must not know how a date is found to reach a cell.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/report/run_report.h"

namespace slettefrist::report {

// A few lines, the next dates in order; cells that differ in their rule alone share one.
std::string due_around_text(const DueAround& around);
// The object `due_around` of summary.json.
nlohmann::ordered_json due_around_json(const DueAround& around);

}  // namespace slettefrist::report
