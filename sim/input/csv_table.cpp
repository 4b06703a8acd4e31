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

namespace slettefrist::input {
namespace {

constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);
using Report = std::function<void(Problem)>;

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

// Spreadsheets in Denmark write semicolons; one problem then says more than a list of missing columns.
bool has_foreign_separator(const CsvReader& header, const CsvColumns& columns) {
  if (header.cells().size() != 1 || columns.names.size() < 2) return false;
  return header.cells()[0].find_first_of(";\t") != std::string_view::npos;
}

void report_unknown(const std::string& path, int line, std::string_view read, const CsvColumns& columns,
                    const Report& report) {
  const std::string nearest = nearest_name(std::string{read}, columns.names);
  report({path, line, 0,
          "header: read unknown column " + quoted(read) + ", expected only " + joined(columns.names),
          nearest.empty() ? "Remove the column" : "Did you mean " + nearest + "?"});
}

// For each wanted column the cell that holds it, or nothing when the header is wrong.
std::optional<std::vector<std::size_t>> match_header(const std::string& path, const CsvReader& header,
                                                     const CsvColumns& columns, const Report& report) {
  std::vector<std::size_t> cell_of(columns.names.size(), kAbsent);
  bool is_right = true;
  for (std::size_t cell = 0; cell < header.cells().size(); ++cell) {
    const std::string_view read = header.cells()[cell];
    const auto known = std::find(columns.names.begin(), columns.names.end(), read);
    if (known == columns.names.end()) {
      report_unknown(path, header.line(), read, columns, report);
      is_right = false;
      continue;
    }
    std::size_t& place = cell_of[static_cast<std::size_t>(known - columns.names.begin())];
    if (place != kAbsent) {
      report({path, header.line(), 0, "header: column " + *known + " read twice, expected once",
              "Remove one of the two columns"});
      is_right = false;
    }
    place = cell;
  }
  for (std::size_t i = 0; i < cell_of.size(); ++i) {
    const auto& optional = columns.may_be_absent;
    if (cell_of[i] != kAbsent) continue;
    if (std::find(optional.begin(), optional.end(), columns.names[i]) != optional.end()) continue;
    report({path, header.line(), 0, "header: column " + columns.names[i] + " is missing",
            "Add it; the order of the columns is free"});
    is_right = false;
  }
  if (!is_right) return std::nullopt;
  return cell_of;
}

std::optional<std::vector<std::size_t>> read_header(const std::string& path, CsvReader& reader,
                                                    const CsvColumns& columns, const Report& report) {
  if (!reader.next_row()) {
    report({path, 1, 0, "read an empty file, expected a header row: " + joined(columns.names),
            "Write the header, or leave the file out"});
    return std::nullopt;
  }
  if (!reader.fault().empty()) {
    report({path, reader.line(), 0, "header: " + reader.fault(), "Write the column names without quotes"});
    return std::nullopt;
  }
  if (has_foreign_separator(reader, columns)) {
    report({path, reader.line(), 0,
            "header: read " + quoted(reader.cells()[0]) + ", expected column names with commas between them",
            "Save the file with commas, not semicolons or tabs"});
    return std::nullopt;
  }
  return match_header(path, reader, columns, report);
}

// What is wrong with the row as a row; nothing if it can be handed over.
std::optional<Problem> fault_of_row(const std::string& path, const CsvReader& row, std::size_t width,
                                    const std::vector<std::size_t>& cell_of,
                                    const std::vector<std::string>& names) {
  if (!row.fault().empty()) {
    return Problem{path, row.line(), 0, "malformed row: " + row.fault(),
                   "Put the whole value in quotes and double each quote inside it"};
  }
  const std::size_t read = row.cells().size();
  if (read != width) {
    return Problem{path, row.line(), 0,
                   "read " + std::to_string(read) + " values, expected " + std::to_string(width) +
                       ", one a column of the header",
                   read > width ? "Put values that hold commas in quotes"
                                : "Leave empty values empty, but keep their commas"};
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (cell_of[i] == kAbsent || is_utf8(row.cells()[cell_of[i]])) continue;
    return Problem{
        path, row.line(), 0,
        "column " + names[i] + ": read " + quoted(row.cells()[cell_of[i]]) + ", expected UTF-8 text",
        "Save the file as UTF-8"};
  }
  return std::nullopt;
}

}  // namespace

bool read_csv(const std::string& path, const CsvColumns& columns, const Report& report, const CsvRow& row) {
  std::ifstream file(path, std::ios::binary);
  std::error_code unknown;
  if (!file || std::filesystem::is_directory(path, unknown)) {
    report({path, 0, 0, "cannot be read, expected a CSV file", "Check the path and its permissions"});
    return false;
  }
  CsvReader reader(file);
  const auto cell_of = read_header(path, reader, columns, report);
  if (!cell_of) return false;
  const std::size_t width = reader.cells().size();
  std::vector<std::string_view> cells(columns.names.size());
  bool is_complete = true;
  while (reader.next_row()) {
    if (auto problem = fault_of_row(path, reader, width, *cell_of, columns.names)) {
      report(std::move(*problem));
      is_complete = false;
      continue;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      cells[i] = (*cell_of)[i] == kAbsent ? std::string_view{} : reader.cells()[(*cell_of)[i]];
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
