// Tables out of an SQLite database, opened for reading only. The only source file of this room that sees
// SQLite.
//
// Foreign databases may hold anything: what is neither a whole number nor a text is refused with its row.
// This file must not know a record.
#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <fstream>
#include <string_view>

#include "sim/input/table_files.h"
#include "sim/input/utf8.h"

namespace slettefrist::input {
namespace {

std::string quoted_name(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) {
    if (c == '"') text += '"';
    text += c;
  }
  return text + '"';
}

constexpr int kBusyTimeoutSeconds = 10;

InputError no_database(const std::string& path, const SQLite::Exception& error) {
  constexpr int kBusy = 5;  // SQLITE_BUSY
  if (error.getErrorCode() == kBusy) {
    return InputError(
        Problem{path, 0, 0,
                "read a database that another program is writing to, expected one that can be "
                "read within " +
                    std::to_string(kBusyTimeoutSeconds) + " seconds",
                "Try again when that program is done, or read a copy made with \"VACUUM INTO\""});
  }
  return InputError(Problem{path, 0, 0, std::string{"cannot be read as an SQLite database: "} + error.what(),
                            "Check the file and the path"});
}

std::vector<std::string> column_names(SQLite::Database& database, const std::string& table) {
  std::vector<std::string> names;
  SQLite::Statement statement{database, "SELECT name FROM pragma_table_info(?) ORDER BY cid"};
  statement.bind(1, table);
  while (statement.executeStep()) names.push_back(statement.getColumn(0).getString());
  return names;
}

// Where a column may hold bytes they are for bytes() to give.
std::optional<std::string> cell_of(const SQLite::Column& column, bool may_be_bytes) {
  if (column.isNull() || (column.isBlob() && may_be_bytes)) return "";
  if (column.isInteger() || column.isText()) return column.getString();
  return std::nullopt;
}

Problem no_cell(const std::string& place, int line, const std::string& column, const SQLite::Column& read) {
  const std::string what = read.isBlob()    ? "bytes (a BLOB)"
                           : read.isFloat() ? "a number with a fraction"
                                            : quoted(read.getString());
  return {place, line, 0, "column " + column + ": read " + what + ", expected a whole number or UTF-8 text",
          "Correct the value"};
}

// The file says so itself at a fixed place of its header.
bool is_write_ahead(const std::string& path) {
  constexpr std::streamoff kReadVersionAt = 19;  // 1: rollback journal, 2: write-ahead log
  std::ifstream file{path, std::ios::binary};
  char version = 0;
  return file.seekg(kReadVersionAt) && file.get(version) && version == 2;
}

// A reader of a write-ahead database leaves empty side files, unless it may take the file for one that does
// not change: true where there is no log beside it, for then nobody has it open. In rollback mode a writer
// shows no file until it writes; there only a lock keeps it away, and a reader leaves nothing.
std::string quiet_uri(const std::string& path) {
  constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./";
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (kPlain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += '%';
      uri += kHex[byte / 16];
      uri += kHex[byte % 16];
    }
  }
  std::error_code ignored;
  const bool is_closed = is_write_ahead(path) && !std::filesystem::exists(path + "-wal", ignored);
  return is_closed ? uri + "?immutable=1" : uri;
}

}  // namespace

DatabaseFile::DatabaseFile(const Snapshot& snapshot) : path_(snapshot.path) {
  try {
    database_ = std::make_unique<SQLite::Database>(quiet_uri(path_), SQLite::OPEN_READONLY | SQLite::OPEN_URI,
                                                   kBusyTimeoutSeconds * 1000);
    database_->exec("BEGIN");  // until the connection closes
    SQLite::Statement{*database_, "SELECT count(*) FROM sqlite_schema"}.executeStep();
  } catch (const SQLite::Exception& error) {
    throw no_database(path_, error);
  }
}

DatabaseFile::DatabaseFile(const std::string& path) : path_(path) {
  try {
    database_ = std::make_unique<SQLite::Database>(path, SQLite::OPEN_READONLY);
    SQLite::Statement{*database_, "SELECT count(*) FROM sqlite_schema"}.executeStep();
  } catch (const SQLite::Exception& error) {
    throw no_database(path, error);
  }
}

DatabaseFile::~DatabaseFile() = default;

bool DatabaseFile::has_table(const std::string& table) const { return database_->tableExists(table); }

std::vector<std::string> DatabaseFile::tables_and_views() const {
  std::vector<std::string> names;
  SQLite::Statement select{*database_,
                           "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name"};
  while (select.executeStep()) names.push_back(select.getColumn(0).getString());
  return names;
}

bool DatabaseFile::read(const std::string& table, const TableColumns& columns, const ReportProblem& report,
                        const TableRow& row) const {
  const std::string place = path_ + ", table " + table;
  try {
    const std::vector<std::string> names = column_names(*database_, table);
    const std::vector<std::string_view> read{names.begin(), names.end()};
    const auto place_of = match_columns(place, 0, read, columns, report);
    if (!place_of) return false;
    const UnknownColumns unknown = unknown_columns(read, columns);
    SQLite::Statement select{*database_, "SELECT rowid, * FROM " + quoted_name(table) + " ORDER BY rowid"};
    std::vector<std::string> texts(columns.names.size());
    std::vector<std::string_view> cells(cell_count(columns));
    std::string filled;
    bool is_complete = true;
    while (select.executeStep()) {
      const int line = static_cast<int>(select.getColumn(0).getInt64());
      bool is_row = true;
      for (std::size_t i = 0; i < texts.size(); ++i) {
        texts[i].clear();
        cells[i] = texts[i];
        if ((*place_of)[i] == kAbsentColumn) continue;
        const SQLite::Column read_cell = select.getColumn(static_cast<int>((*place_of)[i]) + 1);
        const auto cell = cell_of(read_cell, holds(columns.bytes, columns.names[i]));
        if (cell && is_utf8(*cell)) {
          texts[i] = *cell;
          cells[i] = texts[i];
          continue;
        }
        report(no_cell(place, line, columns.names[i], read_cell));
        is_row = false;
      }
      if (columns.tells_unknown) {
        filled = names_of_filled(
            unknown, [&](std::size_t at) { return !select.getColumn(static_cast<int>(at) + 1).isNull(); });
        cells.back() = filled;
      }
      if (is_row) row(line, cells);
      is_complete = is_complete && is_row;
    }
    return is_complete;
  } catch (const SQLite::Exception& error) {
    const bool has_no_rowid = std::string_view{error.what()} == "no such column: rowid";
    report({place, 0, 0, std::string{"cannot be read: "} + error.what(),
            has_no_rowid ? "Make the table without WITHOUT ROWID" : "Check the table"});
    return false;
  }
}

std::optional<std::string> DatabaseFile::bytes(const std::string& table, const std::string& column,
                                               std::int64_t rowid) const {
  SQLite::Statement select{
      *database_, "SELECT " + quoted_name(column) + " FROM " + quoted_name(table) + " WHERE rowid = ?"};
  select.bind(1, rowid);
  if (!select.executeStep() || !select.getColumn(0).isBlob()) return std::nullopt;
  const SQLite::Column cell = select.getColumn(0);
  return std::string{static_cast<const char*>(cell.getBlob()), static_cast<std::size_t>(cell.getBytes())};
}

}  // namespace slettefrist::input
