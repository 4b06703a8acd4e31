// One table out of a file of JSON lines, or out of an SQLite database; CSV files have csv.h.
//
// Both hand over rows of text cells in the caller's order and report the rest, as read_csv does. Neither may
// know a record.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/input/table_header.h"

namespace SQLite {
class Database;
}

namespace slettefrist::input {

// One JSON object a line; empty lines are passed over. False if any row was not handed over.
bool read_ndjson(const std::string& path, const TableColumns& columns, const ReportProblem& report,
                 const TableRow& row);

// A database that is only read. Bytes (BLOB) come as empty cells where a column may
// hold them, and are asked for row by row.
class DatabaseFile {
 public:
  explicit DatabaseFile(const std::string& path);  // throws InputError where there is no SQLite database
  // Whatever is written meanwhile, all reads see one state; beside a file nobody has open nothing appears.
  struct Snapshot {
    std::string path;
  };
  explicit DatabaseFile(const Snapshot& snapshot);
  ~DatabaseFile();

  bool has_table(const std::string& table) const;
  std::vector<std::string> tables_and_views() const;  // by name
  // The line of a row is its rowid.
  bool read(const std::string& table, const TableColumns& columns, const ReportProblem& report,
            const TableRow& row) const;
  std::optional<std::string> bytes(const std::string& table, const std::string& column,
                                   std::int64_t rowid) const;

 private:
  std::string path_;
  std::unique_ptr<SQLite::Database> database_;
};

}  // namespace slettefrist::input
