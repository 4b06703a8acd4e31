// Verdict sentences and finding lines; groups and traits stand in finding_groups.cpp. See narrative.h.
#include "sim/report/narrative.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "sim/report/text.h"

namespace slettefrist::report {
namespace {

std::string unmet_sentence(std::int64_t unmet) {
  return with_separators(unmet) + (unmet == 1 ? " expectation" : " expectations") +
         " of the scenario not met";
}

std::size_t kinds_found(const RunReport& report) {
  std::array<bool, kFindingKindCount> found{};
  for (const Finding& finding : report.findings) found.at(static_cast<std::size_t>(finding.kind)) = true;
  return static_cast<std::size_t>(std::count(found.begin(), found.end(), true));
}

std::string compliant_sentence(std::int64_t deletions) {
  if (deletions == 0) return "Compliant: nothing was due, nothing was deleted, nothing was touched.";
  if (deletions == 1) return "Compliant: 1 deletion, due, none missing, nothing else touched.";
  return "Compliant: " + with_separators(deletions) +
         " deletions, each due, none missing, nothing else touched.";
}

}  // namespace

std::int64_t deletions_in_all(const RunReport& report) {
  return std::accumulate(report.counts.begin(), report.counts.end(), std::int64_t{0},
                         [](std::int64_t sum, const AreaCounts& counts) { return sum + counts.deleted; });
}

std::int64_t unmet_expectations(const RunReport& report) {
  return std::count_if(report.expect.begin(), report.expect.end(), [](const ExpectationResult& expectation) {
    return expectation.applied && !expectation.met;
  });
}

std::string verdict_sentence(const RunReport& report) {
  const std::int64_t deletions = deletions_in_all(report);
  const auto findings = static_cast<std::int64_t>(report.findings.size());
  const std::int64_t unmet = unmet_expectations(report);
  if (report.verdict == "compliant") return compliant_sentence(deletions);
  if (report.verdict == "as_expected") {
    return "As expected: " + counted(deletions, "deletion") + " and exactly the " +
           counted(findings, "finding") + " that the scenario expects.";
  }
  assert(report.verdict == "findings" && "a verdict is one of three words");
  if (findings == 0) {
    return "Not as expected: no finding in " + counted(deletions, "deletion") + ", but " +
           unmet_sentence(unmet) + ".";
  }
  const auto kinds = static_cast<std::int64_t>(kinds_found(report));
  std::string text = "Not compliant: " + counted(findings, "finding") + " of " + counted(kinds, "kind") +
                     " in " + counted(deletions, "deletion");
  if (unmet > 0) text += "; " + unmet_sentence(unmet);
  return text + ".";
}

std::string rule_of(const RunReport& report, const Finding& finding) {
  if (finding.rule < 0) return "no rule";
  return clean(report.rules.at(static_cast<std::size_t>(finding.rule)).id);
}

std::string subject_of(const Finding& finding) {
  std::string text = clean(finding.area);
  if (finding.record_id != 0) {
    text += ' ';
    append_number(text, finding.record_id);
  }
  return text;
}

std::string line_of(const Finding& finding) {
  std::string text = subject_of(finding);
  if (finding.due_on) text += ", due " + to_text(*finding.due_on);
  if (finding.observed_on) text += ", seen " + to_text(*finding.observed_on);
  if (finding.days_off) text += ", " + days_off_text(finding.days_off);
  if (!finding.detail.empty()) text += ": " + clean(finding.detail);
  return text;
}

bool is_expected(const RunReport& report, FindingKind kind) {
  const std::string path = "findings." + std::string{name_of(kind)};
  return std::any_of(report.expect.begin(), report.expect.end(), [&](const ExpectationResult& expectation) {
    return expectation.path == path && expectation.applied && expectation.met;
  });
}

std::string expectation_line(const RunReport& report, const ExpectationResult& expectation) {
  std::string text =
      clean(expectation.path) + ": wanted " + clean(expectation.wanted) + ", read " + clean(expectation.read);
  if (expectation.line > 0) {
    text += " (" + clean(report.scenario_file) + ":" + std::to_string(expectation.line) + ")";
  }
  return text;
}

std::string_view result_word(const ExpectationResult& expectation) {
  if (!expectation.applied) return "not applied";
  return expectation.met ? "met" : "not met";
}

std::vector<Area> areas_to_show(const RunReport& report) {
  std::vector<Area> areas;
  for (const Area area : kAreas) {
    const AreaCounts& counts = report.counts.at(index_of(area));
    if (counts.generated + counts.deleted + counts.remaining + counts.skipped + counts.not_reached > 0) {
      areas.push_back(area);
    }
  }
  return areas;
}

std::string days_off_text(const std::optional<int>& days_off) {
  if (!days_off) return "-";
  if (*days_off < 0) return counted(-std::int64_t{*days_off}, "day") + " early";
  if (*days_off > 0) return counted(*days_off, "day") + " late";
  return "on the day";
}

}  // namespace slettefrist::report
