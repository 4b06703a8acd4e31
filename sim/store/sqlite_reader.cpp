// Reads rows, digests and the deletion log back from SQLite.
//
// Every read names its columns: a table that lost one is a StoreFailure and never a silently other digest.
#include "sim/store/sqlite_reader.h"

#include <algorithm>
#include <cassert>

#include "sim/model/row_digest.h"
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

std::uint64_t digest_of_row(const Cursor& cursor) {
  RowHasher hasher;
  const int count = cursor.column_count();
  for (int column = 0; column < count; ++column) {
    switch (cursor.type(column)) {
      case SQLITE_NULL:
        hasher.add_null();
        break;
      case SQLITE_INTEGER:
        hasher.add(cursor.integer(column));
        break;
      default:
        hasher.add(cursor.text(column));
    }
  }
  return hasher.value();
}

// The columns of a log row in the order of log_columns(); column 0 of the cursor is the row's number.
enum LogColumn : int { kRunAt = 1, kAsOf, kArea, kRecordId, kRule, kDueOn, kFirstOfAll };

std::string_view type_name(int type) {
  switch (type) {
    case SQLITE_NULL:
      return "NULL";
    case SQLITE_INTEGER:
      return "an integer";
    case SQLITE_FLOAT:
      return "a fraction";
    case SQLITE_TEXT:
      return "text";
    default:
      return "bytes";
  }
}

// Takes one log row to pieces. The misfit names columns and types, never the value: it may be personal.
class LogRowReader {
 public:
  explicit LogRowReader(const Cursor& cursor) : cursor_(cursor) {}

  LogRow read() {
    row_.run_at = integer(kRunAt);
    row_.as_of = day(kAsOf);
    row_.area = text(kArea);
    row_.record_id = integer(kRecordId);
    row_.rule = text(kRule);
    row_.due_on = day(kDueOn);
    find_foreign_columns();
    return std::move(row_);
  }

 private:
  void misfit(int column, std::string_view what) {
    if (!row_.misfit.empty()) row_.misfit += "; ";
    row_.misfit += cursor_.column_name(column);
    row_.misfit += ' ';
    row_.misfit += what;
  }
  void misfit_type(int column, std::string_view expected) {
    misfit(column, std::string{"is "} + std::string{type_name(cursor_.type(column))} + ", not " +
                       std::string{expected});
  }
  std::optional<std::int64_t> integer(int column) {
    if (cursor_.type(column) == SQLITE_INTEGER) return cursor_.integer(column);
    misfit_type(column, "an integer");
    return std::nullopt;
  }
  std::string text(int column) {
    if (cursor_.type(column) != SQLITE_TEXT) misfit_type(column, "text");
    return std::string{cursor_.text(column)};
  }
  std::string day(int column) {
    std::string written = text(column);
    if (cursor_.type(column) == SQLITE_TEXT && !parse_day(written)) misfit(column, "is no day YYYY-MM-DD");
    return written;
  }
  // A column added to the log is a place to keep what the log may not hold.
  void find_foreign_columns() {
    const std::vector<Column> known = log_columns();
    for (int column = kFirstOfAll; column < cursor_.column_count(); ++column) {
      const std::string_view name = cursor_.column_name(column);
      const bool is_known =
          std::any_of(known.begin(), known.end(), [name](const Column& own) { return own.name == name; });
      if (!is_known && cursor_.type(column) != SQLITE_NULL)
        misfit(column, "is a column the log does not have");
    }
  }

  const Cursor& cursor_;
  LogRow row_;
};

}  // namespace

SqliteReader::SqliteReader(sqlite3* database, CursorCache& cursors) : database_(database), cursors_(cursors) {
  for (const Area area : kAreas) {
    const std::string table = "main." + std::string{name_of(area)};
    const std::string id{id_column_of(area)};
    Texts& texts = texts_.at(index_of(area));
    texts.present = "SELECT 1 FROM " + table + " WHERE " + id + " = ?1";
    texts.count = "SELECT count(*) FROM " + table;
    texts.inventory = "SELECT " + column_list(area) + " FROM " + table + " ORDER BY " + id;
    texts.one = "SELECT " + column_list(area) + " FROM " + table + " WHERE " + id + " = ?1";
  }
}

std::vector<RecordId> SqliteReader::present(Area area, const std::vector<RecordId>& ids) {
  assert(std::is_sorted(ids.begin(), ids.end()));
  std::vector<RecordId> found;
  auto cursor = cursors_.lease(texts_[index_of(area)].present);
  const ReadTransaction transaction{database_};
  for (const RecordId id : ids) {
    cursor->bind_id(id);
    if (cursor->step()) found.push_back(id);
    cursor->rewind();
  }
  return found;
}

std::int64_t SqliteReader::row_count(Area area) {
  auto cursor = cursors_.lease(texts_[index_of(area)].count);
  cursor->step();
  return cursor->integer(0);
}

void SqliteReader::inventory(Area area, const std::function<void(RecordId, std::uint64_t)>& row) {
  auto cursor = cursors_.lease(texts_[index_of(area)].inventory);
  while (cursor->step()) row(cursor->integer(0), digest_of_row(*cursor));
}

std::optional<std::uint64_t> SqliteReader::digest(Area area, RecordId id) {
  auto cursor = cursors_.lease(texts_[index_of(area)].one);
  cursor->bind_id(id);
  if (!cursor->step()) return std::nullopt;
  return digest_of_row(*cursor);
}

std::vector<Value> SqliteReader::row(Area area, RecordId id) {
  std::vector<Value> values;
  auto cursor = cursors_.lease(texts_[index_of(area)].one);
  cursor->bind_id(id);
  if (!cursor->step()) return values;
  for (int column = 0; column < cursor->column_count(); ++column) values.push_back(cursor->value(column));
  return values;
}

std::vector<LogRow> SqliteReader::new_log_rows() {
  static const std::string text =
      "SELECT rowid, run_at, as_of, area, record_id, rule, due_on, * FROM main.deletion_log "
      "WHERE rowid > ?1 ORDER BY rowid";
  std::vector<LogRow> rows;
  auto cursor = cursors_.lease(text);
  cursor->bind_id(last_log_row_);
  while (cursor->step()) {
    last_log_row_ = cursor->integer(0);
    rows.push_back(LogRowReader{*cursor}.read());
  }
  return rows;
}

std::int64_t SqliteReader::schema_version() {
  static const std::string text = "PRAGMA main.schema_version";
  auto cursor = cursors_.lease(text);
  cursor->step();
  return cursor->integer(0);
}

}  // namespace slettefrist::store
