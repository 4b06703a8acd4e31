// Where the rows of one table go: a CSV file, a file of JSON lines, or a table of an SQLite database.
//
// Rows arrive as cells in the form of a TableForm. A sink must not know what a cell means.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/tables/table_form.h"

namespace SQLite {
class Database;
}

namespace slettefrist::report {

class TableSink {
 public:
  virtual ~TableSink() = default;
  // Appends the row to `rows`, in a form that only the sink knows; any number of threads may do so at once.
  // `bytes` are a document's, for sinks that keep them in the row.
  virtual void put(const tables::Cells& cells, const std::optional<std::string>& bytes,
                   std::string& rows) const = 0;
  // The rest is one thread's: the table is begun, takes rows in the order in which they are to stand, and is
  // closed.
  virtual void open() = 0;
  virtual void take(std::string_view rows, std::int64_t count) = 0;
  virtual void close() = 0;
  virtual std::int64_t lines_written() const = 0;    // with the header: the line of the last row
  virtual std::string sha256() const { return ""; }  // of a file of its own, once it is closed
};

// `form` has to outlive the sink. Throws InputError for text that the dialect's encoding cannot hold.
std::unique_ptr<TableSink> make_csv_sink(const std::string& path, const tables::TableForm& form,
                                         const tables::CsvDialect& dialect);
std::unique_ptr<TableSink> make_ndjson_sink(const std::string& path, const tables::TableForm& form);
// The last column of the table `document` holds the bytes themselves. The caller owns the transaction.
std::unique_ptr<TableSink> make_sqlite_sink(SQLite::Database& database, const tables::TableForm& form);

void append_json_text(std::string& line, std::string_view text);
void append_json_inside(std::string& line, std::string_view text);  // without its quotes

// {"name":value,...} of the rows of one table: numbers as numbers, empty cells as null.
class JsonRow {
 public:
  explicit JsonRow(const tables::TableForm& form);
  void append(std::string& line, const tables::Cells& cells) const;

 private:
  struct Field {
    std::string nothing;  // "{" or ",", the name, its colon and null
    std::string opening;  // the same up to the value, with the quote before a text
    bool is_number;
  };
  std::vector<Field> fields_;
};

}  // namespace slettefrist::report
