// One row of text cells into one record, or into the problems it has.
//
// A row with a bad value is left out, but its id is kept, so that its children are not called parentless.
// What the columns are called stands in records.h, what they may hold in record_values.h. This file must not
// know a format.
#pragma once

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "sim/input/history_checks.h"
#include "sim/input/record_values.h"
#include "sim/tables/table_form.h"

namespace slettefrist::input {

// -- one value: the text to its type; false where it is no such value --

bool parse_value(std::string_view text, std::string& field);
bool parse_value(std::string_view text, Day& field);
bool parse_value(std::string_view text, Instant& field);
bool parse_value(std::string_view text, Area& field);  // one of kAreas
bool parse_value(std::string_view text, std::int64_t& field);
bool parse_value(std::string_view text, std::int32_t& field);
template <class Value>
bool parse_value(std::string_view text, std::optional<Value>& field) {
  field.reset();
  return text.empty() || parse_value(text, field.emplace());
}

template <class Field>
bool take_value(std::string_view column, Need need, std::string_view text, Field& field) {
  if (text.empty() && need == Need::required) return false;
  return parse_value(text, field) && may_hold(column, field);
}

std::string remedy_for(std::string_view text, ValueKind kind);

// Reads the rows of one table; used once a table, with the same report for all of its rows.
class RowReader {
 public:
  RowReader(const tables::TableForm& form, std::string file, const ReportProblem& report);

  // False where the row is no record; `has_id` tells whether its id could be read.
  template <class Record>
  bool read(int line, const std::vector<std::string_view>& theirs, Record& record, bool& has_id,
            std::size_t first_cell = 0) {
    bool is_good = translate(line, theirs);
    std::size_t at = first_cell;
    has_id = true;
    visit_columns(record, [&](std::string_view column, Need need, auto& field) {
      using Field = std::remove_reference_t<decltype(field)>;
      const std::size_t cell = at++;
      const bool is_id = cell == first_cell;  // the first column is the record's own id
      if (is_faulty_[cell] || !take_value(column, need, ours_[cell], field)) {
        if (!is_faulty_[cell])
          refuse(line, cell, expected_of(column, kind_of<Field>(), need), kind_of<Field>());
        is_good = false;
        if (is_id) has_id = false;
      }
    });
    return is_good;
  }
  const std::string& cell(std::size_t at) const { return ours_[at]; }

 private:
  bool translate(int line, const std::vector<std::string_view>& theirs);
  void refuse(int line, std::size_t cell, const std::string& expected, ValueKind kind);

  const tables::TableForm& form_;
  std::string file_;
  const ReportProblem& report_;
  std::vector<std::string> names_;  // theirs, by our cell
  tables::Cells ours_;
  std::vector<bool> is_faulty_;
};

}  // namespace slettefrist::input
