// Reading deletion_log row by row, with the misfits of each.
#include "sim/store/sqlite_log.h"

#include <algorithm>
#include <utility>

#include "sim/store/sqlite_schema.h"

namespace slettefrist::store {
namespace {

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
  // The type is asked before the text: reading an integer as text changes what SQLite says of it.
  std::string text(int column) {
    if (cursor_.type(column) != SQLITE_TEXT) misfit_type(column, "text");
    return std::string{cursor_.text(column)};
  }
  std::string day(int column) {
    const bool is_text = cursor_.type(column) == SQLITE_TEXT;
    std::string written = text(column);
    if (is_text && !parse_day(written)) misfit(column, "is no day YYYY-MM-DD");
    return written;
  }
  // A column added to the log is a place to keep what the log may not hold.
  void find_foreign_columns() {
    static const std::vector<Column> known = log_columns();
    if (cursor_.column_count() == kFirstOfAll + static_cast<int>(known.size())) return;  // all were named
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

std::string log_query() {
  std::string text = "SELECT rowid";
  for (const Column& column : log_columns()) text += ", " + std::string{column.name};
  return text + ", * FROM main.deletion_log WHERE rowid > ?1 ORDER BY rowid";
}

LogRow log_row_at(const Cursor& log_query_cursor) { return LogRowReader{log_query_cursor}.read(); }

}  // namespace slettefrist::store
