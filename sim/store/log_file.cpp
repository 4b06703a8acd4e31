// One query on a connection that cannot write; see log_file.h.
//
// It must not know a record table.
#include "sim/store/log_file.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "sim/model/input_error.h"
#include "sim/store/sqlite_connection.h"
#include "sim/store/sqlite_cursor.h"
#include "sim/store/sqlite_log.h"
#include "sim/store/sqlite_schema.h"
#include "sim/store/store.h"

namespace slettefrist::store {
namespace {

// The rows are read in the order of their numbers, which such a table does not have.
void require_row_numbers(SQLite::Database& database, const std::string& path) {
  SQLite::Statement look{database, "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?1"};
  look.bind(1, std::string{kLogTable});
  if (!look.executeStep() || look.getColumn(0).getInt() == 0) return;
  const std::string table{kLogTable};
  throw InputError(Problem{path, 0, 0,
                           "table '" + table + "': read WITHOUT ROWID, expected a table with row numbers",
                           "Create " + table + " anew without that clause and copy its rows"});
}

}  // namespace

std::optional<std::vector<LogRow>> log_rows_in(const std::string& path) {
  try {
    const Connection database = read_only_connection(path);
    if (!database->tableExists(std::string{kLogTable})) return std::nullopt;
    require_log_columns(*database, path);
    require_row_numbers(*database, path);
    CursorCache cursors{database->getHandle()};
    auto cursor = cursors.lease(log_query(false));
    cursor->bind_id(0);
    std::vector<LogRow> rows;
    while (cursor->step()) rows.push_back(log_row_at(*cursor));
    return rows;
  } catch (const SQLite::Exception& error) {
    throw StoreFailure(path + ": the deletion log cannot be read: " + error.what());
  }
}

}  // namespace slettefrist::store
