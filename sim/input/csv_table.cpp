// A CSV file under a header: which columns there are, and rows with their cells in the caller's order.
//
// Everything that is wrong with the file itself is reported here, so that a caller only sees rows that can be
// read. What the cells mean this file must not know.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

#include "sim/input/csv.h"
#include "sim/input/utf8.h"
#include "sim/tables/encoding.h"

namespace slettefrist::input {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 20;

// Spreadsheets in Denmark write semicolons; one problem then says more than a list of missing columns.
bool has_foreign_separator(const CsvReader& header, const TableColumns& columns,
                           const tables::CsvDialect& dialect) {
  if (dialect.delimiter != ',') return false;
  if (header.cells().size() != 1 || columns.names.size() < 2) return false;
  return header.cells()[0].find_first_of(";\t") != std::string_view::npos;
}

struct Header {
  std::vector<std::size_t> cell_of;  // of each wanted column
  UnknownColumns unknown;
};

const char* remedy_of(const CsvReader& row, const char* of_quotes) {
  const bool is_line_end = row.fault() == kStrayReturn;
  return is_line_end ? "End each line with a line feed, after a carriage return or without one" : of_quotes;
}

std::optional<Header> read_header(const std::string& path, CsvReader& reader, const TableColumns& columns,
                                  const ReportProblem& report, const tables::CsvDialect& dialect) {
  if (!reader.next_row()) {
    report({path, 1, 0, "read an empty file, expected a header row: " + joined(columns.names),
            "Write the header, or leave the file out"});
    return std::nullopt;
  }
  if (!reader.fault().empty()) {
    report({path, reader.line(), 0, "header: " + reader.fault(),
            remedy_of(reader, "Write the column names without quotes")});
    return std::nullopt;
  }
  if (has_foreign_separator(reader, columns, dialect)) {
    report({path, reader.line(), 0,
            "header: read " + quoted(reader.cells()[0]) + ", expected column names with commas between them",
            "Save the file with commas, not semicolons or tabs, or give a --mapping"});
    return std::nullopt;
  }
  std::vector<std::string> decoded;
  for (const std::string_view cell : reader.cells()) {
    decoded.push_back(tables::decoded(cell, dialect.encoding).value_or(std::string{cell}));
  }
  const std::vector<std::string_view> read{decoded.begin(), decoded.end()};
  auto cell_of = match_columns(path, reader.line(), read, columns, report);
  if (!cell_of) return std::nullopt;
  return Header{std::move(*cell_of), unknown_columns(read, columns)};
}

// What is wrong with the row as a row; nothing if it can be handed over.
std::optional<Problem> fault_of_row(const std::string& path, const CsvReader& row, std::size_t width,
                                    char delimiter) {
  if (!row.fault().empty()) {
    return Problem{path, row.line(), 0, "malformed row: " + row.fault(),
                   remedy_of(row, "Put the whole value in quotes and double each quote inside it")};
  }
  const std::size_t read = row.cells().size();
  if (read != width) {
    const std::string separator = delimiter == ',' ? "commas" : "separators";
    return Problem{path, row.line(), 0,
                   "read " + std::to_string(read) + " values, expected " + std::to_string(width) +
                       ", one a column of the header",
                   read > width ? "Put values that hold " + separator + " in quotes"
                                : "Leave empty values empty, but keep their " + separator};
  }
  return std::nullopt;
}

// The cells of a row as UTF-8; remembers the texts that had to be made for it.
class Decoder {
 public:
  Decoder(const std::string& path, const TableColumns& columns, tables::Encoding encoding)
      : path_(path), columns_(columns), encoding_(encoding), texts_(columns.names.size()) {}

  // Nothing wrong: `cells` holds the row in the caller's order.
  std::optional<Problem> decode(const CsvReader& row, const std::vector<std::size_t>& cell_of,
                                std::vector<std::string_view>& cells) {
    for (std::size_t i = 0; i < cell_of.size(); ++i) {
      cells[i] = cell_of[i] == kAbsentColumn ? std::string_view{} : row.cells()[cell_of[i]];
      if (encoding_ != tables::Encoding::utf_8) {
        const auto text = tables::decoded(cells[i], encoding_);
        if (!text) return problem(row, i, cells[i]);
        texts_[i] = *text;
        cells[i] = texts_[i];
      }
      if (!is_utf8(cells[i])) return problem(row, i, cells[i]);
    }
    return std::nullopt;
  }

 private:
  Problem problem(const CsvReader& row, std::size_t column, std::string_view cell) const {
    if (cell.find('\0') != std::string_view::npos) {
      return {path_, row.line(), 0,
              "column " + columns_.names[column] + ": read " + quoted(cell) +
                  ", expected text without zero bytes",
              "Take the zero byte out"};
    }
    const bool is_usual = encoding_ == tables::Encoding::utf_8;
    return {path_, row.line(), 0,
            "column " + columns_.names[column] + ": read " + quoted(cell) + ", expected " +
                (is_usual ? "UTF-8 text" : std::string{tables::name_of(encoding_)} + " text"),
            is_usual ? "Save the file as UTF-8" : "Save the file as the mapping's encoding says"};
  }
  const std::string& path_;
  const TableColumns& columns_;
  tables::Encoding encoding_;
  std::vector<std::string> texts_;
};

}  // namespace

bool read_csv(const std::string& path, const TableColumns& columns, const ReportProblem& report,
              const TableRow& row, const tables::CsvDialect& dialect) {
  std::ifstream file(path, std::ios::binary);
  std::error_code unknown;
  if (!file || std::filesystem::is_directory(path, unknown)) {
    report({path, 0, 0, "cannot be read, expected a CSV file", "Check the path and its permissions"});
    return false;
  }
  CsvReader reader(file, kBlockBytes, dialect.delimiter);
  const auto header = read_header(path, reader, columns, report, dialect);
  if (!header) return false;
  const std::size_t width = reader.cells().size();
  std::vector<std::string_view> cells(cell_count(columns));
  std::string filled;
  Decoder decoder{path, columns, dialect.encoding};
  bool is_complete = true;
  while (reader.next_row()) {
    auto problem = fault_of_row(path, reader, width, dialect.delimiter);
    if (!problem) problem = decoder.decode(reader, header->cell_of, cells);
    if (problem) {
      report(std::move(*problem));
      is_complete = false;
      continue;
    }
    if (columns.tells_unknown) {
      filled = names_of_filled(header->unknown, [&](std::size_t at) { return !reader.cells()[at].empty(); });
      cells.back() = filled;
    }
    row(reader.line(), cells);
  }
  if (file.bad()) {
    report({path, reader.line(), 0, "reading stopped here: the disk or the network failed", "Try again"});
    is_complete = false;
  }
  return is_complete;
}

}  // namespace slettefrist::input
