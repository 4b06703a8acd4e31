// The columns that a table in a file has to have, and where in its rows they stand.
//
// The same for CSV, JSON lines and SQLite, so that a wrong column is told in the same words. This file must
// not know a format or a record.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/model/input_error.h"

namespace slettefrist::input {

constexpr std::size_t kAbsentColumn = static_cast<std::size_t>(-1);

// The columns a file must have, in the order in which a caller wants its cells; the file may have them in
// any.
struct TableColumns {
  std::vector<std::string> names;
  std::vector<std::string> may_be_absent = {};  // some of `names`: cells empty where the column is absent
  std::vector<std::string> ignored = {};        // may be there and are passed over
  std::vector<std::string> numbers = {};        // some of `names`: numbers where a format has numbers
  std::vector<std::string> bytes = {};          // some of `names`: may hold bytes, which come as empty cells
  bool may_be_mapped = false;                   // a mapping may say how the columns are called
  // Unknown columns are no problem: one more cell names those that hold something, never what they hold.
  bool tells_unknown = false;
};

// The line on which the row begins (in SQLite its rowid), and its cells in the caller's order.
using TableRow = std::function<void(int line, const std::vector<std::string_view>& cells)>;
using ReportProblem = std::function<void(Problem)>;

bool holds(const std::vector<std::string>& names, std::string_view name);

// For each wanted column its place among `read`, or nothing when there are unknown, doubled or missing ones.
std::optional<std::vector<std::size_t>> match_columns(const std::string& path, int line,
                                                      const std::vector<std::string_view>& read,
                                                      const TableColumns& columns,
                                                      const ReportProblem& report);

// Of columns that tell the unknown: where those stand that are neither wanted nor passed over.
using UnknownColumns = std::vector<std::pair<std::size_t, std::string>>;
UnknownColumns unknown_columns(const std::vector<std::string_view>& read, const TableColumns& columns);
// Their cell: "a, b", "" where none of them holds anything.
std::string names_of_filled(const UnknownColumns& columns,
                            const std::function<bool(std::size_t at)>& is_filled);
std::size_t cell_count(const TableColumns& columns);  // of each row that is handed over

// "read unknown column ..., did you mean ...": shared with rows that name their columns themselves.
void report_unknown_column(const std::string& path, int line, std::string_view read,
                           const TableColumns& columns, const ReportProblem& report);

std::string joined(const std::vector<std::string>& names);  // "a, b, c"

}  // namespace slettefrist::input
