// Reading a table without the others; see holds_file.h.
//
// Every value is refused in the words that a pack would use. This file must not know a mapping.
#include "sim/input/holds_file.h"

#include "sim/input/csv.h"
#include "sim/input/pack_row.h"
#include "sim/input/problem_list.h"

namespace slettefrist::input {

PlacedTable<Hold> read_holds(const std::string& path) {
  ProblemList problems;
  const ReportProblem report = [&problems](Problem problem) { problems.add(std::move(problem)); };
  const tables::Mapping ours;
  const tables::TableForm form{ours, name_of(Area::hold), tables::columns_of<Hold>(), tables::Instants::utc};
  TableColumns columns;
  for (const auto& field : form.fields()) columns.names.push_back(field.name);
  PlacedRecords records;
  PlacedTable<Hold>& holds = records.of<Hold>();
  holds.file = path;
  RowReader reader{form, path, report};
  read_csv(path, columns, report, [&](int line, const std::vector<std::string_view>& cells) {
    Hold hold;
    bool has_id = false;
    if (reader.read(line, cells, hold, has_id)) holds.add(hold, line);
  });
  check_unique_ids(records, report);
  check_hold_days(holds, report);
  problems.throw_if_any(path);
  return std::move(holds);
}

}  // namespace slettefrist::input
