// A virtual table of SQLite's that is there without being created; its one argument is a pointer to Rows.
//
// No exception may pass through SQLite: what a row fails with waits in Rows until the statement is over.
#include "sim/store/sqlite_rows.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <new>
#include <utility>

#include "sim/store/store.h"

namespace slettefrist::store {
namespace {

constexpr const char* kTableName = "slettefrist_rows";
constexpr const char* kPointerKind = "slettefrist rows";
constexpr int kPointerColumn = kColumnsMax;

struct RowsCursor {
  sqlite3_vtab_cursor base;  // first: SQLite knows it by this
  Rows* rows;
  bool is_at_end;
};

RowsCursor& of(sqlite3_vtab_cursor* cursor) { return *reinterpret_cast<RowsCursor*>(cursor); }

}  // namespace

// What SQLite calls.
struct RowsTable {
  static int connect(sqlite3* database, void*, int, const char* const*, sqlite3_vtab** table,
                     char**) noexcept {
    std::string columns = "CREATE TABLE rows (";
    for (std::size_t i = 0; i < kColumnsMax; ++i) columns += "c" + std::to_string(i) + ", ";
    const int code = sqlite3_declare_vtab(database, (columns + "pointer HIDDEN)").c_str());
    if (code != SQLITE_OK) return code;
    sqlite3_vtab_config(database, SQLITE_VTAB_DIRECTONLY);
    *table = new (std::nothrow) sqlite3_vtab{};
    return *table == nullptr ? SQLITE_NOMEM : SQLITE_OK;
  }

  static int disconnect(sqlite3_vtab* table) noexcept {
    delete table;
    return SQLITE_OK;
  }

  static int best_index(sqlite3_vtab*, sqlite3_index_info* info) noexcept {
    for (int i = 0; i < info->nConstraint; ++i) {
      if (info->aConstraint[i].iColumn != kPointerColumn || !info->aConstraint[i].usable) continue;
      info->aConstraintUsage[i].argvIndex = 1;
      info->aConstraintUsage[i].omit = 1;
    }
    return SQLITE_OK;
  }

  static int open(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) noexcept {
    auto* const made = new (std::nothrow) RowsCursor{{}, nullptr, true};
    if (made == nullptr) return SQLITE_NOMEM;
    *cursor = &made->base;
    return SQLITE_OK;
  }

  static int close(sqlite3_vtab_cursor* cursor) noexcept {
    delete &of(cursor);
    return SQLITE_OK;
  }

  static int filter(sqlite3_vtab_cursor* cursor, int, const char*, int count,
                    sqlite3_value** values) noexcept {
    of(cursor).rows =
        count == 0 ? nullptr : static_cast<Rows*>(sqlite3_value_pointer(values[0], kPointerKind));
    return next(cursor);
  }

  static int next(sqlite3_vtab_cursor* cursor) noexcept {
    auto& [base, rows, is_at_end] = of(cursor);
    is_at_end = true;
    if (rows == nullptr) return SQLITE_OK;
    try {
      is_at_end = !rows->advance();
    } catch (...) {
      rows->failure_ = std::current_exception();
      return SQLITE_ERROR;
    }
    return SQLITE_OK;
  }

  static int at_end(sqlite3_vtab_cursor* cursor) noexcept { return of(cursor).is_at_end ? 1 : 0; }

  static int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int index) noexcept {
    if (index >= kPointerColumn) return SQLITE_OK;  // which leaves NULL
    const Cell& cell = of(cursor).rows->cells()[static_cast<std::size_t>(index)];
    const std::string_view bytes = cell.bytes();
    switch (cell.kind()) {
      case Cell::Kind::null:
        break;
      case Cell::Kind::integer:
        sqlite3_result_int64(context, cell.number());
        break;
      case Cell::Kind::text:
        sqlite3_result_text64(context, bytes.data(), bytes.size(), SQLITE_STATIC, SQLITE_UTF8);
        break;
      case Cell::Kind::bytes:
        sqlite3_result_blob64(context, bytes.data(), bytes.size(), SQLITE_STATIC);
        break;
    }
    return SQLITE_OK;
  }

  static int row_id(sqlite3_vtab_cursor*, sqlite3_int64* id) noexcept {
    *id = 0;  // nobody asks
    return SQLITE_OK;
  }

  static std::exception_ptr take_failure(Rows& rows) { return std::exchange(rows.failure_, nullptr); }
};

namespace {

const sqlite3_module& rows_module() {
  static const sqlite3_module module = [] {
    sqlite3_module made{};
    made.xConnect = &RowsTable::connect;
    made.xBestIndex = &RowsTable::best_index;
    made.xDisconnect = &RowsTable::disconnect;
    made.xOpen = &RowsTable::open;
    made.xClose = &RowsTable::close;
    made.xFilter = &RowsTable::filter;
    made.xNext = &RowsTable::next;
    made.xEof = &RowsTable::at_end;
    made.xColumn = &RowsTable::column;
    made.xRowid = &RowsTable::row_id;
    return made;
  }();
  return module;
}

}  // namespace

void add_rows_table(sqlite3* database) {
  const int code = sqlite3_create_module_v2(database, kTableName, &rows_module(), nullptr, nullptr);
  if (code != SQLITE_OK) throw StoreFailure(std::string{"no table of rows: "} + sqlite3_errmsg(database));
}

std::string select_rows_text(std::size_t count) {
  std::string text = "SELECT c0";
  for (std::size_t i = 1; i < count; ++i) text += ", c" + std::to_string(i);
  return text + " FROM " + rows_table_text();
}

std::string rows_table_text() { return std::string{kTableName} + "(?1)"; }

void bind_rows(sqlite3_stmt* statement, Rows& rows) {
  sqlite3_bind_pointer(statement, 1, &rows, kPointerKind, nullptr);
}

RowsStatement::RowsStatement(sqlite3* database, const std::string& sql) : database_(database) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(database, sql.c_str(), static_cast<int>(sql.size()) + 1,
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) throw SQLite::Exception(database, code);
  statement_.reset(statement);
}

std::int64_t RowsStatement::run(Rows& rows) {
  sqlite3_stmt* const statement = statement_.get();
  bind_rows(statement, rows);
  const int code = sqlite3_step(statement);
  if (code == SQLITE_DONE) {
    const std::int64_t changes = sqlite3_changes64(database_);
    sqlite3_reset(statement);
    return changes;
  }
  const SQLite::Exception error{database_, code};
  sqlite3_reset(statement);
  if (const auto failure = RowsTable::take_failure(rows)) std::rethrow_exception(failure);
  throw error;
}

void RowsStatement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

}  // namespace slettefrist::store
