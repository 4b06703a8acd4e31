// Matching the columns of a file with those that are wanted; see table_header.h.
#include "sim/input/table_header.h"

#include <algorithm>

#include "sim/input/utf8.h"

namespace slettefrist::input {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void report_unknown_column(const std::string& path, int line, std::string_view read,
                           const TableColumns& columns, const ReportProblem& report) {
  const std::string nearest = nearest_name(std::string{read}, columns.names);
  report({path, line, 0,
          "header: read unknown column " + quoted(read) + ", expected only " + joined(columns.names),
          !nearest.empty()        ? "Did you mean " + nearest + "?"
          : columns.may_be_mapped ? "Remove the column, or say with --mapping what it stands for"
                                  : "Remove the column"});
}

namespace {

// To tell of each such column alone would advise to remove them all.
bool is_no_header(const std::vector<std::string_view>& read, const TableColumns& columns) {
  return read.size() > 1 && std::none_of(read.begin(), read.end(), [&columns](std::string_view name) {
           return holds(columns.names, name) || holds(columns.ignored, name) ||
                  !nearest_name(std::string{name}, columns.names).empty();
         });
}

void report_no_header(const std::string& path, int line, const std::vector<std::string_view>& read,
                      const TableColumns& columns, const ReportProblem& report) {
  const bool is_utf16 = read.front().starts_with("\xFF\xFE") || read.front().starts_with("\xFE\xFF");
  report(
      {path, line, 0,
       (is_utf16 ? "header: read UTF-16"
                 : "header: read " + quoted(read.front()) + " and others, none of which is a column") +
           std::string{", expected "} + joined(columns.names),
       is_utf16 ? "Save the file as UTF-8" : "Put a line with the names of the columns above the first row"});
}

}  // namespace

std::optional<std::vector<std::size_t>> match_columns(const std::string& path, int line,
                                                      const std::vector<std::string_view>& read,
                                                      const TableColumns& columns,
                                                      const ReportProblem& report) {
  if (!columns.tells_unknown && is_no_header(read, columns)) {
    report_no_header(path, line, read, columns, report);
    return std::nullopt;
  }
  std::vector<std::size_t> place_of(columns.names.size(), kAbsentColumn);
  bool is_right = true;
  for (std::size_t at = 0; at < read.size(); ++at) {
    const auto known = std::find(columns.names.begin(), columns.names.end(), read[at]);
    if (known == columns.names.end()) {
      if (columns.tells_unknown || holds(columns.ignored, read[at])) continue;
      report_unknown_column(path, line, read[at], columns, report);
      is_right = false;
      continue;
    }
    std::size_t& place = place_of[static_cast<std::size_t>(known - columns.names.begin())];
    if (place != kAbsentColumn) {
      report({path, line, 0, "header: column " + *known + " read twice, expected once",
              "Remove one of the two columns"});
      is_right = false;
    }
    place = at;
  }
  for (std::size_t i = 0; i < place_of.size(); ++i) {
    if (place_of[i] != kAbsentColumn || holds(columns.may_be_absent, columns.names[i])) continue;
    report({path, line, 0, "header: column " + columns.names[i] + " is missing",
            columns.may_be_mapped
                ? "Add it, or say with --mapping how it is called; the order of the columns is free"
                : "Add it; the order of the columns is free"});
    is_right = false;
  }
  if (!is_right) return std::nullopt;
  return place_of;
}

UnknownColumns unknown_columns(const std::vector<std::string_view>& read, const TableColumns& columns) {
  UnknownColumns unknown;
  if (!columns.tells_unknown) return unknown;
  for (std::size_t at = 0; at < read.size(); ++at) {
    if (holds(columns.names, read[at]) || holds(columns.ignored, read[at])) continue;
    unknown.emplace_back(at, read[at]);
  }
  return unknown;
}

std::string names_of_filled(const UnknownColumns& columns,
                            const std::function<bool(std::size_t at)>& is_filled) {
  std::vector<std::string> names;
  for (const auto& [at, name] : columns) {
    if (is_filled(at)) names.push_back(name);
  }
  return joined(names);
}

std::size_t cell_count(const TableColumns& columns) {
  return columns.names.size() + (columns.tells_unknown ? 1 : 0);
}

}  // namespace slettefrist::input
