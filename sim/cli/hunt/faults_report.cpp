// The two forms of a kill matrix.
//
// What survives is told last, where a reader's eye is. It must not know a fault.
#include "sim/cli/hunt/faults_report.h"

#include <algorithm>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <sstream>

namespace slettefrist::cli {
namespace {

using Json = nlohmann::ordered_json;

template <class Value, class Text>
Json or_null(const std::optional<Value>& value, Text&& text) {
  return value ? Json(text(*value)) : Json(nullptr);
}

Json finding_json(const FaultCard& card, const Trial& trial) {
  const Finding& finding = *trial.first;
  const auto as_text = [](Day day) { return to_text(day); };
  return {{"scenario", trial.scenario},
          {"kind", name_of(finding.kind)},
          {"area", finding.area},
          {"record_id", finding.record_id},
          {"citizen_id", finding.citizen_id},
          {"due_on", or_null(finding.due_on, as_text)},
          {"observed_on", or_null(finding.observed_on, as_text)},
          {"days_off", or_null(finding.days_off, [](int days) { return days; })},
          {"rule", trial.first_rule},
          {"detail", to_text(finding.detail)},
          {"replay", "slettefrist run " + trial.scenario + " --small --engine fault:" + card.name}};
}

Json row_json(const FaultRow& row) {
  Json kinds = Json::array();
  for (const FindingKind kind : row.kinds()) kinds.push_back(name_of(kind));
  const Trial* const kill = row.first_kill();
  return {{"id", row.card.number},
          {"name", row.card.name},
          {"about", row.card.about},
          {"expected_kind", name_of(row.card.kind)},
          {"killed_by", row.killed_by()},
          {"kinds", kinds},
          {"first_finding", kill == nullptr ? Json(nullptr) : finding_json(row.card, *kill)}};
}

std::string about_first(const Finding& finding) {
  const std::string what =
      finding.record_id == 0 ? finding.area : finding.area + " " + std::to_string(finding.record_id);
  return what + ": " + to_text(finding.detail);
}

void write_lines(std::ostream& text, const Matrix& matrix) {
  std::size_t name_width = 5;
  std::size_t scenario_width = 9;
  for (const FaultRow& row : matrix.rows) {
    name_width = std::max(name_width, row.card.name.size());
    for (const std::string& name : row.killed_by()) scenario_width = std::max(scenario_width, name.size());
  }
  const auto put = [&](const std::string& value, std::size_t width) {
    text << std::left << std::setw(static_cast<int>(width) + 2) << value;
  };
  text << "     ";
  put("fault", name_width), put("kind", 17), put("killed by", scenario_width);
  text << "first finding\n";
  for (const FaultRow& row : matrix.rows) {
    const Trial* const kill = row.first_kill();
    text << row.card.number << "  ";
    put(row.card.name, name_width), put(std::string{name_of(row.card.kind)}, 17);
    put(kill ? kill->scenario : "-", scenario_width);
    text << (kill ? about_first(*kill->first) : "SURVIVES: nothing of this kind was found") << '\n';
  }
}

// '#' convicts it of the kind it must be, 'o' of others only.
void write_grid(std::ostream& text, const Matrix& matrix) {
  text << "\nEvery fault in every scenario (# found out, o by another kind only, . not):\n";
  for (std::size_t at = 0; at < matrix.scenarios.size(); ++at) {
    text << "  " << static_cast<char>('a' + static_cast<int>(at % 26)) << " = " << matrix.scenarios[at]
         << '\n';
  }
  text << "  ";
  for (std::size_t at = 0; at < matrix.scenarios.size(); ++at)
    text << static_cast<char>('a' + static_cast<int>(at % 26));
  text << '\n';
  for (const FaultRow& row : matrix.rows) {
    text << "  ";
    for (const std::string& scenario : matrix.scenarios) {
      const auto trial = std::find_if(row.trials.begin(), row.trials.end(),
                                      [&](const Trial& t) { return t.scenario == scenario; });
      const bool is_run = trial != row.trials.end();
      text << (!is_run ? ' ' : trial->first ? '#' : trial->kinds.empty() ? '.' : 'o');
    }
    text << "  " << row.card.number << " " << row.card.name << '\n';
  }
}

}  // namespace

std::string matrix_json(const Matrix& matrix) {
  Json json;
  json["faults"] = Json::array();
  for (const FaultRow& row : matrix.rows) json["faults"].push_back(row_json(row));
  json["score"] = matrix.score();
  json["scenarios"] = matrix.scenarios;
  json["wrong_controls"] = matrix.wrong_controls;
  return json.dump(2) + "\n";
}

std::string matrix_text(const Matrix& matrix, bool is_full) {
  std::ostringstream text;
  write_lines(text, matrix);
  if (is_full) write_grid(text, matrix);
  std::string survivors;
  std::size_t count = 0;
  for (const FaultRow& row : matrix.rows) {
    if (row.first_kill()) continue;
    survivors += (count++ == 0 ? "" : ", ") + row.card.name;
  }
  text << '\n' << matrix.rows.size() - count << " of " << matrix.rows.size() << " faults were found out";
  text << (count == 0 ? ".\n" : "; these survive: " + survivors + ".\n");
  return text.str();
}

}  // namespace slettefrist::cli
