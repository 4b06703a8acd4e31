// The words that terminal, Markdown, HTML and JUnit share: the verdict as a sentence, a finding as a line,
// findings in groups with what they have in common.
//
// One place, so that four outputs of one run never tell four stories. This file must not know a format:
// what it returns is clean text (text.h), to be escaped by the writer.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/language.h"
#include "sim/report/run_report.h"

namespace slettefrist::report {

// How many findings stand as examples where not all are told.
constexpr std::size_t kExamplesLimit = 10;

std::string verdict_sentence(const RunReport& report, Language language = Language::english);
// That the engine was not called to the end, since when and why; "" where it was.
std::string engine_stop_sentence(const RunReport& report, Language language = Language::english);
std::int64_t deletions_in_all(const RunReport& report);
std::int64_t unmet_expectations(const RunReport& report);

// The rule's id, or "no rule".
std::string rule_of(const RunReport& report, const Finding& finding, Language language = Language::english);
std::string subject_of(const Finding& finding);  // "document 303", "engine"
// "document 303, due 2024-12-04, gone 2024-12-03: ..."
std::string line_of(const Finding& finding, Language language = Language::english);

// What is said of a finding, in Danish; texts that are not ours (messages, names of tables and columns) are
// given through `foreign`, which makes them fit for the format.
std::string danish_detail(const FindingDetail& detail,
                          const std::function<std::string(const std::string&)>& foreign);

// True when an expectation of the scenario that was met names this kind: its findings are what was wanted.
bool is_expected(const RunReport& report, FindingKind kind);

// "counts.document.deleted: wanted 12, read 0 (file.toml:41)"
std::string expectation_line(const RunReport& report, const ExpectationResult& expectation);
// As the pages write them: "12 to 1,500".
std::string wanted_on_page(const ExpectationResult& expectation);
std::string read_on_page(const ExpectationResult& expectation);
// "met", "not met", "not applied"
std::string result_word(const ExpectationResult& expectation, Language language = Language::english);

// Areas with anything to tell, in the order of the tables.
std::vector<Area> areas_to_show(const RunReport& report);

struct FindingGroup {
  FindingKind kind = FindingKind::too_early;
  std::int32_t rule = -1;
  std::optional<int> days_off;
  std::vector<const Finding*> findings;    // in the report's order; never empty
  std::vector<std::string> shared_traits;  // "due on the last day of a month": true of every one of them
};
// Largest group first; equal ones by rule, kind, days off.
std::vector<FindingGroup> groups_by_days_off(const RunReport& report, Language language = Language::english);
// The same without days off and traits: kind and rule only, in that order.
std::vector<FindingGroup> groups_by_kind(const RunReport& report);

// "2 days early", "1 day late", "-"; of what had to go in the last run and did not, that it is still there.
std::string days_off_text(FindingKind kind, const std::optional<int>& days_off,
                          Language language = Language::english);

}  // namespace slettefrist::report
