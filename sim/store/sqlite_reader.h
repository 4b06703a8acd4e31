// The observer's eyes on an SQLite store: which rows are there and what they hold.
//
// Rows are digested where SQLite reads them (sqlite_digest.h), so that a whole table can be compared without
// an allocation a row. It must not know what should be there.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/store/row_sums.h"
#include "sim/store/sqlite_cursor.h"
#include "sim/store/table_names.h"

namespace slettefrist::store {

class SqliteReader {
 public:
  SqliteReader(sqlite3* database, CursorCache& cursors, const TableNames& names);

  void snapshot(const std::function<void()>& body);
  std::vector<RecordId> present(Area area, const std::vector<RecordId>& ids);
  std::int64_t row_count(Area area);  // reads all of the table, or of an index of it
  void inventory(Area area, const std::function<void(RecordId, std::uint64_t)>& row);
  RowSum row_sum(Area area, sqlite3* beside);
  std::optional<std::uint64_t> digest(Area area, RecordId id);
  std::vector<Value> row(Area area, RecordId id);
  std::int64_t schema_version();
  std::int64_t data_version();  // moved by other connections' commits only
  // The tables as the file has them, read past what the connection remembers of them.
  std::string schema_text();
  // Of the record tables that are there and are tables: the statement by which each came to be.
  std::map<Area, std::string> table_definitions();

 private:
  void require_table(Area area);
  std::int64_t pragma(const std::string& text);
  struct Texts {
    std::string present;
    std::string count;
    std::string inventory;
    std::string digest;
    std::string row;
  };

  sqlite3* database_;
  CursorCache& cursors_;
  std::array<Texts, kAreaCount> texts_;
  std::array<std::optional<RowSums>, kAreaCount> sums_;
  std::array<std::string, kAreaCount> tables_;
};

}  // namespace slettefrist::store
