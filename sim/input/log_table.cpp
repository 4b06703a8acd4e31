// Cells of the log to rows, with the misfits of each; see log_table.h.
//
// A misfit names columns and what they should hold, never the value: it may be personal.
#include "sim/input/log_table.h"

#include "sim/input/pack_row.h"
#include "sim/tables/cells.h"

namespace slettefrist::input {
namespace {

enum LogCell : std::size_t { kRunAt, kAsOf, kArea, kRecordId, kRule, kDueOn, kLogCells };

class LogReader {
 public:
  explicit LogReader(const tables::TableForm& form) : form_(form), names_(kLogCells) {
    for (const auto& field : form_.fields()) {
      if (field.our_cell) names_[*field.our_cell] = field.name;
    }
  }

  // One cell a column, and one that names the columns the log does not have.
  LogRow read(std::vector<std::string_view> cells) {
    row_ = {};
    const std::string_view unknown = cells.back();
    cells.pop_back();
    translate(cells);
    Instant run_at;
    if (holds(kRunAt, "an instant", run_at)) row_.run_at = run_at.seconds;
    Day day;
    holds(kAsOf, "a day", day);
    holds(kArea, "a text", row_.area);
    RecordId id = 0;
    if (holds(kRecordId, "a whole number", id)) row_.record_id = id;
    holds(kRule, "a text", row_.rule);
    holds(kDueOn, "a day", day);
    row_.as_of = ours_[kAsOf];
    row_.due_on = ours_[kDueOn];
    if (!unknown.empty()) misfit(unknown, {DetailPhrase::is_unknown_column});
    return std::move(row_);
  }

 private:
  void translate(const std::vector<std::string_view>& theirs) {
    const std::vector<tables::Fault> faults = form_.to_ours(theirs, ours_);
    is_told_.assign(kLogCells, false);
    for (const tables::Fault& fault : faults) {
      const auto& field = form_.fields()[fault.field];
      if (field.our_cell) is_told_[*field.our_cell] = true;
      misfit(field.name, {DetailPhrase::is_not_as_expected, fault.expected});
    }
  }

  template <class Field>
  bool holds(LogCell cell, const char* expected, Field& field) {
    if (!ours_[cell].empty() && parse_value(ours_[cell], field)) return true;
    if (is_told_[cell]) return false;
    misfit(names_[cell], ours_[cell].empty() ? DetailPart{DetailPhrase::is_empty}
                                             : DetailPart{DetailPhrase::is_not_as_expected, expected});
    return false;
  }

  void misfit(std::string_view column, DetailPart what) {
    append_detail(row_.misfit, {{DetailPhrase::column_named, std::string{column}}, std::move(what)});
  }

  const tables::TableForm& form_;
  std::vector<std::string> names_;  // theirs, by our cell
  tables::Cells ours_;
  std::vector<bool> is_told_;
  LogRow row_;
};

}  // namespace

std::optional<std::vector<LogRow>> read_log(const TableSource& source, const ReportProblem& report) {
  const tables::TableForm form = source.form_of(tables::kDeletionLogTable, tables::columns_of_log());
  const std::string place = source.place_of(form);
  if (place.empty()) return std::nullopt;
  std::vector<LogRow> rows;
  LogReader reader{form};
  const auto take = [&](int, const std::vector<std::string_view>& cells) {
    rows.push_back(reader.read(cells));
  };
  source.read_rows(form, place, report, take, true);
  return rows;
}

}  // namespace slettefrist::input
