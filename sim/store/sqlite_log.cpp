// Reading deletion_log row by row, with the misfits of each.
#include "sim/store/sqlite_log.h"

#include <algorithm>
#include <utility>

#include "sim/store/sqlite_digest.h"
#include "sim/store/sqlite_schema.h"

namespace slettefrist::store {
namespace {

// After the row's number and its digest the columns of a log row in the order of log_columns().
enum LogColumn : int { kDigest = 1, kRunAt, kAsOf, kArea, kRecordId, kRule, kDueOn, kFirstOfAll };

DetailPhrase is_of(int type) {
  switch (type) {
    case SQLITE_NULL:
      return DetailPhrase::is_null;
    case SQLITE_INTEGER:
      return DetailPhrase::is_an_integer;
    case SQLITE_FLOAT:
      return DetailPhrase::is_a_fraction;
    case SQLITE_TEXT:
      return DetailPhrase::is_text;
    default:
      return DetailPhrase::is_bytes;
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
  void misfit(int column, DetailPhrase what) {
    append_detail(row_.misfit,
                  {{DetailPhrase::column_named, std::string{cursor_.column_name(column)}}, {what}});
  }
  void misfit_type(int column, DetailPhrase not_as_expected) {
    misfit(column, is_of(cursor_.type(column)));
    row_.misfit.push_back({not_as_expected});
  }
  std::optional<std::int64_t> integer(int column) {
    if (cursor_.type(column) == SQLITE_INTEGER) return cursor_.integer(column);
    misfit_type(column, DetailPhrase::not_an_integer);
    return std::nullopt;
  }
  // The type is asked before the text: reading an integer as text changes what SQLite says of it.
  std::string text(int column) {
    if (cursor_.type(column) != SQLITE_TEXT) misfit_type(column, DetailPhrase::not_text);
    return std::string{cursor_.text(column)};
  }
  std::string day(int column) {
    const bool is_text = cursor_.type(column) == SQLITE_TEXT;
    std::string written = text(column);
    if (is_text && !parse_day(written)) misfit(column, DetailPhrase::is_no_day);
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
      if (!is_known && cursor_.type(column) != SQLITE_NULL) misfit(column, DetailPhrase::is_unknown_column);
    }
  }

  const Cursor& cursor_;
  LogRow row_;
};

}  // namespace

std::string log_digest() {
  std::string columns = "rowid";
  for (const Column& column : log_columns()) columns += ", " + std::string{column.name};
  return std::string{kRowDigest} + "(" + columns + ")";
}

std::string log_query(bool with_digest) {
  std::string text = "SELECT rowid, " + (with_digest ? log_digest() : "0");
  for (const Column& column : log_columns()) text += ", " + std::string{column.name};
  return text + ", * FROM main.deletion_log WHERE rowid > ?1 ORDER BY rowid";
}

LogRow log_row_at(const Cursor& log_query_cursor) { return LogRowReader{log_query_cursor}.read(); }

std::uint64_t log_digest_at(const Cursor& log_query_cursor) {
  return static_cast<std::uint64_t>(log_query_cursor.integer(kDigest));
}

}  // namespace slettefrist::store
