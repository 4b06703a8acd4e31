// The summary for the terminal, to be read in five seconds: verdict, areas, rules, what is wrong.
// Where the files are is added by the caller. This file must not know whether it writes to a terminal: colour
// only when asked.
#include <algorithm>
#include <array>

#include "sim/report/comparisons.h"
#include "sim/report/coverage.h"
#include "sim/report/due_around.h"
#include "sim/report/narrative.h"
#include "sim/report/report.h"
#include "sim/report/table_text.h"
#include "sim/report/text.h"

namespace slettefrist::report {
namespace {

constexpr std::size_t kExampleBytesLimit = 240;
constexpr std::size_t kGroupsLimit = 20;

using Row = TextRow;

std::string first_line(const RunReport& report, bool colour) {
  std::string sentence = verdict_sentence(report);
  if (!colour) return sentence + "\n";
  const std::string start = report.verdict == "findings" ? "\x1b[1;31m" : "\x1b[1;32m";
  return start + sentence + "\x1b[0m\n";
}

void append_areas(std::string& text, const RunReport& report) {
  // In two lines, so that the table stays within 80 columns up to millions of records.
  std::vector<Row> rows{{"", "", "", "", "", "not", "first"},
                        {"area", "generated", "deleted", "remaining", "skipped", "reached", "deletion"}};
  for (const Area area : areas_to_show(report)) {
    const AreaCounts& counts = report.counts.at(index_of(area));
    const auto& first = report.first_deletion.at(index_of(area));
    rows.push_back({std::string{name_of(area)}, with_separators(counts.generated),
                    with_separators(counts.deleted), with_separators(counts.remaining),
                    with_separators(counts.skipped), with_separators(counts.not_reached),
                    first ? to_text(*first) : "-"});
  }
  text += '\n';
  append_table(text, rows);
}

// How much went each year, as a picture.
void append_removals(std::string& text, const RunReport& report) {
  if (report.removed_by_year.size() < 2) return;
  std::vector<std::int64_t> removed;
  const int first = report.removed_by_year.begin()->first;
  const int last = report.removed_by_year.rbegin()->first;
  for (int year = first; year <= last; ++year) {
    const auto found = report.removed_by_year.find(year);
    std::int64_t sum = 0;
    if (found != report.removed_by_year.end()) {
      for (const std::int64_t count : found->second) sum += count;
    }
    removed.push_back(sum);
  }
  text += "\n  Removed by year  " + std::to_string(first) + " " + sparkline(removed) + " " +
          std::to_string(last) + ", at most " +
          with_separators(*std::max_element(removed.begin(), removed.end())) + " a year\n";
}

void append_rules(std::string& text, const RunReport& report) {
  if (report.rules.empty()) return;
  std::vector<Row> rows{{"rule", "checked", "on an edge"}};
  for (const RuleCheck& rule : report.rules) {
    rows.push_back({clean(rule.id), rule.checked > 0 ? with_separators(rule.checked) : "not tested",
                    with_separators(rule.on_edge)});
  }
  text += '\n';
  append_table(text, rows);
  text += "\n  " + clean(coverage_line(report.rules)) + "\n";
}

void append_findings(std::string& text, const RunReport& report) {
  const std::vector<FindingGroup> groups = groups_by_kind(report);
  if (groups.empty()) return;
  text += "\nFindings\n";
  const std::size_t shown = std::min(groups.size(), kGroupsLimit);
  for (std::size_t i = 0; i < shown; ++i) {
    const FindingGroup& group = groups[i];
    text += "  " + std::string{name_of(group.kind)} + ", " + rule_of(report, *group.findings.front()) + ": " +
            with_separators(static_cast<std::int64_t>(group.findings.size())) +
            (is_expected(report, group.kind) ? " (expected)\n" : "\n");
    text += "    " + clipped(line_of(*group.findings.front()), kExampleBytesLimit) + "\n";
  }
  if (groups.size() > shown) {
    text += "  and " + counted(static_cast<std::int64_t>(groups.size() - shown), "more group") + "\n";
  }
}

void append_unmet(std::string& text, const RunReport& report) {
  if (unmet_expectations(report) == 0) return;
  text += "\nExpectations not met\n";
  for (const ExpectationResult& expectation : report.expect) {
    if (expectation.applied && !expectation.met) {
      text += "  " + expectation_line(report, expectation) + "\n";
    }
  }
}

}  // namespace

std::string terminal_summary(const RunReport& report, bool colour) {
  std::string text = first_line(report, colour);
  if (report.engine_stop) text += engine_stop_sentence(report) + "\n";
  append_areas(text, report);
  append_removals(text, report);
  append_rules(text, report);
  append_findings(text, report);
  for (const std::string& line : comparison_lines(report)) text += "\n" + clean(line) + "\n";
  append_unmet(text, report);
  if (report.due_around) text += "\n" + due_around_text(*report.due_around);
  return text;
}

std::string suite_summary(const std::vector<const RunReport*>& reports) {
  const auto accepted_in = [](const RunReport& report) {
    return report.accepted ? static_cast<std::int64_t>(report.accepted->size()) : 0;
  };
  const bool has_accepted = std::any_of(reports.begin(), reports.end(),
                                        [&](const RunReport* report) { return accepted_in(*report) > 0; });
  std::vector<Row> rows{{"scenario", "verdict", "deletions", "findings", "unmet"}};
  if (has_accepted) rows.front().emplace_back("known");
  std::size_t red = 0;
  for (const RunReport* report : reports) {
    red += report->verdict == "findings" ? 1 : 0;
    rows.push_back({clean(report->scenario), report->verdict, with_separators(deletions_in_all(*report)),
                    with_separators(static_cast<std::int64_t>(report->findings.size())),
                    with_separators(unmet_expectations(*report))});
    if (has_accepted) rows.back().push_back(with_separators(accepted_in(*report)));
  }
  std::string text = counted(static_cast<std::int64_t>(reports.size()), "scenario") + ": ";
  text += red > 0        ? std::to_string(red) + " with findings.\n\n"
          : has_accepted ? "no findings but those accepted as known.\n\n"
                         : "all as they should be.\n\n";
  append_table(text, rows);
  return text;
}

}  // namespace slettefrist::report
