// The deletion log of a folder of tables: evidence, not records.
//
// What is wrong in a row is told in the row itself and is no problem of the file, as with a log that a store
// holds. The reader must not know what a log row ought to say.
#pragma once

#include <optional>
#include <vector>

#include "sim/input/table_source.h"
#include "sim/model/observation.h"

namespace slettefrist::input {

// Nothing where the folder has no table deletion_log. Reports a file that cannot be read, a column that is
// missing, and rows that are none.
std::optional<std::vector<LogRow>> read_log(const TableSource& source, const ReportProblem& report);

}  // namespace slettefrist::input
