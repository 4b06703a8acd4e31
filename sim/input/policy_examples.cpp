// Owner-written cases of a policy: this rule, this anchor, due that day. Read here, judged elsewhere.
// This file must not know how a due day is computed.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/input/csv.h"
#include "sim/input/input.h"
#include "sim/input/problem_list.h"
#include "sim/input/utf8.h"

namespace slettefrist::input {
namespace {

std::vector<std::string> rule_ids_of(const Policy& policy) {
  std::vector<std::string> ids;
  for (const Rule& rule : policy.rules) ids.push_back(rule.id);
  return ids;
}

}  // namespace

std::vector<PolicyExample> read_policy_examples(const std::string& path, const Policy& policy) {
  ProblemList problems;
  const auto report = [&](Problem problem) { problems.add(std::move(problem)); };
  const std::vector<std::string> ids = rule_ids_of(policy);
  std::vector<PolicyExample> examples;
  const auto take = [&](int line, const std::vector<std::string_view>& cells) {
    const auto refuse = [&](const char* column, std::string_view cell, const std::string& expected,
                            const std::string& remedy) {
      const std::string read = cell.empty() ? "nothing" : input::quoted(cell);
      report({path, line, 0, fmt::format("{}: read {}, expected {}", column, read, expected), remedy});
    };
    PolicyExample example{std::string{cells[0]}, std::string{cells[1]}, {}, line};
    if (std::find(ids.begin(), ids.end(), example.rule) == ids.end()) {
      const std::string near = nearest_name(example.rule, ids);
      refuse("rule", cells[0], fmt::format("a rule of the policy: {}", fmt::join(ids, ", ")),
             near.empty() ? "Name one of these" : fmt::format("Did you mean {}?", near));
    }
    if (!parse_day(example.anchor) && !parse_instant(example.anchor)) {
      refuse("anchor", cells[1], "an existing day YYYY-MM-DD or instant YYYY-MM-DDTHH:MM:SSZ",
             "Mend the date");
    }
    const auto due = parse_day(cells[2]);
    if (!due) refuse("expected_due", cells[2], "an existing day YYYY-MM-DD", "Mend the date");
    example.expected_due = due.value_or(Day{});
    examples.push_back(std::move(example));
  };
  const bool is_whole = read_csv(path, {{"rule", "anchor", "expected_due"}}, report, take);
  if (is_whole && examples.empty()) {
    report({path, 0, 0, "read no example, expected at least one row below the header",
            "Add a row rule,anchor,expected_due"});
  }
  problems.throw_if_any();
  return examples;
}

}  // namespace slettefrist::input
