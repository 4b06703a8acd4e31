// See sqlite_statements.h.
#include "sim/store/sqlite_statements.h"

#include <sqlite3.h>

namespace slettefrist::store {

std::int64_t run(SQLite::Database& database, SQLite::Statement& statement) {
  const int code = statement.tryExecuteStep();
  if (code == SQLITE_DONE) {
    const std::int64_t changes = sqlite3_changes64(database.getHandle());
    statement.tryReset();
    return changes;
  }
  const SQLite::Exception error{database.getHandle(), code};
  statement.tryReset();
  throw error;
}

std::int64_t number(SQLite::Database& database, Prepared& slot, const char* sql) {
  SQLite::Statement& look = prepared(database, slot, sql);
  look.executeStep();
  const std::int64_t number = look.getColumn(0).getInt64();
  look.tryReset();
  return number;
}

}  // namespace slettefrist::store
