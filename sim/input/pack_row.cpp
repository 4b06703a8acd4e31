// Values out of cells, and what is said of those that are none; see pack_row.h.
#include "sim/input/pack_row.h"

namespace slettefrist::input {

bool parse_value(std::string_view text, std::string& field) {
  field = text;
  return true;
}

bool parse_value(std::string_view text, Day& field) {
  const auto day = parse_day(text);
  field = day.value_or(Day{});
  return day.has_value();
}

bool parse_value(std::string_view text, Instant& field) {
  const auto instant = parse_instant(text);
  field = instant.value_or(Instant{});
  return instant.has_value();
}

bool parse_value(std::string_view text, Area& field) {
  const auto area = area_named(text);
  field = area.value_or(Area{});
  return area.has_value();
}

// Digits only: a sign or a blank is a slip, and none of the counts may be negative.
bool parse_value(std::string_view text, std::int64_t& field) {
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

bool parse_value(std::string_view text, std::int32_t& field) {
  std::int64_t wide = 0;
  if (!parse_value(text, wide) || wide > std::numeric_limits<std::int32_t>::max()) return false;
  field = static_cast<std::int32_t>(wide);
  return true;
}

std::string remedy_for(std::string_view text, ValueKind kind) {
  if (text.empty()) return "Fill it in: this column may not be empty";
  if (text.front() == ' ' || text.back() == ' ') return "Remove the blanks around the value";
  if (kind == ValueKind::instant) return "Write the instant in UTC, with T and a closing Z";
  if (kind == ValueKind::area) return "Write the name of the table that the held record is in";
  if (kind == ValueKind::day) return "Write year, month and day with hyphens, or correct the day";
  return "Correct the value";
}

RowReader::RowReader(const tables::TableForm& form, std::string file, const ReportProblem& report)
    : form_(form), file_(std::move(file)), report_(report) {
  for (const auto& field : form.fields()) {
    if (!field.our_cell) continue;
    names_.resize(std::max(names_.size(), *field.our_cell + 1));
    names_[*field.our_cell] = field.name;
  }
}

bool RowReader::translate(int line, const std::vector<std::string_view>& theirs) {
  const std::vector<tables::Fault> faults = form_.to_ours(theirs, ours_);
  names_.resize(ours_.size());
  is_faulty_.assign(ours_.size(), false);
  for (const tables::Fault& fault : faults) {
    const auto& field = form_.fields()[fault.field];
    if (field.our_cell) is_faulty_[*field.our_cell] = true;
    const std::string_view read = theirs[fault.field];
    report_({file_, line, 0,
             "column " + field.name + ": read " + (read.empty() ? "nothing" : quoted(read)) + ", expected " +
                 fault.expected,
             fault.remedy});
  }
  return faults.empty();
}

void RowReader::refuse(int line, std::size_t cell, const std::string& expected, ValueKind kind) {
  const std::string& text = ours_[cell];
  // Nothing was there to be translated: what is wanted is what this table would hold.
  const std::string theirs = text.empty() && kind == ValueKind::instant ? form_.expected_instant() : "";
  report_({file_, line, 0,
           "column " + names_[cell] + ": read " + (text.empty() ? "nothing" : quoted(text)) + ", expected " +
               (theirs.empty() ? expected : theirs),
           remedy_for(text, kind)});
}

}  // namespace slettefrist::input
