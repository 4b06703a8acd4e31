// The deletion log of any SQLite file, read only: also where the record tables have other names.
//
// It must not know what a log row ought to say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/model/observation.h"

namespace slettefrist::store {

// Nothing where the file has no table deletion_log. Throws InputError where that lacks columns or row
// numbers.
std::optional<std::vector<LogRow>> log_rows_in(const std::string& path);

}  // namespace slettefrist::store
