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
#include "sim/report/words.h"
#include "sim/report/words_of_findings.h"

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

std::string begun_small(std::string title) {
  if (!title.empty() && title[0] >= 'A' && title[0] <= 'Z')
    title[0] = static_cast<char>(title[0] - 'A' + 'a');
  return title;
}

// English texts keep the form in which files write a day.
std::string day_text(Day day, const Wording& wording) {
  return wording.is_danish() ? wording.day(day) : to_text(day);
}

// In English the table's own name, as files have it.
std::string area_text(Area area, const Wording& wording) {
  return wording.is_danish() ? wording.say(words::area(area)) : std::string{name_of(area)};
}

std::string section(const Phrase& title, const Wording& wording) {
  return "\n## " + wording.say(title) + "\n\n";
}

std::string header_row(std::initializer_list<Phrase> titles, const Wording& wording) {
  std::string row;
  for (const Phrase& title : titles) row += "| " + begun_small(wording.say(title)) + " ";
  return row + "|\n";
}

void append_areas(std::string& text, const RunReport& report) {
  const Wording wording{report.language};
  text += section(words::kAreasHeading, wording);
  text += header_row({words::kArea, words::kGenerated, words::kDeleted, words::kRemaining, words::kSkipped,
                      words::kNotReached, words::kFirstDeletion},
                     wording);
  text += "|---|--:|--:|--:|--:|--:|---|\n";
  for (const Area area : areas_to_show(report)) {
    const AreaCounts& counts = report.counts.at(index_of(area));
    const auto& first = report.first_deletion.at(index_of(area));
    text += "| " + area_text(area, wording);
    for (const std::int64_t count :
         {counts.generated, counts.deleted, counts.remaining, counts.skipped, counts.not_reached}) {
      text += " | " + wording.number(count);
    }
    text += " | " + (first ? day_text(*first, wording) : "-") + " |\n";
  }
}

void append_rules(std::string& text, const RunReport& report) {
  const Wording wording{report.language};
  text += section(words::kRulesHeading, wording);
  text += header_row({words::kRule, words::kArea, words::kChecked, words::kOnEdge}, wording);
  text += "|---|---|--:|--:|\n";
  for (const RuleCheck& rule : report.rules) {
    text += "| " + escaped(rule.id) + " | " + area_text(rule.area, wording) + " | " +
            (rule.checked > 0 ? wording.number(rule.checked) : wording.say(words::kNotTested)) + " | " +
            wording.number(rule.on_edge) + " |\n";
  }
  if (!report.rules.empty()) text += "\n" + escaped(coverage_line(report.rules, report.language)) + "\n";
}

void append_group(std::string& text, const RunReport& report, const FindingGroup& group) {
  const Wording wording{report.language};
  const auto count = static_cast<std::int64_t>(group.findings.size());
  text += "\n### " + escaped(rule_of(report, *group.findings.front(), report.language)) + ": `" +
          std::string{name_of(group.kind)} + "`";
  if (group.days_off) text += ", " + days_off_text(group.kind, group.days_off, report.language);
  text += " (" + wording.number(count);
  if (is_expected(report, group.kind)) text += ", " + wording.say(words::kExpected);
  text += ")\n\n";
  std::string traits;
  for (const std::string& trait : group.shared_traits)
    traits += (traits.empty() ? "" : ", ") + escaped(trait);
  if (!traits.empty()) text += wording.say(words::kShared, {traits}) + "\n\n";
  const std::size_t shown = std::min(group.findings.size(), kExamplesLimit);
  for (std::size_t i = 0; i < shown; ++i)
    text += "- " + escaped(line_of(*group.findings[i], report.language)) + "\n";
  if (group.findings.size() > shown) {
    const std::string rest = wording.number(count - static_cast<std::int64_t>(shown));
    text += "- " + wording.say(words::kAndMoreFindings, {rest}) + "\n";
  }
}

void append_findings(std::string& text, const RunReport& report) {
  const Wording wording{report.language};
  text += "\n## " + wording.say(words::kFindings) + "\n";
  const std::vector<FindingGroup> groups = groups_by_days_off(report, report.language);
  if (groups.empty()) text += "\n" + wording.say(words::kNoFindings) + "\n";
  const std::size_t shown = std::min(groups.size(), kGroupsLimit);
  for (std::size_t i = 0; i < shown; ++i) append_group(text, report, groups[i]);
  if (groups.size() > shown) {
    const auto rest = static_cast<std::int64_t>(groups.size() - shown);
    text +=
        "\n" + wording.say(words::kMoreGroupsInFile, {wording.counted(rest, words::kSmallerGroups)}) + "\n";
  }
}

void append_expectations(std::string& text, const RunReport& report) {
  if (report.expect.empty()) return;
  const Wording wording{report.language};
  text += section(words::kExpectations, wording);
  text += header_row({words::kExpectation, words::kWanted, words::kRead, words::kResult}, wording);
  text += "|---|---|---|---|\n";
  for (const ExpectationResult& expectation : report.expect) {
    text += "| " + escaped(expectation.path) + " | " + escaped(wanted_on_page(expectation)) + " | " +
            escaped(read_on_page(expectation)) + " | " + result_word(expectation, report.language) + " |\n";
  }
}

// A fence longer than any run of backticks inside.
void append_replay(std::string& text, const RunReport& report) {
  const std::string replay = clean(report.replay);
  std::string fence = "```";
  while (replay.find(fence) != std::string::npos) fence += '`';
  text += section(words::kRepeat, Wording{report.language}) + fence + "\n" + replay + "\n" + fence + "\n";
}

}  // namespace

void write_summary_md(const std::string& path, const RunReport& report) {
  std::string text = "# " + escaped(report.title.empty() ? report.scenario : report.title) + "\n\n**" +
                     escaped(verdict_sentence(report, report.language)) + "**\n\n";
  const Wording wording{report.language};
  text += wording.say(
              words::kScenarioLine,
              {escaped(report.scenario), std::to_string(report.seed), day_text(report.starts_on, wording),
               day_text(report.ends_on, wording), escaped(report.policy_edition), escaped(report.engine)}) +
          "\n";
  if (report.engine_stop) text += "\n" + escaped(engine_stop_sentence(report, report.language)) + "\n";
  append_areas(text, report);
  append_rules(text, report);
  append_findings(text, report);
  for (const std::string& line : comparison_lines(report, report.language))
    text += "\n" + escaped(line) + "\n";
  append_expectations(text, report);
  append_replay(text, report);
  write_whole_file(path, text);
}

}  // namespace slettefrist::report
