// Verdict sentences and finding lines; groups and traits stand in finding_groups.cpp. See narrative.h.
#include "sim/report/narrative.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <numeric>

#include "sim/report/text.h"
#include "sim/report/words.h"
#include "sim/report/words_of_findings.h"

namespace slettefrist::report {
namespace {

std::size_t kinds_found(const RunReport& report) {
  std::array<bool, kFindingKindCount> found{};
  for (const Finding& finding : report.findings) found.at(static_cast<std::size_t>(finding.kind)) = true;
  return static_cast<std::size_t>(std::count(found.begin(), found.end(), true));
}

std::string compliant_sentence(std::int64_t deletions, const Wording& wording) {
  if (deletions == 0) return wording.say(words::kNothingDue);
  if (deletions == 1) return wording.say(words::kOneDeleted);
  return wording.say(words::kAllDeleted, {wording.number(deletions)});
}

// English texts keep the form in which files and terminals write a day.
std::string day_in_line(Day day, const Wording& wording) {
  return wording.is_danish() ? wording.day(day) : to_text(day);
}

std::string detail_in_line(const FindingDetail& detail, const Wording& wording) {
  return wording.is_danish() ? danish_detail(detail, clean) : clean(to_text(detail));
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

std::string verdict_sentence(const RunReport& report, Language language) {
  const Wording wording{language};
  const std::int64_t deletions = deletions_in_all(report);
  const std::string deleted = wording.counted(deletions, words::kDeletions);
  const std::string found =
      wording.counted(static_cast<std::int64_t>(report.findings.size()), words::kFindingCount);
  const std::int64_t unmet = unmet_expectations(report);
  const bool has_accepted = report.accepted && !report.accepted->empty();
  const std::string accepted =
      has_accepted
          ? wording.counted(static_cast<std::int64_t>(report.accepted->size()), words::kAcceptedCount)
          : "";
  if (report.verdict == "compliant") {
    return has_accepted ? wording.say(words::kCompliantBut, {accepted, deleted})
                        : compliant_sentence(deletions, wording);
  }
  if (report.verdict == "as_expected") {
    return wording.say(has_accepted ? words::kAsExpectedBut : words::kAsExpected, {deleted, found, accepted});
  }
  assert(report.verdict == "findings" && "a verdict is one of three words");
  const std::string unmet_told = wording.counted(unmet, words::kExpectationsUnmet);
  if (report.findings.empty()) {
    return wording.say(has_accepted ? words::kNotAsExpectedBut : words::kNotAsExpected,
                       {deleted, unmet_told, accepted});
  }
  const auto kinds = static_cast<std::int64_t>(kinds_found(report));
  std::string text =
      wording.say(words::kNotCompliant, {found, wording.counted(kinds, words::kKinds), deleted});
  if (has_accepted) text += wording.say(words::kBesideAccepted, {accepted});
  if (unmet > 0) text += "; " + unmet_told;
  return text + ".";
}

std::string engine_stop_sentence(const RunReport& report, Language language) {
  if (!report.engine_stop) return "";
  const Wording wording{language};
  const EngineStop& stop = *report.engine_stop;
  return wording.say(stop.is_store_unusable ? words::kStoreUnusable : words::kEngineGivenUp,
                     {day_in_line(stop.from, wording), wording.number(stop.runs_with_engine),
                      wording.counted(report.runs_scheduled, words::kRuns)});
}

std::string rule_of(const RunReport& report, const Finding& finding, Language language) {
  if (finding.rule < 0) return Wording{language}.say(words::kNoRule);
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

std::string line_of(const Finding& finding, Language language) {
  const Wording wording{language};
  std::string text = subject_of(finding);
  if (finding.due_on) text += ", " + wording.say(words::kDueOn, {day_in_line(*finding.due_on, wording)});
  if (finding.observed_on) {
    text += ", " + wording.say(words::kSeenOn, {day_in_line(*finding.observed_on, wording)});
  }
  if (finding.days_off) text += ", " + days_off_text(finding.kind, finding.days_off, language);
  if (!finding.detail.empty()) text += ": " + detail_in_line(finding.detail, wording);
  return text;
}

std::string danish_detail(const FindingDetail& detail,
                          const std::function<std::string(const std::string&)>& foreign) {
  const Wording wording{Language::danish};
  std::string text;
  for (const DetailPart& part : detail) {
    std::string value;
    if (const Day* const day = std::get_if<Day>(&part.value)) value = wording.day(*day);
    if (const auto* const number = std::get_if<std::int64_t>(&part.value)) value = wording.number(*number);
    if (const auto* const words = std::get_if<std::string>(&part.value)) value = foreign(*words);
    text += wording.say(words::detail_phrase(part.phrase), {std::move(value)});
  }
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

std::string wanted_on_page(const ExpectationResult& expectation) {
  return expectation.wanted_on_page.empty() ? expectation.wanted : expectation.wanted_on_page;
}

std::string read_on_page(const ExpectationResult& expectation) {
  return expectation.read_on_page.empty() ? expectation.read : expectation.read_on_page;
}

std::string result_word(const ExpectationResult& expectation, Language language) {
  const Wording wording{language};
  if (!expectation.applied) return wording.say(words::kNotApplied);
  return wording.say(expectation.met ? words::kMet : words::kNotMet);
}

std::vector<Area> areas_to_show(const RunReport& report) {
  std::vector<Area> areas;
  for (const Area area : kTables) {
    const AreaCounts& counts = report.counts.at(index_of(area));
    if (counts.generated + counts.deleted + counts.remaining + counts.skipped + counts.not_reached > 0) {
      areas.push_back(area);
    }
  }
  return areas;
}

std::string days_off_text(FindingKind kind, const std::optional<int>& days_off, Language language) {
  if (!days_off) return "-";
  const Wording wording{language};
  const std::string days = wording.counted(std::abs(std::int64_t{*days_off}), words::kDays);
  if (*days_off == 0)
    return wording.say(kind == FindingKind::too_late ? words::kLeftAtTheEnd : words::kOnTheDay);
  return wording.say(*days_off < 0 ? words::kEarly : words::kLate, {days});
}

}  // namespace slettefrist::report
