// report.html: the whole story of a run on one offline page, verdict first, proof below.
// Every number of a chart stands in a table; findings are cut off at a limit and the page says how many more
// there are. This file must not know how anything was judged.
#include <algorithm>
#include <utility>

#include "sim/report/html_page.h"
#include "sim/report/narrative.h"
#include "sim/report/report.h"
#include "sim/report/text.h"
#include "sim/report/whole_file.h"

namespace slettefrist::report {
namespace {

constexpr std::size_t kFindingRowsLimit = 200;
constexpr std::size_t kGroupRowsLimit = 40;
constexpr std::size_t kTextBytesLimit = 400;

constexpr std::array<std::pair<std::string_view, std::string_view>, kAreaCount> kAreaWords{
    {{"Citizens", "borgere"},
     {"Notifications", "underretninger"},
     {"Answers", "svar"},
     {"Documents", "dokumenter"},
     {"Sanctions", "sanktioner"},
     {"Contact courses", "kontaktforløb"},
     {"Plan drafts", "udkast til Min plan"},
     {"Benefit reports", "indberetninger"},
     {"Messages", "tekniske beskeder"}}};

std::string area_words(Area area) {
  const auto& [english, danish] = kAreaWords.at(index_of(area));
  return std::string{english} + " <span class=\"soft\" lang=\"da\">(" + std::string{danish} + ")</span>";
}

std::string day_cell(const std::optional<Day>& day) { return day ? to_text(*day) : "-"; }

std::string heading(std::string_view english, std::string_view danish) {
  std::string text = "<h2>" + std::string{english};
  if (!danish.empty()) text += " <span class=\"soft\" lang=\"da\">(" + std::string{danish} + ")</span>";
  return text + "</h2>\n";
}

std::string verdict_section(const RunReport& report) {
  std::string text =
      "<h1>" + markup_escaped(report.title.empty() ? report.scenario : report.title) + "</h1>\n";
  text += std::string{"<p class=\"verdict "} + (report.verdict == "findings" ? "bad" : "good") + "\">" +
          markup_escaped(verdict_sentence(report)) + "</p>\n";
  text += "<p class=\"facts\">Scenario " + markup_escaped(report.scenario) + ", seed " +
          std::to_string(report.seed) + ", " + counted(report.citizens, "citizen") + ", " +
          to_text(report.starts_on) + " to " + to_text(report.ends_on) + ", " +
          with_separators(report.runs_held) + " of " + counted(report.runs_scheduled, "purge run") +
          " held, engine " + markup_escaped(report.engine) + ", policy " +
          markup_escaped(report.policy_edition) + ".</p>\n";
  return text;
}

std::string counts_section(const RunReport& report) {
  html::Table table{"Records by area; skipped: aimed at a record that was gone.",
                    {"Area", "#Generated", "#Deleted", "#Remaining", "#Skipped", "#Not reached"},
                    {}};
  std::vector<html::SplitBar> bars;
  for (const Area area : areas_to_show(report)) {
    const AreaCounts& counts = report.counts.at(index_of(area));
    table.rows.push_back({area_words(area), with_separators(counts.generated),
                          with_separators(counts.deleted), with_separators(counts.remaining),
                          with_separators(counts.skipped), with_separators(counts.not_reached)});
    bars.push_back({std::string{kAreaWords.at(index_of(area)).first},
                    {counts.deleted, counts.remaining, counts.skipped, counts.not_reached}});
  }
  std::string text = heading("What became of the records", "") + html::table(table);
  if (!bars.empty()) {
    text += "<div class=\"charts single\">" +
            html::split_chart("Shares by area", {"deleted", "remaining", "skipped", "not reached"}, bars) +
            "</div>\n";
  }
  return text;
}

std::string deletions_section(const RunReport& report) {
  std::vector<Area> areas;
  for (const Area area : kAreas) {
    const bool removed = std::any_of(report.removed_by_year.begin(), report.removed_by_year.end(),
                                     [&](const auto& year) { return year.second.at(index_of(area)) > 0; });
    if (removed) areas.push_back(area);
  }
  std::string text = heading("Deletions by year", "sletninger");
  if (areas.empty()) return text + "<p>None.</p>\n";
  html::Table table{"Records deleted, by year and area.", {"Year"}, {}};
  for (const Area area : areas) {
    table.headers.push_back("#" + std::string{kAreaWords.at(index_of(area)).first});
  }
  for (const auto& [year, removed] : report.removed_by_year) {
    table.rows.push_back({std::to_string(year)});
    for (const Area area : areas) table.rows.back().push_back(with_separators(removed.at(index_of(area))));
  }
  text += "<div class=\"charts\">\n";
  for (const Area area : areas) {
    std::vector<html::Bar> bars;
    for (const auto& [year, removed] : report.removed_by_year) {
      bars.push_back({std::to_string(year), removed.at(index_of(area))});
    }
    text += html::bar_chart(kAreaWords.at(index_of(area)).first, bars);
  }
  return text + "</div>\n" + html::table(table);
}

std::string first_deletions_section(const RunReport& report) {
  html::Table table{"First deletion in each area: by any rule, and by a rule of its own.",
                    {"Area", "By any rule", "By its own rule"},
                    {}};
  for (const Area area : kAreas) {
    const auto& any = report.first_deletion.at(index_of(area));
    const auto& own = report.first_deletion_own_rule.at(index_of(area));
    if (any || own) table.rows.push_back({area_words(area), day_cell(any), day_cell(own)});
  }
  std::string text = heading("First deletions", "første sletning");
  return text + (table.rows.empty() ? "<p>None.</p>\n" : html::table(table));
}

std::string rules_section(const RunReport& report) {
  html::Table table{
      "Checked: records whose first lawful day lay within the run. On an edge: of these, those "
      "whose dates try the calendar.",
      {"Rule", "Area", "Clause", "#Checked", "#On an edge"},
      {}};
  for (const RuleCheck& rule : report.rules) {
    table.rows.push_back(
        {markup_escaped(rule.id), markup_escaped(name_of(rule.area)), markup_escaped(rule.clause),
         rule.checked > 0 ? with_separators(rule.checked) : "not tested", with_separators(rule.on_edge)});
  }
  return heading("Rules", "sletteregler") + html::table(table);
}

std::string policy_section(const RunReport& report) {
  std::string text = heading("Policy and readings", "slettepolitik og fortolkning");
  text += "<p>Edition " + markup_escaped(report.policy_edition);
  if (!report.policy_source.empty()) text += ": " + markup_escaped(report.policy_source);
  text += ".</p>\n";
  html::Table table{"Readings settle what the text leaves open.", {"Reading", "Value"}, {}};
  for (const auto& [key, value] : report.reading)
    table.rows.push_back({markup_escaped(key), markup_escaped(value)});
  return text + html::table(table);
}

std::string groups_table(const RunReport& report) {
  const std::vector<FindingGroup> groups = groups_by_days_off(report);
  html::Table table{"Grouped by rule, kind and days off, largest first.",
                    {"Rule", "Kind", "Days off", "#Findings", "Shared by all"},
                    {}};
  const std::size_t shown = std::min(groups.size(), kGroupRowsLimit);
  for (std::size_t i = 0; i < shown; ++i) {
    const FindingGroup& group = groups[i];
    std::string traits;
    for (const std::string& trait : group.shared_traits) traits += (traits.empty() ? "" : "; ") + trait;
    std::string kind{name_of(group.kind)};
    if (is_expected(report, group.kind)) kind += " (expected)";
    table.rows.push_back({markup_escaped(rule_of(report, *group.findings.front())), kind,
                          days_off_text(group.days_off),
                          with_separators(static_cast<std::int64_t>(group.findings.size())),
                          traits.empty() ? "-" : markup_escaped(traits)});
  }
  std::string text = html::table(table);
  if (groups.size() > shown) {
    text +=
        "<p>And " + counted(static_cast<std::int64_t>(groups.size() - shown), "smaller group") + ".</p>\n";
  }
  return text;
}

// What is wrong in one look; the rows themselves come last (finding_rows_section).
std::string findings_section(const RunReport& report) {
  return heading("Findings", "afvigelser") +
         (report.findings.empty() ? "<p>None.</p>\n" : groups_table(report));
}

std::string finding_rows_section(const RunReport& report) {
  if (report.findings.empty()) return "";
  html::Table table{"One row a finding.", {"Record", "Kind", "Rule", "Due", "Seen", "Days off", "What"}, {}};
  const std::size_t shown = std::min(report.findings.size(), kFindingRowsLimit);
  for (std::size_t i = 0; i < shown; ++i) {
    const Finding& finding = report.findings[i];
    table.rows.push_back({markup_escaped(subject_of(finding)), std::string{name_of(finding.kind)},
                          markup_escaped(rule_of(report, finding)), day_cell(finding.due_on),
                          day_cell(finding.observed_on), days_off_text(finding.days_off),
                          markup_escaped(clipped(clean(finding.detail), kTextBytesLimit))});
  }
  std::string text = heading("Findings one by one", "") + html::table(table);
  if (report.findings.size() > shown) {
    text += "<p>" + with_separators(static_cast<std::int64_t>(report.findings.size() - shown)) +
            " more in findings.csv.</p>\n";
  }
  return text;
}

std::string expectations_section(const RunReport& report) {
  if (report.expect.empty()) return "";
  html::Table table{"What the scenario expects.", {"Expectation", "Wanted", "Read", "Result"}, {}};
  for (const ExpectationResult& expectation : report.expect) {
    std::string result{result_word(expectation)};
    if (expectation.applied && !expectation.met) result = "<strong class=\"bad\">" + result + "</strong>";
    table.rows.push_back({markup_escaped(expectation.path), markup_escaped(expectation.wanted),
                          markup_escaped(expectation.read), std::move(result)});
  }
  return heading("Expectations", "") + html::table(table);
}

std::string replay_section(const RunReport& report) {
  return heading("Repeat this run", "") + "<pre>" + markup_escaped(report.replay) + "</pre>\n" +
         "<p class=\"facts\">slettefrist " + markup_escaped(report.program_version) + ", zone data " +
         markup_escaped(report.zone_data) + ", policy digest " +
         markup_escaped(report.policy_digest.substr(0, 16)) + ".</p>\n";
}

}  // namespace

void write_report_html(const std::string& path, const RunReport& report) {
  std::string page = html::page_start(report.scenario + ": deletion deadlines (slettefrist)");
  for (const auto& section :
       {verdict_section, findings_section, expectations_section, first_deletions_section, counts_section,
        deletions_section, rules_section, policy_section, finding_rows_section, replay_section}) {
    page += section(report);
  }
  page += html::page_end();
  write_whole_file(path, page);
}

}  // namespace slettefrist::report
