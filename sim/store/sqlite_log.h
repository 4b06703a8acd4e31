// Takes rows of deletion_log to pieces: what an engine wrote there is evidence and is kept as written.
//
// A misfit is what no reader of the closed form could take: a wrong type, a day that is none, a column of
// its own. Which areas and rules there are is not known here.
#pragma once

#include <string>

#include "sim/store/sqlite_cursor.h"

namespace slettefrist::store {

std::string log_query();  // rows with a number above ?1; the row's number comes first
LogRow log_row_at(const Cursor& log_query_cursor);

}  // namespace slettefrist::store
