// The tables of report.html: what became of the records, rules with their clauses, coverage, registers that
// no rule reaches, policy and readings.
//
// Values that stand in summary.json, too, carry its path (`keyed`). It must not know how anything was judged.
#include "sim/report/coverage.h"
#include "sim/report/html_page.h"
#include "sim/report/html_sections.h"
#include "sim/report/narrative.h"
#include "sim/report/text.h"
#include "sim/report/words.h"

namespace slettefrist::report::html {

std::string area_name(Area area, const RunReport& report) {
  return Wording{report.language}.say(words::area(area));
}

std::string record_name(Area area, RecordId id, const RunReport& report) {
  return Wording{report.language}.say(words::kAreasSingular.at(index_of(area))) + " " + std::to_string(id);
}

std::string counts_section(const RunReport& report) {
  const Wording wording{report.language};
  Table rows{wording.say(words::kWhatBecameCaption),
             {wording.say(words::kArea), "#" + wording.say(words::kGenerated),
              "#" + wording.say(words::kDeleted), "#" + wording.say(words::kRemaining),
              "#" + wording.say(words::kSkipped), "#" + wording.say(words::kNotReached)},
             {}};
  std::vector<SplitBar> bars;
  for (const Area area : areas_to_show(report)) {
    const AreaCounts& counts = report.counts.at(index_of(area));
    const std::string path = "counts." + std::string{name_of(area)} + ".";
    const auto cell = [&](const char* key, std::int64_t count) {
      return keyed(path + key, wording.number(count));
    };
    rows.rows.push_back({markup_escaped(area_name(area, report)), cell("generated", counts.generated),
                         cell("deleted", counts.deleted), cell("remaining", counts.remaining),
                         cell("skipped", counts.skipped), cell("not_reached", counts.not_reached)});
    bars.push_back(
        {area_name(area, report), {counts.deleted, counts.remaining, counts.skipped, counts.not_reached}});
  }
  std::string text = heading(wording.say(words::kWhatBecame)) + table(rows);
  if (bars.empty()) return text;
  return text + "<div class=\"charts\">" +
         split_chart(wording.say(words::kShares),
                     {wording.say(words::kDeleted), wording.say(words::kRemaining),
                      wording.say(words::kSkipped), wording.say(words::kNotReached)},
                     bars, wording) +
         "</div>\n";
}

std::string rules_section(const RunReport& report) {
  const Wording wording{report.language};
  Table rows{wording.say(words::kRulesCaption),
             {wording.say(words::kRule), wording.say(words::kArea), wording.say(words::kClause),
              wording.say(words::kInForceFrom), wording.say(words::kKeep), wording.say(words::kCountedFrom),
              "#" + wording.say(words::kChecked), "#" + wording.say(words::kOnEdge)},
             {}};
  for (const RuleCheck& rule : report.rules) {
    std::string clauses = rule.versions.empty() ? markup_escaped(rule.clause) : "";
    std::string days;
    std::string keeps;
    for (const RuleVersionTold& version : rule.versions) {
      const char* next = days.empty() ? "" : "<br>";
      clauses += next + markup_escaped(version.clause);
      const std::string& keep = wording.is_danish() ? version.keep_in_danish : version.keep;
      keeps += next + (keep.empty() ? wording.say(words::kEnds) : markup_escaped(keep));
      days += next + wording.day_markup(version.in_force);
    }
    const std::string checked =
        rule.checked > 0 ? wording.number(rule.checked) : wording.say(words::kNotTested);
    rows.rows.push_back({markup_escaped(rule.id), markup_escaped(area_name(rule.area, report)), clauses, days,
                         keeps, markup_escaped(rule.counted_from),
                         rule.checked > 0 ? keyed("checked." + rule.id, checked) : checked,
                         keyed("on_edge." + rule.id, wording.number(rule.on_edge))});
  }
  return heading(wording.say(words::kRules)) + table(rows);
}

std::string coverage_section(const RunReport& report) {
  if (report.rules.empty()) return "";
  const Wording wording{report.language};
  const Coverage coverage = coverage_in(report.rules);
  Table rows{
      wording.say(words::kCoverageCaption), {wording.say(words::kRule), wording.say(words::kMoment)}, {}};
  for (const Phrase& kind : words::kCalendarKinds) rows.headers.push_back("#" + wording.say(kind));
  for (const RuleCheck& rule : report.rules) {
    for (std::size_t moment = 0; moment < kMomentNames.size(); ++moment) {
      std::vector<std::string> row{markup_escaped(rule.id), wording.say(words::kMoments.at(moment))};
      for (const std::int64_t count : rule.cells.at(moment)) {
        row.push_back(count > 0 ? wording.number(count) : "<strong class=\"gap\">–</strong>");
      }
      rows.rows.push_back(std::move(row));
    }
  }
  const std::string line =
      wording.say(words::kCoverageLine, {keyed("coverage.percent", wording.number(coverage.percent())),
                                         wording.number(static_cast<std::int64_t>(coverage.covered.size())),
                                         keyed("coverage.cells", wording.number(coverage.cells()))});
  return heading(wording.say(words::kCoverage)) + "<p class=\"facts\">" + line + "</p>\n" + table(rows);
}

std::string unruled_section(const RunReport& report) {
  const Wording wording{report.language};
  std::string text = heading(wording.say(words::kUnruled));
  if (report.flow.unruled.empty()) return text + paragraph("empty", wording.say(words::kNoUnruled));
  Table rows{wording.say(words::kUnruledCaption),
             {wording.say(words::kArea), "#" + wording.say(words::kRows), wording.say(words::kOldest)},
             {}};
  for (const UnruledRegister& each : report.flow.unruled) {
    rows.rows.push_back({markup_escaped(area_name(each.area, report)), wording.number(each.rows),
                         wording.day_markup(each.oldest_stored_on)});
  }
  return text + table(rows);
}

std::string policy_section(const RunReport& report) {
  const Wording wording{report.language};
  std::string text = heading(wording.say(words::kPolicyAndReadings)) + "<p>" +
                     wording.say(words::kEdition, {markup_escaped(report.policy_edition)});
  if (!report.policy_source.empty()) text += ": " + markup_escaped(report.policy_source);
  Table rows{
      wording.say(words::kReadingsCaption), {wording.say(words::kReading), wording.say(words::kValue)}, {}};
  for (const auto& [key, value] : report.reading)
    rows.rows.push_back({markup_escaped(key), markup_escaped(value)});
  return text + ".</p>\n" + table(rows);
}

}  // namespace slettefrist::report::html
