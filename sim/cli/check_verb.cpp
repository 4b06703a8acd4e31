// The verb `check --policy`: rules in force, differences from the parent edition, worked dates, owner-written
// cases.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/cli/verbs.h"
#include "sim/cli/worked_dates.h"
#include "sim/input/input.h"
#include "sim/oracle/oracle.h"

namespace slettefrist::cli {
namespace {

struct CaseResult {
  input::PolicyExample example;
  std::optional<Day> due_on;
  bool passed = false;
};

// The version that a case is about: the one in force on the anchor day, else the first.
const RuleVersion& version_for(const Rule& rule, Day anchor) {
  const RuleVersion* chosen = &rule.versions.front();
  for (const RuleVersion& version : rule.versions) {
    if (version.in_force <= anchor) chosen = &version;
  }
  return *chosen;
}

CaseResult work(const input::PolicyExample& example, const Policy& policy) {
  CaseResult result{example, std::nullopt, false};
  const auto rule = std::find_if(policy.rules.begin(), policy.rules.end(),
                                 [&](const Rule& candidate) { return candidate.id == example.rule; });
  const auto instant = parse_instant(example.anchor);
  const Day anchor_day = instant ? oracle::local_day(*instant) : *parse_day(example.anchor);
  const RuleVersion& version = version_for(*rule, anchor_day);
  if (!version.ends) {
    result.due_on = instant ? oracle::due_day(*instant, version.keep, policy.reading).due_on
                            : oracle::due_day(anchor_day, version.keep, policy.reading).due_on;
  }
  result.passed = result.due_on == example.expected_due;
  return result;
}

std::string versions_text(const Rule& rule) {
  std::string text;
  for (const RuleVersion& version : rule.versions) {
    text += (text.empty() ? "" : ", then ") + (version.ends ? std::string{"ends"} : to_text(version.keep)) +
            " from " + to_text(version.in_force) +
            (version.effect == Effect::all_records ? "" : " for later anchors");
  }
  return text;
}

// Readings and rules that are not those of the policy it extends, one line each.
std::vector<std::string> differences_from_parent(const Policy& policy) {
  std::vector<std::string> differences;
  if (policy.parent_file.empty()) return differences;
  const Policy parent = input::read_policy(policy.parent_file);
  const auto now = entries_of(policy.reading);
  const auto before = entries_of(parent.reading);
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i].value != before[i].value)
      differences.push_back(now[i].key + ": " + before[i].value + " -> " + now[i].value);
  }
  for (const Rule& rule : policy.rules) {
    const auto old = std::find_if(parent.rules.begin(), parent.rules.end(),
                                  [&](const Rule& candidate) { return candidate.id == rule.id; });
    if (old == parent.rules.end())
      differences.push_back(rule.id + ": new, " + versions_text(rule));
    else if (versions_text(*old) != versions_text(rule)) {
      differences.push_back(rule.id + ": " + versions_text(*old) + " -> " + versions_text(rule));
    }
  }
  return differences;
}

void print_cases(const std::vector<CaseResult>& results, const std::string& file) {
  for (const CaseResult& result : results) {
    std::cout << (result.passed ? "pass  " : "FAIL  ") << file << ':' << result.example.line << "  "
              << result.example.rule << ", " << result.example.anchor << ": due on "
              << (result.due_on ? to_text(*result.due_on) : std::string{"no date"});
    if (!result.passed) std::cout << ", expected " << to_text(result.example.expected_due);
    std::cout << '\n';
  }
}

nlohmann::ordered_json cases_as_json(const std::vector<CaseResult>& results) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const CaseResult& result : results) {
    nlohmann::ordered_json one;
    one["rule"] = result.example.rule;
    one["anchor"] = result.example.anchor;
    one["expected_due"] = to_text(result.example.expected_due);
    one["due_on"] =
        result.due_on ? nlohmann::ordered_json{to_text(*result.due_on)} : nlohmann::ordered_json{nullptr};
    one["passed"] = result.passed;
    json.push_back(std::move(one));
  }
  return json;
}

}  // namespace

int check_verb(const Options& options) {
  Policy policy = input::read_policy(options.policy);
  for (const std::string& reading : options.readings) input::apply_reading_option(policy.reading, reading);
  std::vector<CaseResult> results;
  if (!options.examples.empty()) {
    for (const auto& example : input::read_policy_examples(options.examples, policy))
      results.push_back(work(example, policy));
  }
  const std::vector<std::string> differences = differences_from_parent(policy);
  const bool all_passed =
      std::all_of(results.begin(), results.end(), [](const CaseResult& r) { return r.passed; });
  if (options.json) {
    nlohmann::ordered_json json;
    json["edition"] = policy.edition;
    for (const ReadingEntry& entry : entries_of(policy.reading)) json["reading"][entry.key] = entry.value;
    json["rules"] = nlohmann::ordered_json::array();
    for (const Rule& rule : policy.rules) json["rules"].push_back(rule_as_json(rule, policy, options.on));
    json["differences"] = differences;
    json["examples"] = cases_as_json(results);
    std::cout << json.dump(2) << '\n';
  } else if (!options.quiet) {
    std::cout << "Policy " << policy.edition << " (" << policy.source << ")\n";
    for (const ReadingEntry& entry : entries_of(policy.reading)) {
      std::cout << "  " << entry.key << " = " << entry.value << ": " << entry.meaning << '\n';
    }
    for (const Rule& rule : policy.rules) std::cout << rule_as_text(rule, policy, options.on);
    if (!differences.empty()) std::cout << "Differences from the policy it extends:\n";
    for (const std::string& difference : differences) std::cout << "  " << difference << '\n';
    print_cases(results, options.examples);
  }
  return all_passed ? 0 : 1;
}

}  // namespace slettefrist::cli
