// Rules in words; see worked_dates.h.
//
// A date is told in the first year in which the version decides it, so that none is told that no record has.
// It must not know a world.
#include "sim/cli/explain/worked_dates.h"

#include "sim/cli/explain/telling_dates.h"
#include "sim/cli/job/job.h"
#include "sim/cli/proof/told_facts.h"

namespace slettefrist::cli {
namespace {

oracle::DueDay due_under(const RuleVersion& version, const std::string& anchor, const Reading& reading) {
  const auto instant = parse_instant(anchor);
  return instant ? oracle::due_day(*instant, version.keep, reading)
                 : oracle::due_day(*parse_day(anchor), version.keep, reading);
}

// Of each kind of date the first that fits.
template <class Fits>
std::vector<WorkedDate> dates_that_fit(const Rule& rule, const RuleVersion& version, const Policy& policy,
                                       const Fits& fits) {
  std::vector<WorkedDate> dates;
  for (const TellingDate& telling : counts_from_instant(rule) ? telling_instants() : telling_days()) {
    for (const int year : years_of(telling, version.in_force)) {
      const auto anchor = written_in(telling, year);
      if (!anchor) continue;
      WorkedDate date{*anchor, telling.kind, due_under(version, *anchor, policy.reading),
                      outcome_of(*anchor, rule, policy)};
      if (!fits(date)) continue;
      dates.push_back(std::move(date));
      break;
    }
  }
  return dates;
}

// From when a record of that date may go, where that is not its due day; "" where it is, or never comes.
std::string opening_told(const WorkedDate& date, const Rule& rule, const RuleVersion& version) {
  if (!date.outcome) return "no record of this date goes by the rule";
  const oracle::RuledDay& outcome = *date.outcome;
  const RuleVersion& deciding = rule.versions[outcome.version];
  std::string text;
  if (&deciding != &version) {
    text = "the version in force from " + to_text(deciding.in_force) + " decides by then: " +
           (outcome.due.due_on ? "due on " + to_text(*outcome.due.due_on) : std::string{"no date"});
  }
  if (!outcome.goes_on || *outcome.goes_on == outcome.due.due_on) return text;
  return text + (text.empty() ? "" : ", ") + "may go from the run of " + to_text(*outcome.goes_on) + " on";
}

}  // namespace

std::optional<oracle::RuledDay> outcome_of(const std::string& anchor, const Rule& rule,
                                           const Policy& policy) {
  const int run_at_minutes = PurgeSchedule{}.at_minutes;
  const auto instant = parse_instant(anchor);
  const bool is_sending_alone =
      rule.area == Area::notification && rule.counted_from == std::vector<std::string>{"notified_at"};
  if (is_sending_alone && policy.reading.scope == Scope::new_model) {
    const Day sent = due_under(rule.versions.front(), anchor, policy.reading).anchor_day;
    if (sent < policy.new_model_from) return std::nullopt;
  }
  return instant ? oracle::ruled_day(*instant, rule, policy.reading, run_at_minutes)
                 : oracle::ruled_day(*parse_day(anchor), rule, policy.reading, run_at_minutes);
}

std::string place_of(const RuleVersion& version) { return version.file + ":" + std::to_string(version.line); }

std::string version_told(const RuleVersion& version) {
  const std::string what = version.ends ? "removes nothing" : "keep " + to_text(version.keep);
  return what + ", in force from " + to_text(version.in_force) +
         (version.effect == Effect::all_records ? ", for all records"
                                                : ", for records counted from that day on");
}

std::string applies_text(Applies applies) {
  switch (applies) {
    case Applies::answered:
      return "answered";
    case Applies::unanswered:
      return "unanswered";
    case Applies::always:
      break;
  }
  return "always";
}

std::vector<const RuleVersion*> shown_versions(const Rule& rule, std::optional<Day> on) {
  std::vector<const RuleVersion*> shown;
  for (const RuleVersion& version : rule.versions) {
    if (on && version.in_force > *on) continue;
    if (on) shown.clear();
    shown.push_back(&version);
  }
  return shown;
}

bool counts_from_instant(const Rule& rule) { return rule.counted_from.front().ends_with("_at"); }

std::vector<WorkedDate> worked_dates(const Rule& rule, const RuleVersion& version, const Policy& policy) {
  if (version.ends) return {};
  const auto index = static_cast<std::size_t>(&version - rule.versions.data());
  auto dates = dates_that_fit(rule, version, policy, [&](const WorkedDate& date) {
    return date.outcome && date.outcome->version == index;
  });
  if (!dates.empty()) return dates;
  return dates_that_fit(rule, version, policy, [&](const WorkedDate& date) {
    return version_deciding(rule, version.in_force, date.due.anchor_day) == index;
  });
}

std::string rule_as_text(const Rule& rule, const Policy& policy, std::optional<Day> on, Detail detail) {
  std::string text = rule.id + ": " + std::string{name_of(rule.area)} + ", " + applies_text(rule.applies) +
                     ", counted from " + (rule.counted_from.size() > 1 ? "the earliest of " : "") +
                     counted_from_told(rule) + "\n";
  const auto versions = shown_versions(rule, on);
  if (versions.empty()) return text + "  not in force on " + to_text(*on) + "\n";
  for (const RuleVersion* version : versions) {
    text +=
        "  " + version_told(*version) + "\n  clause " + version->clause + ", " + place_of(*version) + "\n";
    for (const WorkedDate& date : worked_dates(rule, *version, policy)) {
      const std::string opening = opening_told(date, rule, *version);
      const bool is_short = detail == Detail::dates;
      text += "    " + date.anchor + " -> " +
              (date.due.due_on ? to_text(*date.due.due_on) : std::string{"no date"}) + "  (" + date.kind +
              (is_short && !opening.empty() ? "; " + opening : "") + ")\n";
      if (is_short) continue;
      for (const std::string& step : date.due.steps) text += "      " + step + "\n";
      if (!opening.empty()) text += "      " + opening + "\n";
    }
  }
  return text;
}

}  // namespace slettefrist::cli
