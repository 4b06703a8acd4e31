// All rows of a table in two numbers: how many, and their digests added up.
//
// Enough to know that a table is as it should be, and it does not matter in which order, or by how many
// connections, rows are read. It must not know what is expected.
#pragma once

#include <string>

#include "sim/store/store.h"

struct sqlite3;

namespace slettefrist::store {

class RowSums {
 public:
  // `table` and the columns as SQL names them; `columns` in table order, separated by commas.
  RowSums(const std::string& table, const std::string& id, const std::string& columns);
  // Where `beside` is another connection to the same store, by two threads, of which each reads the next
  // stretch of ids: only where nobody writes meanwhile. Both have the row digest (sqlite_digest.h). Throws
  // StoreFailure.
  RowSum of(sqlite3* database, sqlite3* beside) const;

 private:
  std::string all_;
  std::string ends_;
  std::string stretch_;
};

}  // namespace slettefrist::store
