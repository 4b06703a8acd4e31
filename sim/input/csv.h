// Comma-separated files (RFC 4180, or a team's dialect) row by row: quotes, doubled quotes, line ends inside
// quotes.
//
// A file is read in blocks, so that its size does not matter; a cell lives until the next row is read. This
// file must not know a table or a record.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "sim/input/table_header.h"
#include "sim/tables/mapping.h"

namespace slettefrist::input {

constexpr const char* kStrayReturn = "a carriage return stands without its line feed";

// Rows of cells out of a stream. Empty lines are passed over, a byte order mark at the start too.
class CsvReader {
 public:
  explicit CsvReader(std::istream& input, std::size_t block_bytes = std::size_t{1} << 20,
                     char delimiter = ',');

  bool next_row();                    // false at the end of the input
  int line() const { return line_; }  // where the row begins, from 1
  const std::vector<std::string_view>& cells() const { return cells_; }
  // Not empty: why this row is no row of a CSV file. Its cells are then worth nothing.
  const std::string& fault() const { return fault_; }

 private:
  enum class State : std::uint8_t { cell_start, plain, quoted, quote_seen, after_quote };
  struct Span {  // from the row's begin, so that moving the buffer's content does not matter
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_quoted = false;
    bool has_doubled_quotes = false;
  };

  bool refill();
  void start_row();
  void scan_row();
  bool take(char c);  // true where the row ends
  bool take_plain(char c);
  bool take_after_quote(char c);
  void end_cell();
  void end_row();
  void end_input();
  void cut_cells();
  void blame(const char* fault);

  std::istream& input_;
  std::size_t block_bytes_;
  char delimiter_;
  std::string buffer_;
  std::size_t row_begin_ = 0;
  std::size_t at_ = 0;  // the next byte to look at
  int line_ = 0;
  int next_line_ = 1;
  State state_ = State::cell_start;
  int stray_returns_ = 0;  // carriage returns outside quotes that no line feed followed
  Span open_;
  std::vector<Span> spans_;
  std::vector<std::string_view> cells_;
  std::string fault_;
};

// Calls `row` for each row below the header and reports the rest: a file that cannot be read, an unknown or
// missing column, a malformed row, bytes that are no text. False if any row was not handed over.
bool read_csv(const std::string& path, const TableColumns& columns, const ReportProblem& report,
              const TableRow& row, const tables::CsvDialect& dialect = {});

}  // namespace slettefrist::input
