// Reads rows and digests back from SQLite.
//
// Every read names its columns: a table that lost one is a StoreFailure and never a silently other digest.
#include "sim/store/sqlite_reader.h"

#include <algorithm>
#include <cassert>
#include <span>
#include <utility>

#include "sim/store/sqlite_digest.h"
#include "sim/store/sqlite_rows.h"
#include "sim/store/sqlite_schema.h"

namespace slettefrist::store {
namespace {

// Many single look-ups see one state and take the read lock once; inside a transaction that is so anyway.
class ReadTransaction {
 public:
  explicit ReadTransaction(sqlite3* database) : database_(database) {
    is_own_ = sqlite3_get_autocommit(database) != 0 &&
              sqlite3_exec(database, "BEGIN", nullptr, nullptr, nullptr) == SQLITE_OK;
  }
  ~ReadTransaction() {
    if (is_own_) sqlite3_exec(database_, "COMMIT", nullptr, nullptr, nullptr);
  }
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;

 private:
  sqlite3* database_;
  bool is_own_ = false;
};

// Ids to be looked up, by one statement for all of them.
class IdRows final : public Rows {
 public:
  explicit IdRows(std::span<const RecordId> ids) : rest_(ids) {}
  bool advance() override {
    if (rest_.empty()) return false;
    cells_[0].set(rest_.front());
    rest_ = rest_.subspan(1);
    return true;
  }

 private:
  std::span<const RecordId> rest_;
};

}  // namespace

SqliteReader::SqliteReader(sqlite3* database, CursorCache& cursors, const TableNames& names)
    : database_(database), cursors_(cursors) {
  add_row_digest(database);
  for (const Area area : kTables) {
    const std::string table = "main." + names.table(area);
    const std::string id = names.id_column(area);
    const std::string columns = column_list(area, names);
    const std::string digest = std::string{kRowDigest} + "(" + columns + ")";
    tables_.at(index_of(area)) = names.plain(area);
    Texts& texts = texts_.at(index_of(area));
    // The sign makes of it a value, which takes the type of the column it is held against.
    texts.present = "SELECT shown.c0 FROM " + rows_table_text() + " AS shown CROSS JOIN " + table +
                    " AS stored ON stored." + id + " = +shown.c0";
    texts.count = "SELECT count(*) FROM " + table;
    texts.inventory = "SELECT " + id + ", " + digest + " FROM " + table + " ORDER BY " + id;
    sums_.at(index_of(area)).emplace(table, id, columns);
    texts.digest = "SELECT " + digest + " FROM " + table + " WHERE " + id + " = ?1";
    texts.row = "SELECT " + columns + " FROM " + table + " WHERE " + id + " = ?1";
  }
}

void SqliteReader::snapshot(const std::function<void()>& body) {
  const ReadTransaction transaction{database_};
  body();
}

std::vector<RecordId> SqliteReader::present(Area area, const std::vector<RecordId>& ids) {
  assert(std::is_sorted(ids.begin(), ids.end()));
  std::vector<RecordId> found;
  IdRows rows{ids};
  auto cursor = cursors_.lease(texts_[index_of(area)].present);
  cursor->bind_shown(rows);
  while (cursor->step()) found.push_back(cursor->integer(0));
  return found;
}

std::int64_t SqliteReader::row_count(Area area) {
  auto cursor = cursors_.lease(texts_[index_of(area)].count);
  cursor->step();
  return cursor->integer(0);
}

// A view of the same name shows what its maker likes.
void SqliteReader::require_table(Area area) {
  static const std::string text =
      "SELECT 1 FROM main.sqlite_schema WHERE type = 'view' AND name = ?1 COLLATE NOCASE";
  const std::string& table = tables_.at(index_of(area));
  auto cursor = cursors_.lease(text);
  cursor->bind({table});
  if (cursor->step()) throw StoreFailure("'" + table + "' is a view, no table any more");
}

void SqliteReader::inventory(Area area, const std::function<void(RecordId, std::uint64_t)>& row) {
  require_table(area);
  auto cursor = cursors_.lease(texts_[index_of(area)].inventory);
  while (cursor->step()) row(cursor->integer(0), static_cast<std::uint64_t>(cursor->integer(1)));
}

RowSum SqliteReader::row_sum(Area area, sqlite3* beside) {
  require_table(area);
  return sums_[index_of(area)]->of(database_, beside);
}

std::optional<std::uint64_t> SqliteReader::digest(Area area, RecordId id) {
  auto cursor = cursors_.lease(texts_[index_of(area)].digest);
  cursor->bind_id(id);
  if (!cursor->step()) return std::nullopt;
  return static_cast<std::uint64_t>(cursor->integer(0));
}

std::vector<Value> SqliteReader::row(Area area, RecordId id) {
  std::vector<Value> values;
  auto cursor = cursors_.lease(texts_[index_of(area)].row);
  cursor->bind_id(id);
  if (!cursor->step()) return values;
  for (int column = 0; column < cursor->column_count(); ++column) values.push_back(cursor->value(column));
  return values;
}

std::int64_t SqliteReader::schema_version() {
  static const std::string text = "PRAGMA main.schema_version";
  return pragma(text);
}

std::int64_t SqliteReader::data_version() {
  static const std::string text = "PRAGMA main.data_version";
  return pragma(text);
}

std::string SqliteReader::schema_text() {
  static const std::string query = "SELECT type, name, tbl_name, rootpage, sql FROM main.sqlite_schema";
  std::string text;
  auto cursor = cursors_.lease(query);
  while (cursor->step()) {
    for (int column = 0; column < cursor->column_count(); ++column) {
      text += cursor->text(column);
      text += '\x1f';
    }
  }
  return text;
}

std::map<Area, std::string> SqliteReader::table_definitions() {
  static const std::string query = "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table'";
  std::map<Area, std::string> definitions;
  auto cursor = cursors_.lease(query);
  while (cursor->step()) {
    const auto table = std::find(tables_.begin(), tables_.end(), cursor->text(0));
    if (table == tables_.end()) continue;
    definitions[static_cast<Area>(table - tables_.begin())] = cursor->text(1);
  }
  return definitions;
}

std::int64_t SqliteReader::pragma(const std::string& text) {
  auto cursor = cursors_.lease(text);
  cursor->step();
  return cursor->integer(0);
}

}  // namespace slettefrist::store
