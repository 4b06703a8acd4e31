// A pack: a directory with one CSV file a table, read into a History or refused with all that is wrong in it.
//
// A row with a bad value is left out, but its id is kept, so that its children are not called parentless.
// What the columns are called stands in records.h, what they may hold in record_values.h.
#include <algorithm>
#include <filesystem>
#include <limits>
#include <system_error>

#include "sim/input/csv.h"
#include "sim/input/history_checks.h"
#include "sim/input/input.h"
#include "sim/input/pack_problems.h"
#include "sim/input/record_values.h"
#include "sim/input/utf8.h"

namespace slettefrist::input {
namespace {

// -- one value: the text to its type; false where it is no such value --

bool parse(std::string_view text, std::string& field) {
  field = text;
  return true;
}

bool parse(std::string_view text, Day& field) {
  const auto day = parse_day(text);
  field = day.value_or(Day{});
  return day.has_value();
}

bool parse(std::string_view text, Instant& field) {
  const auto instant = parse_instant(text);
  field = instant.value_or(Instant{});
  return instant.has_value();
}

// Digits only: a sign or a blank is a slip, and none of the counts may be negative.
bool parse(std::string_view text, std::int64_t& field) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  field = 0;
  if (text.empty()) return false;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    const std::int64_t digit = c - '0';
    if (field > (kMost - digit) / 10) return false;
    field = field * 10 + digit;
  }
  return true;
}

bool parse(std::string_view text, std::int32_t& field) {
  std::int64_t wide = 0;
  if (!parse(text, wide) || wide > std::numeric_limits<std::int32_t>::max()) return false;
  field = static_cast<std::int32_t>(wide);
  return true;
}

template <class Value>
bool parse(std::string_view text, std::optional<Value>& field) {
  field.reset();
  return text.empty() || parse(text, field.emplace());
}

template <class Field>
bool take(std::string_view column, Need need, std::string_view text, Field& field) {
  if (text.empty() && need == Need::required) return false;
  return parse(text, field) && may_hold(column, field);
}

std::string remedy_for(std::string_view text, ValueKind kind) {
  if (text.empty()) return "Fill it in: this column may not be empty";
  if (text.front() == ' ' || text.back() == ' ') return "Remove the blanks around the value";
  if (kind == ValueKind::instant) return "Write the instant in UTC, with T and a closing Z";
  if (kind == ValueKind::day) return "Write year, month and day with hyphens, or correct the day";
  return "Correct the value";
}

// -- one table --

template <class Record>
CsvColumns columns_of() {
  CsvColumns columns;
  Record record;
  visit_columns(record, [&](std::string_view name, Need, auto&) { columns.names.emplace_back(name); });
  if (Record::kArea == Area::document) columns.may_be_absent = {"content_sha256"};
  return columns;
}

template <class Record>
void read_row(PlacedTable<Record>& table, int line, const std::vector<std::string_view>& cells,
              const ReportProblem& report) {
  Record record;
  bool has_id = false;
  bool is_good = true;
  std::size_t at = 0;
  visit_columns(record, [&](std::string_view column, Need need, auto& field) {
    using Field = std::remove_reference_t<decltype(field)>;
    const std::string_view text = cells[at];
    const bool is_taken = take(column, need, text, field);
    if (at++ == 0) has_id = is_taken;  // the first column is the record's own id
    if (is_taken) return;
    is_good = false;
    report({table.file, line, 0,
            "column " + std::string{column} + ": read " + (text.empty() ? "nothing" : quoted(text)) +
                ", expected " + expected_of(column, kind_of<Field>(), need),
            remedy_for(text, kind_of<Field>())});
  });
  if (is_good) {
    table.add(std::move(record), line);
  } else if (has_id) {
    table.refused_ids.push_back(id_of(record));
  } else {
    table.has_unknown_ids = true;
  }
}

// Growing a table of millions means moving it again and again; room that is not used costs nothing.
std::size_t guessed_rows(const std::filesystem::path& path) {
  constexpr std::uintmax_t kUsualRowBytes = 100;
  constexpr std::uintmax_t kMostRowsGuessed = 10'000'000;
  std::error_code no_size;
  const std::uintmax_t bytes = std::filesystem::file_size(path, no_size);
  return no_size ? 0 : static_cast<std::size_t>(std::min(bytes / kUsualRowBytes, kMostRowsGuessed));
}

template <class Record>
void read_table(const std::filesystem::path& directory, PlacedTable<Record>& table,
                const ReportProblem& report) {
  const std::filesystem::path path = directory / (std::string{name_of(Record::kArea)} + ".csv");
  std::error_code unknown;  // such a file is for read_csv to report
  if (!std::filesystem::exists(path, unknown) && !unknown) return;
  table.file = path.string();
  table.reserve(guessed_rows(path));
  const bool is_complete = read_csv(
      table.file, columns_of<Record>(), report,
      [&](int line, const std::vector<std::string_view>& cells) { read_row(table, line, cells, report); });
  if (!is_complete) table.has_unknown_ids = true;
}

bool holds_a_table(const PlacedRecords& records) {
  return std::apply([](const auto&... table) { return (!table.file.empty() || ...); }, records.tables);
}

}  // namespace

History read_pack(const std::string& directory) {
  std::error_code unknown;
  if (!std::filesystem::is_directory(directory, unknown)) {
    throw InputError(Problem{directory, 0, 0,
                             "read no directory here, expected a pack: a directory with <table>.csv",
                             "Check the path"});
  }
  PackProblems problems;
  const ReportProblem report = [&](Problem problem) { problems.add(std::move(problem)); };
  PlacedRecords records;
  std::apply([&](auto&... table) { (read_table(directory, table, report), ...); }, records.tables);
  if (!holds_a_table(records)) {
    std::string names;
    for (const Area area : kAreas) names += (names.empty() ? "" : ", ") + std::string{name_of(area)} + ".csv";
    throw InputError(Problem{directory, 0, 0, "read no table here, expected at least one of " + names,
                             "Give the files these names"});
  }
  check_history(records, report);
  problems.throw_if_any(directory);
  return assemble_history(std::move(records));
}

}  // namespace slettefrist::input
