// What a proof about a rule or a clause has to say, worked out anew; see proofs.h.
//
// Its inputs are the name, the day and the dates that are worked out. It must not know a record.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/verifier/clothes.h"
#include "sim/verifier/proofs.h"
#include "sim/verifier/reckoning.h"

namespace slettefrist::verifier {
namespace {

using Json = nlohmann::json;

// Dates a proof may work out: years with four digits and Danish clocks this program knows.
constexpr DayNumber kFirstDay = 10L * 366;
constexpr DayNumber kLastDay = 231L * 366;

long number_in(const Json& json, const char* key) {
  if (!json.at(key).is_number_integer()) throw Unreadable(std::string{key} + ": is no whole number");
  return json.at(key).get<long>();
}

Fact date_in(const Json& said) {
  Fact date;
  if (said.contains("unix_seconds")) {
    date.instant = number_in(said, "unix_seconds");
    date.day = *date.instant / kSecondsADay;
  } else {
    date.day = number_in(said, "day_number");
  }
  if (date.day < kFirstDay || date.day > kLastDay) throw Unreadable("anchor: a day out of bounds");
  return date;
}

// Why this date tells something.
std::string kind_of(const Fact& date) {
  DayNumber day = date.day;
  if (date.instant) {
    const Seconds at = *date.instant;
    const Wall wall = wall_of(at);
    if (wall_of(at + 1).offset_seconds > wall.offset_seconds) return "before the clocks go forward";
    for (const Seconds other : {at - 3600, at + 3600}) {
      const Wall then = wall_of(other);
      const bool is_same_clock = then.day == wall.day && then.second_of_day == wall.second_of_day;
      if (is_same_clock) return "in the hour that comes twice";
    }
    if (wall.day != at / kSecondsADay) return "after the Danish midnight";
    day = wall.day;
  }
  const Date civil = date_of(day);
  if (civil.month == 2 && civil.day == 29) return "leap day";
  if (civil.month == 12 && civil.day == 31) return "year's end";
  return civil.day == days_in_month(civil.year, civil.month) ? "month end" : "plain";
}

Json date_row(const Json& said, const Version& version, const Readings& readings) {
  const Fact date = date_in(said);
  const Reckoning due = reckoned(date, version.keep, readings);
  Json json{{"kind", kind_of(date)},     {"counts_as", day_text(counted_day(date, readings))},
            {"period_ends_on", nullptr}, {"is_day_there", due.is_day_there},
            {"due_on", nullptr},         {"due_at", nullptr}};
  dress(date, "anchor", json);
  if (!due.deadline) return json;
  json["period_ends_on"] = day_text(*due.period_ends_on);
  json["due_on"] = day_text(due.deadline->day);
  if (due.deadline->at) json["due_at"] = instant_text(*due.deadline->at);
  return json;
}

Json version_row(const Json& said, const Rule& rule, const Version& version, const Readings& readings) {
  const bool by_instant = rule.counted_from.front().ends_with("_at");
  Json dates = Json::array();
  for (const Json& date : said.at("worked_dates")) {
    if (version.ends) throw Unreadable(rule.id + ": a version that removes nothing works out no dates");
    if (date.contains("unix_seconds") != by_instant) {
      throw Unreadable(rule.id + ": counts from " + rule.counted_from.front() + ", which is another kind");
    }
    dates.push_back(date_row(date, version, readings));
  }
  if (!version.ends && dates.empty()) throw Unreadable(rule.id + ": no date is worked out");
  return {{"in_force", day_text(version.in_force)},
          {"keep", version.ends ? Json(nullptr) : Json(version.keep.text())},
          {"effect", version.effect},
          {"clause", version.clause},
          {"file", version.file},
          {"line", version.line},
          // A date cannot go missing unnoticed: it is counted.
          {"dates", number_in(said, "dates") == static_cast<long>(dates.size())
                        ? Json(dates.size())
                        : Json(std::to_string(dates.size()) + " worked out")},
          {"worked_dates", dates}};
}

// The versions to show: the one in force on the day, or all.
std::vector<const Version*> shown_versions(const Rule& rule, std::optional<DayNumber> on) {
  std::vector<const Version*> shown;
  for (const Version& version : rule.versions) {
    if (on && version.in_force > *on) continue;
    if (on) shown.clear();
    shown.push_back(&version);
  }
  return shown;
}

Json rule_row(const Json& said, const Rule& rule, std::optional<DayNumber> on, const Readings& readings) {
  const auto versions = shown_versions(rule, on);
  const Json& told = said.at("versions");
  if (told.size() != versions.size()) {
    throw Unreadable(rule.id + ": it shows " + std::to_string(told.size()) + " versions, expected " +
                     std::to_string(versions.size()));
  }
  Json rows = Json::array();
  for (std::size_t i = 0; i < versions.size(); ++i) {
    rows.push_back(version_row(told.at(i), rule, *versions[i], readings));
  }
  return {{"rule", rule.id},
          {"area", rule.area},
          {"applies", rule.applies},
          {"counted_from", rule.counted_from},
          {"versions", rows}};
}

std::vector<const Rule*> rules_of(const std::string& subject, const PolicyText& policy) {
  std::vector<const Rule*> rules;
  for (const Rule& rule : policy.rules) {
    const bool rests_on_it = std::any_of(rule.versions.begin(), rule.versions.end(),
                                         [&](const Version& version) { return version.clause == subject; });
    if (rule.id == subject || rests_on_it) rules.push_back(&rule);
  }
  return rules;
}

}  // namespace

Json rule_proof(const Json& said, const PolicyText& policy) {
  const auto subject = said.at("subject").get<std::string>();
  const std::vector<const Rule*> rules = rules_of(subject, policy);
  if (rules.empty()) throw Unreadable(subject + " is neither a rule nor a clause of the policy");
  const Json& told = said.at("rules");
  if (told.size() != rules.size()) throw Unreadable("rules: they are not those of " + subject);
  std::optional<DayNumber> on;
  if (!said.at("on_day_number").is_null()) on = number_in(said, "on_day_number");
  if (on && (*on < day_number({1, 1, 1}) || *on > day_number({9999, 12, 31}))) {
    throw Unreadable("on_day_number: is out of bounds");
  }
  const bool is_rule =
      std::any_of(rules.begin(), rules.end(), [&](const Rule* rule) { return rule->id == subject; });
  Json json{{"format", kRuleProof},
            {"subject", subject},
            {"subject_is", is_rule ? "rule" : "clause"},
            {"on", on ? Json(day_text(*on)) : Json(nullptr)},
            {"on_day_number", on ? Json(*on) : Json(nullptr)},
            {"policy", {{"edition", policy.edition}, {"source", policy.source}, {"zone", policy.zone}}},
            {"reading", policy.reading},
            {"rules", Json::array()}};
  for (std::size_t i = 0; i < rules.size(); ++i) {
    json["rules"].push_back(rule_row(told.at(i), *rules[i], on, policy.reading));
  }
  return json;
}

Json clause_proof(const Json& said, const ClauseText& clauses) {
  const auto subject = said.at("subject").get<std::string>();
  const auto found = std::find_if(clauses.clauses.begin(), clauses.clauses.end(),
                                  [&](const Clause& clause) { return clause.id == subject; });
  if (found == clauses.clauses.end()) throw Unreadable(subject + " is no clause of " + clauses.edition);
  return {{"format", kClauseProof},
          {"subject", subject},
          {"edition", clauses.edition},
          {"source", clauses.source},
          {"heading", found->heading},
          {"says", found->says},
          {"is", found->is},
          {"scenarios", found->scenarios},
          {"tests", found->tests}};
}

}  // namespace slettefrist::verifier
