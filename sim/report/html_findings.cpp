// Findings in groups and one by one, with the lines that show them again; expectations of the scenario.
//
// Cut off at a limit, and the page says how many more there are. It must not know how anything was judged.
#include <algorithm>

#include "sim/report/comparisons.h"
#include "sim/report/html_page.h"
#include "sim/report/html_sections.h"
#include "sim/report/narrative.h"
#include "sim/report/text.h"
#include "sim/report/words.h"
#include "sim/report/words_of_findings.h"

namespace slettefrist::report::html {
namespace {

constexpr std::size_t kFindingRowsLimit = 200;
constexpr std::size_t kGroupRowsLimit = 40;
constexpr std::size_t kTextBytesLimit = 400;

// The kind as files name it, with what it says beside it.
std::string kind_markup(FindingKind kind, const Wording& wording) {
  return "<code>" + std::string{name_of(kind)} + "</code> " +
         markup_escaped(wording.say(words::kind_name(kind)));
}

std::string joined(const std::vector<std::string>& traits) {
  std::string text;
  for (const std::string& trait : traits) text += (text.empty() ? "" : "; ") + trait;
  return text.empty() ? "–" : markup_escaped(text);
}

std::string groups_table(const RunReport& report, const Wording& wording) {
  const std::vector<FindingGroup> groups = groups_by_days_off(report, report.language);
  Table table_of_groups{wording.say(words::kGroupsCaption),
                        {wording.say(words::kRule), wording.say(words::kKind), wording.say(words::kDaysOff),
                         "#" + wording.say(words::kFindingsColumn), wording.say(words::kSharedByAll)},
                        {}};
  const std::size_t shown = std::min(groups.size(), kGroupRowsLimit);
  for (std::size_t i = 0; i < shown; ++i) {
    const FindingGroup& group = groups[i];
    std::string kind = kind_markup(group.kind, wording);
    if (is_expected(report, group.kind)) kind += " (" + wording.say(words::kExpected) + ")";
    table_of_groups.rows.push_back({markup_escaped(rule_of(report, *group.findings.front(), report.language)),
                                    kind, days_off_text(group.kind, group.days_off, report.language),
                                    wording.number(static_cast<std::int64_t>(group.findings.size())),
                                    joined(group.shared_traits)});
  }
  std::string text = table(table_of_groups);
  if (groups.size() > shown) {
    const auto rest = static_cast<std::int64_t>(groups.size() - shown);
    text +=
        paragraph("facts", wording.say(words::kMoreGroups, {wording.counted(rest, words::kSmallerGroups)}));
  }
  return text;
}

std::string subject(const RunReport& report, const Finding& finding) {
  const auto area = area_named(finding.area);
  if (!area || finding.record_id == 0) return clean(subject_of(finding));
  return record_name(*area, finding.record_id, report);
}

std::string short_markup(const std::string& text) {
  return markup_escaped(clipped(clean(text), kTextBytesLimit));
}

// In Danish the messages and names in it are marked as what they are: English.
std::string detail_markup(const FindingDetail& detail, const Wording& wording) {
  if (!wording.is_danish()) return short_markup(to_text(detail));
  return danish_detail(
      detail, [](const std::string& text) { return "<span lang=\"en\">" + short_markup(text) + "</span>"; });
}

// What `explain` can look up: a record of the history, and none that governs others.
bool is_explained(const Finding& finding) {
  return finding.citizen_id != 0 && finding.record_id != 0 && finding.area != name_of(Area::hold);
}

// The first finding with a citizen, as an example of how to look closer.
std::string replay_lines(const RunReport& report, const Wording& wording) {
  const auto example = std::find_if(report.findings.begin(), report.findings.end(), is_explained);
  std::string text =
      "<p>" + wording.say(words::kReplayFinding) + "</p>\n<pre>" + markup_escaped(report.replay) + "</pre>\n";
  if (example == report.findings.end()) return text;
  text += "<p class=\"facts\">";
  if (report.world.find(" --only-citizen ") == std::string::npos) {
    text += wording.say(words::kReplayOneCitizen,
                        {"<code>--only-citizen " + std::to_string(example->citizen_id) + "</code>"}) +
            " ";
  }
  text += wording.say(words::kExplainOneRecord);
  if (report.is_calendar_chosen) text += " " + wording.say(words::kExplainAllRuns);
  return text + "</p>\n<pre>slettefrist explain " + markup_escaped(example->area) + ":" +
         std::to_string(example->record_id) + markup_escaped(report.world) + "</pre>\n";
}

}  // namespace

// What is wrong in one look; the rows themselves come last (finding_rows_section).
std::string findings_section(const RunReport& report) {
  const Wording wording{report.language};
  std::string text = heading(wording.say(words::kFindings));
  text += report.findings.empty() ? paragraph("empty", wording.say(words::kNoFindings))
                                  : groups_table(report, wording) + replay_lines(report, wording);
  for (const std::string& line : comparison_lines(report, report.language)) text += paragraph("facts", line);
  return text;
}

std::string finding_rows_section(const RunReport& report) {
  if (report.findings.empty()) return "";
  const Wording wording{report.language};
  Table rows{wording.say(words::kFindingsCaption),
             {wording.say(words::kRecord), wording.say(words::kKind), wording.say(words::kRule),
              wording.say(words::kDue), wording.say(words::kSeen), wording.say(words::kDaysOff),
              wording.say(words::kWhat)},
             {}};
  const std::size_t shown = std::min(report.findings.size(), kFindingRowsLimit);
  for (std::size_t i = 0; i < shown; ++i) {
    const Finding& finding = report.findings[i];
    rows.rows.push_back({markup_escaped(subject(report, finding)),
                         "<code>" + std::string{name_of(finding.kind)} + "</code>",
                         markup_escaped(rule_of(report, finding, report.language)),
                         wording.day_markup(finding.due_on), wording.day_markup(finding.observed_on),
                         days_off_text(finding.kind, finding.days_off, report.language),
                         detail_markup(finding.detail, wording)});
  }
  std::string text = heading(wording.say(words::kFindingsOneByOne)) + table(rows);
  if (report.findings.size() > shown) {
    const auto rest = static_cast<std::int64_t>(report.findings.size() - shown);
    text += paragraph("facts", wording.say(words::kMoreFindings, {wording.number(rest)}));
  }
  return text;
}

std::string expectations_section(const RunReport& report) {
  if (report.expect.empty()) return "";
  const Wording wording{report.language};
  Table rows{wording.say(words::kExpectationsCaption),
             {wording.say(words::kExpectation), wording.say(words::kWanted), wording.say(words::kRead),
              wording.say(words::kResult)},
             {}};
  for (const ExpectationResult& expectation : report.expect) {
    std::string result = result_word(expectation, report.language);
    if (expectation.applied && !expectation.met) result = "<strong class=\"bad\">" + result + "</strong>";
    rows.rows.push_back({markup_escaped(expectation.path), markup_escaped(wanted_on_page(expectation)),
                         markup_escaped(read_on_page(expectation)), std::move(result)});
  }
  return heading(wording.say(words::kExpectations)) + table(rows);
}

}  // namespace slettefrist::report::html
