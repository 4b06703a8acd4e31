// The verb `check --policy`: rules in force, differences from the parent edition, worked dates, owner-written
// cases.
//
// Dates are worked out by the oracle, never by the engine under test. It must not know a world.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/cli/explain/rule_proof.h"
#include "sim/cli/explain/worked_dates.h"
#include "sim/cli/exports/check_exports.h"
#include "sim/cli/exports/check_store.h"
#include "sim/cli/job/job.h"
#include "sim/cli/job/policy_changes.h"
#include "sim/cli/packs/check_records.h"
#include "sim/cli/packs/check_submissions.h"
#include "sim/cli/verbs.h"
#include "sim/input/input.h"
#include "sim/model/input_error.h"
#include "sim/scenario/scenario.h"

namespace slettefrist::cli {
namespace {

struct CaseResult {
  input::PolicyExample example;
  std::optional<Day> due_on;
  bool passed = false;
};

// Whatever day the rules are shown of: a case is about a record from its first night to its last.
CaseResult work(const input::PolicyExample& example, const Policy& policy) {
  CaseResult result{example, std::nullopt, false};
  const auto rule = std::find_if(policy.rules.begin(), policy.rules.end(),
                                 [&](const Rule& candidate) { return candidate.id == example.rule; });
  const auto outcome = outcome_of(example.anchor, *rule, policy);
  if (outcome) result.due_on = outcome->due.due_on;
  result.passed = result.due_on == example.expected_due;
  return result;
}

// Readings and rules that are not those of the policy it extends, one line each.
std::vector<std::string> differences_from_parent(const Policy& policy) {
  if (policy.parent_file.empty()) return {};
  const Policy parent = input::read_policy(policy.parent_file);
  return policy_changes(parent, policy);
}

struct Checked {
  const Policy& policy;
  std::vector<CaseResult> results;
  std::vector<std::string> differences;
};

void print_cases(const std::vector<CaseResult>& results, const std::string& file) {
  std::size_t passed = 0;
  for (const CaseResult& result : results) {
    const input::PolicyExample& example = result.example;
    std::cout << (result.passed ? "  pass  " : "  FAIL  ") << file << ':' << example.line << "  "
              << example.rule << ", " << example.anchor << ": due on "
              << (result.due_on ? to_text(*result.due_on) : std::string{"no date"});
    if (!result.passed) std::cout << ", expected " << to_text(example.expected_due);
    std::cout << '\n';
    passed += result.passed ? 1 : 0;
  }
  std::cout << "  " << passed << " of " << results.size() << " passed\n";
}

nlohmann::ordered_json cases_as_json(const std::vector<CaseResult>& results) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const CaseResult& result : results) {
    nlohmann::ordered_json one;
    one["rule"] = result.example.rule;
    one["anchor"] = result.example.anchor;
    one["expected_due"] = to_text(result.example.expected_due);
    one["due_on"] =
        result.due_on ? nlohmann::ordered_json(to_text(*result.due_on)) : nlohmann::ordered_json(nullptr);
    one["passed"] = result.passed;
    json.push_back(std::move(one));
  }
  return json;
}

void print_json(const Options& options, const Checked& checked) {
  nlohmann::ordered_json json;
  json["edition"] = checked.policy.edition;
  for (const ReadingEntry& entry : entries_of(checked.policy.reading))
    json["reading"][entry.key] = entry.value;
  json["rules"] = nlohmann::ordered_json::array();
  for (const Rule& rule : checked.policy.rules) {
    json["rules"].push_back(rule_as_json(rule, checked.policy, options.on));
  }
  json["differences"] = checked.differences;
  json["examples"] = cases_as_json(checked.results);
  std::cout << json.dump(2) << '\n';
}

void print_text(const Options& options, const Checked& checked) {
  std::cout << "Policy " << checked.policy.edition << " (" << checked.policy.source << ")\n\nReadings\n";
  for (const ReadingEntry& entry : entries_of(checked.policy.reading)) {
    std::cout << "  " << entry.key << " = " << entry.value << ": " << entry.meaning << '\n';
  }
  std::cout << "\nRules\n";
  for (const Rule& rule : checked.policy.rules) {
    std::cout << rule_as_text(rule, checked.policy, options.on, Detail::dates) << '\n';
  }
  if (!checked.policy.parent_file.empty()) {
    std::cout << "Differences from " << checked.policy.parent_file << '\n';
    if (checked.differences.empty()) std::cout << "  none\n";
    for (const std::string& difference : checked.differences) std::cout << "  " << difference << '\n';
    if (!checked.results.empty()) std::cout << '\n';
  }
  if (!checked.results.empty()) {
    std::cout << "Examples\n";
    print_cases(checked.results, options.examples);
  }
}

// One thing is checked at a time, and no option belongs to another; a pack may be checked under a policy.
void require_one_subject(const Options& options) {
  const bool is_about_exports = !options.before.empty();  // judged by a policy, which is then no subject
  const bool is_pack = !options.records.empty();
  const bool is_submissions = !options.submissions.empty();
  const bool is_store = !options.store.empty();
  const bool is_policy = !options.policy.empty() && !is_pack && !is_about_exports && !is_store;
  std::string given;
  const auto add = [&](const char* option, bool is_given) {
    if (is_given) given += (given.empty() ? "" : " and ") + std::string{option};
  };
  add("--before", is_about_exports);
  add("--policy", is_policy);
  add("--records", is_pack);
  add("--submissions", is_submissions);
  add("--store", is_store);
  if (given.empty() || given.find(' ') != std::string::npos) {
    throw InputError(Problem{"", 0, 0,
                             "check: read " + (given.empty() ? "none" : given) +
                                 ", expected one of --policy FILE, --records PACKDIR, --submissions FILE, "
                                 "--store URL and --before DIR",
                             "Name what is to be checked"});
  }
  const auto belongs = [&](const char* owner, const char* option, bool is_given) {
    if (!is_given || given == owner) return;
    throw InputError(Problem{"", 0, 0, "check " + given + ": read " + option + ", expected no such option",
                             std::string{"It belongs to "} + owner});
  };
  if (is_submissions) belongs("--policy", "--reading", !options.readings.empty());
  belongs("--before", "--after", !options.after.empty());
  belongs("--before", "--as-of", options.as_of.has_value() && !is_store);
  belongs("--before", "--step", !options.steps.empty());
  belongs("--before", "--run-at", options.run_at_minutes.has_value());
  belongs("--before", "--check-log", options.check_log);
  belongs("--before", "--out", !options.out.empty());
  belongs("--policy", "--on", options.on.has_value());
  belongs("--policy", "--examples", !options.examples.empty());
  belongs("--submissions", "--registrations", !options.registrations.empty());
  belongs("--records", "--mapping", !options.mapping.empty() && !is_about_exports && !is_store);
  belongs("--store", "--allow-personal-data", options.allow_personal_data);
}

}  // namespace

int check_verb(const Options& options) {
  require_one_subject(options);
  if (!options.before.empty()) return check_exports(options);
  if (!options.store.empty()) return check_store(options);
  if (!options.submissions.empty()) return check_submissions(options);
  if (!options.records.empty()) return check_records(options);
  Policy policy = policy_with_readings(options.policy, options.readings);
  policy.new_model_from = Scenario{}.uploads_open_on;
  Checked checked{policy, {}, {}};
  if (!options.examples.empty()) {
    for (const auto& example : input::read_policy_examples(options.examples, policy)) {
      checked.results.push_back(work(example, policy));
    }
  }
  checked.differences = differences_from_parent(policy);
  if (options.json) {
    print_json(options, checked);
  } else {
    print_text(options, checked);
  }
  const bool all_passed = std::all_of(checked.results.begin(), checked.results.end(),
                                      [](const CaseResult& result) { return result.passed; });
  return all_passed ? 0 : 1;
}

}  // namespace slettefrist::cli
