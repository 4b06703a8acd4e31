// JSON lines row by row.
//
// A number where a text belongs is refused: a code 067 written as a number has lost its zero. This file must
// not know a record.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "sim/input/json_row.h"
#include "sim/input/table_files.h"
#include "sim/input/utf8.h"

namespace slettefrist::input {
namespace {

using Json = nlohmann::json;

// The cell as text; nothing where the value has no business in this column.
std::optional<std::string> cell_of(const Json& value, bool is_number) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (is_number && value.is_number_integer()) return value.dump();
  return std::nullopt;
}

class Lines {
 public:
  Lines(const std::string& path, const TableColumns& columns, const ReportProblem& report)
      : path_(path), columns_(columns), report_(report), texts_(columns.names.size()) {}

  // False where the line is no row.
  bool take(int line, const std::string& text, std::vector<std::string_view>& cells) {
    std::string trouble;
    const Json object = parse_json_row<Json>(text, trouble);
    if (!trouble.empty()) {
      report_({path_, line, 0, trouble, "Write one {\"column\": value, ...} a line"});
      return false;
    }
    if (!object.is_object()) {
      report_({path_, line, 0, "read " + quoted(text) + ", expected a JSON object",
               "Write one {\"column\": value, ...} a line, in UTF-8"});
      return false;
    }
    bool is_row = true;
    std::vector<std::string> unknown;
    for (const auto& [name, value] : object.items()) {
      if (holds(columns_.names, name) || holds(columns_.ignored, name)) continue;
      if (columns_.tells_unknown) {
        const bool is_empty =
            value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty());
        if (!is_empty) unknown.push_back(name);
        continue;
      }
      report_unknown_column(path_, line, name, columns_, report_);
      is_row = false;
    }
    for (std::size_t i = 0; i < columns_.names.size(); ++i) {
      is_row = take_cell(line, object, i) && is_row;
      cells[i] = texts_[i];
    }
    unknown_ = joined(unknown);
    if (columns_.tells_unknown) cells.back() = unknown_;
    return is_row;
  }

 private:
  bool take_cell(int line, const Json& object, std::size_t at) {
    const std::string& name = columns_.names[at];
    texts_[at].clear();
    const auto found = object.find(name);
    if (found == object.end()) {
      if (holds(columns_.may_be_absent, name)) return true;
      report_({path_, line, 0, "column " + name + " is missing", "Write it as null where it is empty"});
      return false;
    }
    const bool is_number = holds(columns_.numbers, name);
    auto cell = cell_of(*found, is_number);
    if (!cell || !is_utf8(*cell)) {
      report_({path_, line, 0,
               "column " + name + ": read " +
                   quoted(found->dump(-1, ' ', false, Json::error_handler_t::replace)) + ", expected " +
                   (is_number ? "a whole number, or null" : "a text in quotes, or null"),
               is_number ? "Correct the value" : "Put the value in quotes, with its leading zeros"});
      return false;
    }
    texts_[at] = std::move(*cell);
    return true;
  }

  const std::string& path_;
  const TableColumns& columns_;
  const ReportProblem& report_;
  std::vector<std::string> texts_;
  std::string unknown_;
};

}  // namespace

bool read_ndjson(const std::string& path, const TableColumns& columns, const ReportProblem& report,
                 const TableRow& row) {
  std::ifstream file(path, std::ios::binary);
  std::error_code unknown;
  if (!file || std::filesystem::is_directory(path, unknown)) {
    report(
        {path, 0, 0, "cannot be read, expected a file of JSON lines", "Check the path and its permissions"});
    return false;
  }
  Lines lines{path, columns, report};
  std::vector<std::string_view> cells(cell_count(columns));
  std::string text;
  bool is_complete = true;
  for (int line = 1; std::getline(file, text); ++line) {
    if (!text.empty() && text.back() == '\r') text.pop_back();
    if (text.empty()) continue;
    if (lines.take(line, text, cells)) {
      row(line, cells);
    } else {
      is_complete = false;
    }
  }
  if (file.bad()) {
    report({path, 0, 0, "reading stopped: the disk or the network failed", "Try again"});
    is_complete = false;
  }
  return is_complete;
}

}  // namespace slettefrist::input
