// Findings in groups, and the traits that all findings of a group share: often the trait names the defect
// ("due on the last day of a month" = somebody's month arithmetic).
// Only what a Finding holds is looked at; no calendar arithmetic, a month's end is the day before a first.
#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "sim/report/narrative.h"
#include "sim/report/text.h"
#include "sim/report/words.h"
#include "sim/report/words_of_findings.h"

namespace slettefrist::report {
namespace {

// 1970-01-01, day number 0, was a Thursday.
std::size_t weekday_of(Day day) { return static_cast<std::size_t>(((day.number % 7) + 7) % 7); }

bool is_first_of_month(Day day) { return to_text(day).ends_with("-01"); }
bool is_last_of_month(Day day) { return is_first_of_month(day + 1); }
bool is_leap_day(Day day) { return to_text(day).ends_with("-02-29"); }

// True when every finding has a due day and `holds` is true of each.
template <class Predicate>
bool all_due(const std::vector<const Finding*>& findings, Predicate holds) {
  return std::all_of(findings.begin(), findings.end(),
                     [&](const Finding* finding) { return finding->due_on && holds(*finding->due_on); });
}

template <class Value>
bool all_equal(const std::vector<const Finding*>& findings, Value Finding::*member) {
  return std::all_of(findings.begin(), findings.end(),
                     [&](const Finding* finding) { return finding->*member == findings.front()->*member; });
}

std::string day_in_trait(Day day, const Wording& wording) {
  return wording.is_danish() ? wording.day(day) : to_text(day);
}

// In English as files name it; what is no table is the engine, the log or the layout of the tables.
std::string area_in_trait(const std::string& area, const Wording& wording) {
  if (!wording.is_danish()) return wording.say(words::kTraitArea, {clean(area)});
  if (const auto table = area_named(area))
    return wording.say(words::kTraitArea, {wording.say(words::area(*table))});
  for (const auto& [name, danish] : words::kBesideTables) {
    if (name == area) return std::string{danish};
  }
  return wording.say(words::kTraitArea, {clean(area)});
}

// A single finding shares everything with itself, which says nothing.
std::vector<std::string> traits_of(const std::vector<const Finding*>& findings, const Wording& wording) {
  std::vector<std::string> traits;
  if (findings.size() < 2) return traits;
  const Finding& first = *findings.front();
  if (all_equal(findings, &Finding::area)) traits.push_back(area_in_trait(first.area, wording));
  if (first.citizen_id != 0 && all_equal(findings, &Finding::citizen_id)) {
    traits.push_back(wording.say(words::kTraitCitizen, {std::to_string(first.citizen_id)}));
  }
  if (first.due_on) {
    const Day due = *first.due_on;
    if (all_equal(findings, &Finding::due_on)) {
      traits.push_back(wording.say(words::kTraitDue, {day_in_trait(due, wording)}));
    } else if (all_due(findings, [&](Day day) { return weekday_of(day) == weekday_of(due); })) {
      traits.push_back(wording.say(words::kTraitDueOnA, {wording.say(words::kWeekdays.at(weekday_of(due)))}));
    }
    if (all_due(findings, is_leap_day)) {
      traits.push_back(wording.say(words::kTraitLeapDay));
    } else if (all_due(findings, is_last_of_month)) {
      traits.push_back(wording.say(words::kTraitMonthEnd));
    } else if (all_due(findings, is_first_of_month)) {
      traits.push_back(wording.say(words::kTraitMonthStart));
    }
  }
  if (all_equal(findings, &Finding::observed_on)) {
    traits.push_back(first.observed_on
                         ? wording.say(words::kTraitSeen, {day_in_trait(*first.observed_on, wording)})
                         : wording.say(words::kTraitNeverWent));
  }
  return traits;
}

}  // namespace

std::vector<FindingGroup> groups_by_days_off(const RunReport& report, Language language) {
  using Key = std::tuple<std::uint32_t, FindingKind, std::optional<int>>;
  std::map<Key, std::vector<const Finding*>> by_key;
  for (const Finding& finding : report.findings) {
    // Unsigned, so that "no rule" comes after the rules.
    by_key[{static_cast<std::uint32_t>(finding.rule), finding.kind, finding.days_off}].push_back(&finding);
  }
  std::vector<FindingGroup> groups;
  groups.reserve(by_key.size());
  for (auto& [key, findings] : by_key) {
    auto traits = traits_of(findings, Wording{language});
    groups.push_back({std::get<1>(key), static_cast<std::int32_t>(std::get<0>(key)), std::get<2>(key),
                      std::move(findings), std::move(traits)});
  }
  std::stable_sort(groups.begin(), groups.end(), [](const FindingGroup& a, const FindingGroup& b) {
    return a.findings.size() > b.findings.size();
  });
  return groups;
}

std::vector<FindingGroup> groups_by_kind(const RunReport& report) {
  std::map<std::pair<FindingKind, std::uint32_t>, std::vector<const Finding*>> by_key;
  for (const Finding& finding : report.findings) {
    by_key[{finding.kind, static_cast<std::uint32_t>(finding.rule)}].push_back(&finding);
  }
  std::vector<FindingGroup> groups;
  groups.reserve(by_key.size());
  for (auto& [key, findings] : by_key) {
    groups.push_back(
        {key.first, static_cast<std::int32_t>(key.second), std::nullopt, std::move(findings), {}});
  }
  return groups;
}

}  // namespace slettefrist::report
