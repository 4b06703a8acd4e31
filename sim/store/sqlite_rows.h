// Records shown to SQLite as the rows of a table, so that one statement takes in a whole batch of them.
//
// A statement a row opens and closes its table and every index each time, which costs a third of an insert.
// The rows come through a pointer that is bound for one run: to whoever else asks, the table is empty. This
// file must not know a table of the store.
#pragma once

#include <array>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>

#include "sim/model/day.h"

struct sqlite3;
struct sqlite3_stmt;

namespace slettefrist::store {

constexpr std::size_t kColumnsMax = 10;

// One column of the row that is shown. Texts and bytes stay where they stand; a day is written down here.
class Cell {
 public:
  enum class Kind : std::uint8_t { null, integer, text, bytes };

  void set_null() { kind_ = Kind::null; }
  void set(std::int64_t number) {
    kind_ = Kind::integer;
    number_ = number;
  }
  void set(Day day) {
    const std::size_t size = static_cast<std::size_t>(put_text(written_.data(), day) - written_.data());
    set(std::string_view{written_.data(), size});
  }
  void set(std::string_view text) {
    kind_ = Kind::text;
    bytes_ = text;
  }
  void set_bytes(std::string_view bytes) {
    kind_ = Kind::bytes;
    bytes_ = bytes;
  }

  Kind kind() const { return kind_; }
  std::int64_t number() const { return number_; }
  std::string_view bytes() const { return bytes_; }

 private:
  Kind kind_ = Kind::null;
  std::int64_t number_ = 0;
  std::string_view bytes_;
  std::array<char, kDayLength> written_;
};

using Cells = std::array<Cell, kColumnsMax>;

class Rows {
 public:
  virtual ~Rows() = default;
  // Shows the next row; false behind the last. May throw.
  virtual bool advance() = 0;
  const Cells& cells() const { return cells_; }

 protected:
  Cells cells_;

 private:
  friend struct RowsTable;
  std::exception_ptr failure_;
};

void add_rows_table(sqlite3* database);  // before any statement over it; throws StoreFailure

// For the text of a statement: the table, with columns c0, c1, ..., and its first `count` columns of all
// rows.
std::string rows_table_text();
std::string select_rows_text(std::size_t count);

// The one argument of the table, for a run that steps from row to row by itself.
void bind_rows(sqlite3_stmt* statement, Rows& rows);

class RowsStatement {
 public:
  RowsStatement(sqlite3* database, const std::string& sql);  // over rows_table_text()
  // Gives the number of rows changed. Throws SQLite::Exception, or what a row failed with: then the last that
  // was shown is the one that was refused, and those before it are written.
  std::int64_t run(Rows& rows);

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace slettefrist::store
