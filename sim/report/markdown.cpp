// summary.md for a CI job's page: verdict, areas, rules, findings in groups with what they share, the line
// that repeats the run. Bounded in size whatever the number of findings, since such pages cut long text off.
// This file must not know which CI shows it.
#include <algorithm>

#include "sim/report/comparisons.h"
#include "sim/report/coverage.h"
#include "sim/report/narrative.h"
#include "sim/report/report.h"
#include "sim/report/text.h"
#include "sim/report/whole_file.h"

namespace slettefrist::report {
namespace {

constexpr std::size_t kGroupsLimit = 40;
constexpr std::size_t kTextBytesLimit = 300;

// Clean text in which no character has a meaning to Markdown or HTML.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : clipped(clean(text), kTextBytesLimit)) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else {
      if (std::string_view{"\\`*[]>|~#"}.find(c) != std::string_view::npos) result += '\\';
      result += c;
    }
  }
  return result;
}

void append_areas(std::string& text, const RunReport& report) {
  text +=
      "\n## Areas\n\n| area | generated | deleted | remaining | skipped | not reached | first deletion |\n";
  text += "|---|--:|--:|--:|--:|--:|---|\n";
  for (const Area area : areas_to_show(report)) {
    const AreaCounts& counts = report.counts.at(index_of(area));
    const auto& first = report.first_deletion.at(index_of(area));
    text += "| " + std::string{name_of(area)};
    for (const std::int64_t count :
         {counts.generated, counts.deleted, counts.remaining, counts.skipped, counts.not_reached}) {
      text += " | " + with_separators(count);
    }
    text += " | " + (first ? to_text(*first) : "-") + " |\n";
  }
}

void append_rules(std::string& text, const RunReport& report) {
  text += "\n## Rules\n\n| rule | area | checked | on an edge |\n|---|---|--:|--:|\n";
  for (const RuleCheck& rule : report.rules) {
    text += "| " + escaped(rule.id) + " | " + std::string{name_of(rule.area)} + " | " +
            (rule.checked > 0 ? with_separators(rule.checked) : "not tested") + " | " +
            with_separators(rule.on_edge) + " |\n";
  }
  if (!report.rules.empty()) text += "\n" + escaped(coverage_line(report.rules)) + "\n";
}

void append_group(std::string& text, const RunReport& report, const FindingGroup& group) {
  const auto count = static_cast<std::int64_t>(group.findings.size());
  text += "\n### " + escaped(rule_of(report, *group.findings.front())) + ": `" +
          std::string{name_of(group.kind)} + "`";
  if (group.days_off) text += ", " + days_off_text(group.days_off);
  text += " (" + with_separators(count) + (is_expected(report, group.kind) ? ", expected)\n\n" : ")\n\n");
  for (std::size_t i = 0; i < group.shared_traits.size(); ++i) {
    text += (i == 0 ? "Shared by all: " : ", ") + escaped(group.shared_traits[i]);
  }
  if (!group.shared_traits.empty()) text += ".\n\n";
  const std::size_t shown = std::min(group.findings.size(), kExamplesLimit);
  for (std::size_t i = 0; i < shown; ++i) text += "- " + escaped(line_of(*group.findings[i])) + "\n";
  if (group.findings.size() > shown) {
    text += "- and " + with_separators(count - static_cast<std::int64_t>(shown)) + " more in findings.csv\n";
  }
}

void append_findings(std::string& text, const RunReport& report) {
  text += "\n## Findings\n";
  const std::vector<FindingGroup> groups = groups_by_days_off(report);
  if (groups.empty()) text += "\nNone.\n";
  const std::size_t shown = std::min(groups.size(), kGroupsLimit);
  for (std::size_t i = 0; i < shown; ++i) append_group(text, report, groups[i]);
  if (groups.size() > shown) {
    text += "\nAnd " + counted(static_cast<std::int64_t>(groups.size() - shown), "smaller group") +
            " in findings.csv.\n";
  }
}

void append_expectations(std::string& text, const RunReport& report) {
  if (report.expect.empty()) return;
  text += "\n## Expectations\n\n| expectation | wanted | read | result |\n|---|---|---|---|\n";
  for (const ExpectationResult& expectation : report.expect) {
    text += "| " + escaped(expectation.path) + " | " + escaped(expectation.wanted) + " | " +
            escaped(expectation.read) + " | " + std::string{result_word(expectation)} + " |\n";
  }
}

// A fence longer than any run of backticks inside.
void append_replay(std::string& text, const RunReport& report) {
  const std::string replay = clean(report.replay);
  std::string fence = "```";
  while (replay.find(fence) != std::string::npos) fence += '`';
  text += "\n## Repeat this run\n\n" + fence + "\n" + replay + "\n" + fence + "\n";
}

}  // namespace

void write_summary_md(const std::string& path, const RunReport& report) {
  std::string text = "# " + escaped(report.title.empty() ? report.scenario : report.title) + "\n\n**" +
                     escaped(verdict_sentence(report)) + "**\n\n";
  text += "Scenario " + escaped(report.scenario) + ", seed " + std::to_string(report.seed) + ", " +
          to_text(report.starts_on) + " to " + to_text(report.ends_on) + ", policy " +
          escaped(report.policy_edition) + ", engine " + escaped(report.engine) + ".\n";
  append_areas(text, report);
  append_rules(text, report);
  append_findings(text, report);
  for (const std::string& line : comparison_lines(report)) text += "\n" + escaped(line) + "\n";
  append_expectations(text, report);
  append_replay(text, report);
  write_whole_file(path, text);
}

}  // namespace slettefrist::report
