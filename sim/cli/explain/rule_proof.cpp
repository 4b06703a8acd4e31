// Writing down what a rule says; see rule_proof.h.
//
// As in every proof each fact stands in it twice, or in the policy's text. It must not know how a date is
// worked out.
#include "sim/cli/explain/rule_proof.h"

#include <algorithm>

#include "sim/cli/explain/worked_dates.h"

namespace slettefrist::cli {
namespace {

constexpr const char* kRuleFormat = "slettefrist-rule-proof-1";
constexpr const char* kClauseFormat = "slettefrist-clause-proof-1";

ProofJson day_or_null(const std::optional<Day>& day) {
  return day ? ProofJson(to_text(*day)) : ProofJson(nullptr);
}

ProofJson worked_as_json(const WorkedDate& date) {
  ProofJson json;
  json["kind"] = date.kind;
  if (const auto instant = parse_instant(date.anchor)) {
    add_instant(*instant, "anchor", json);
  } else {
    add_day(*parse_day(date.anchor), "anchor", json);
  }
  json["counts_as"] = to_text(date.due.anchor_day);
  json["period_ends_on"] = day_or_null(date.due.period_ends_on);
  json["is_day_there"] = date.due.is_day_there;
  json["due_on"] = day_or_null(date.due.due_on);
  json["due_at"] = date.due.due_at ? ProofJson(to_text(*date.due.due_at)) : ProofJson(nullptr);
  return json;
}

bool rests_on(const Rule& rule, const std::string& clause) {
  return std::any_of(rule.versions.begin(), rule.versions.end(),
                     [&](const RuleVersion& version) { return version.clause == clause; });
}

}  // namespace

ProofJson rule_as_json(const Rule& rule, const Policy& policy, std::optional<Day> on) {
  ProofJson json;
  json["rule"] = rule.id;
  json["area"] = name_of(rule.area);
  json["applies"] = applies_text(rule.applies);
  json["counted_from"] = rule.counted_from;
  json["versions"] = ProofJson::array();
  for (const RuleVersion* version : shown_versions(rule, on)) {
    const std::vector<WorkedDate> dates = worked_dates(rule, *version, policy);
    ProofJson shown;
    shown["in_force"] = to_text(version->in_force);
    shown["keep"] = version->ends ? ProofJson(nullptr) : ProofJson(to_text(version->keep));
    shown["effect"] = version->effect == Effect::all_records ? "all_records" : "anchored_since";
    shown["clause"] = version->clause;
    shown["file"] = version->file;
    shown["line"] = version->line;
    shown["dates"] = dates.size();
    shown["worked_dates"] = ProofJson::array();
    for (const WorkedDate& date : dates) shown["worked_dates"].push_back(worked_as_json(date));
    json["versions"].push_back(std::move(shown));
  }
  return json;
}

std::string rule_proof(const std::string& subject, const Policy& policy, std::optional<Day> on) {
  ProofJson rules = ProofJson::array();
  bool is_rule = false;
  for (const Rule& rule : policy.rules) {
    if (rule.id != subject && !rests_on(rule, subject)) continue;
    is_rule = is_rule || rule.id == subject;
    rules.push_back(rule_as_json(rule, policy, on));
    for (ProofJson& version : rules.back()["versions"]) version["file"] = proof_file_name(version["file"]);
  }
  if (rules.empty()) return "";
  ProofJson json;
  json["format"] = kRuleFormat;
  json["subject"] = subject;
  json["subject_is"] = is_rule ? "rule" : "clause";
  json["on"] = day_or_null(on);
  json["on_day_number"] = on ? ProofJson(on->number) : ProofJson(nullptr);
  json["policy"] = policy_fields(policy);
  json["reading"] = reading_fields(policy.reading);
  json["rules"] = std::move(rules);
  return json.dump(2) + "\n";
}

std::string clause_proof(const input::Clause& clause, const input::ClauseList& list) {
  ProofJson json;
  json["format"] = kClauseFormat;
  json["subject"] = clause.id;
  json["edition"] = list.edition;
  json["source"] = list.source;
  json["heading"] = clause.heading;
  json["says"] = clause.says;
  json["is"] = clause.is;
  json["scenarios"] = clause.scenarios;
  json["tests"] = clause.tests;
  return json.dump(2) + "\n";
}

}  // namespace slettefrist::cli
