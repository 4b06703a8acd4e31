// The digest of a row as an SQL function, so that a table is compared without handing out its columns one by
// one.
//
// The same digest as of a record (row_digest.h). It must not know a table.
#pragma once

struct sqlite3;

namespace slettefrist::store {

// In a statement: `slettefrist_row_digest(column, ...)`, columns in table order; an integer whose 64 bits are
// the digest. Only for statements of one's own: no view, index or trigger may use it.
constexpr const char* kRowDigest = "slettefrist_row_digest";

// For statements on this connection. Throws StoreFailure.
void add_row_digest(sqlite3* database);

}  // namespace slettefrist::store
