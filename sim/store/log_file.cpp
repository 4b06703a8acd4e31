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

std::optional<std::vector<LogRow>> log_rows_in(const std::string& path) {
  try {
    const Connection database = read_only_connection(path);
    if (!database->tableExists(std::string{kLogTable})) return std::nullopt;
    require_log_columns(*database, path);
    CursorCache cursors{database->getHandle()};
    auto cursor = cursors.lease(log_query());
    cursor->bind_id(0);
    std::vector<LogRow> rows;
    while (cursor->step()) rows.push_back(log_row_at(*cursor));
    return rows;
  } catch (const SQLite::Exception& error) {
    throw StoreFailure(path + ": the deletion log cannot be read: " + error.what());
  }
}

}  // namespace slettefrist::store
