// Takes rows of deletion_log to pieces: what an engine wrote there is evidence and is kept as written.
//
// A misfit is what no reader of the closed form could take: a wrong type, a day that is none, a column of
// its own. Which areas and rules there are is not known here.
#pragma once

#include <cstdint>
#include <string>

#include "sim/store/sqlite_cursor.h"

namespace slettefrist::store {

// Rows with a number above ?1 in the order of their numbers: number, digest (0 without), columns.
std::string log_query(bool with_digest);
std::string log_digest();  // of a row with its number, as SQL: for connections that have add_row_digest
LogRow log_row_at(const Cursor& log_query_cursor);
std::uint64_t log_digest_at(const Cursor& log_query_cursor);

}  // namespace slettefrist::store
