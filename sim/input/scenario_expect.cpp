// [expect]: paths into summary.json and what must stand there. Which rules there are only the policy knows:
// a rule's name is checked where both are at hand. This file must not know how a summary is made.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "sim/input/key_reader.h"
#include "sim/input/policy_keys.h"
#include "sim/input/scenario_keys.h"
#include "sim/input/scenario_parts.h"
#include "sim/input/utf8.h"

namespace slettefrist::input {
namespace {

// Where in the file we are, and what for.
struct Spot {
  const ExpectGroup& group;
  std::string path;
  ProblemList& problems;

  std::string expected() const {
    return group.is_day ? "a date without quotes or { min = date, max = date }"
                        : "a whole number from 0 on or { min = number, max = number }";
  }
  void refuse(const Node& node, const std::string& remedy) const {
    problems.add({node.place.file, node.place.line, node.place.column,
                  fmt::format("[expect] {}: read {}, expected {}", path, shown(node), expected()), remedy});
  }
};

std::optional<std::int64_t> read_bound(const Spot& spot, const Node& node) {
  if (spot.group.is_day && node.kind == NodeKind::day) return node.day.number;
  if (!spot.group.is_day && node.kind == NodeKind::whole && node.whole >= 0) return node.whole;
  spot.refuse(node,
              spot.group.is_day && node.kind == NodeKind::text ? "Take the quotes away" : "Change the value");
  return std::nullopt;
}

void read_value(const Spot& spot, const Node& node, std::vector<Expectation>& all) {
  Expectation expectation{spot.path, std::numeric_limits<std::int64_t>::min(),
                          std::numeric_limits<std::int64_t>::max(), spot.group.is_day, node.place.line};
  if (node.kind != NodeKind::table) {
    const auto value = read_bound(spot, node);
    expectation.min = expectation.max = value.value_or(0);
    all.push_back(expectation);
    return;
  }
  KeyReader reader(section_of(scenario_keys(), "expect.PATH"), node, "[expect] " + spot.path, spot.problems);
  const Node* min = reader.open("min");
  const Node* max = reader.open("max");
  reader.finish();
  if (!min && !max) spot.refuse(node, "Give at least one of min and max");
  if (min) expectation.min = read_bound(spot, *min).value_or(expectation.min);
  if (max) expectation.max = read_bound(spot, *max).value_or(expectation.max);
  if (expectation.min > expectation.max) {
    reader.refuse("min", fmt::format("no more than max = {}", shown(*max)), "Swap the two");
  }
  all.push_back(expectation);
}

// One name of a path; false, and a problem, where nothing of that name can be expected.
bool is_known(const Member& member, const std::string& subject, const std::vector<std::string>& known,
              ProblemList& problems) {
  const bool is_any_rule = known.empty();
  if (is_any_rule ? is_rule_id(member.key)
                  : std::find(known.begin(), known.end(), member.key) != known.end()) {
    return true;
  }
  const std::string near = nearest_name(member.key, known);
  problems.add(
      {member.place.file, member.place.line, member.place.column,
       fmt::format("[expect] {}: read the key {}, expected {}", subject, input::quoted(member.key),
                   is_any_rule ? "the id of a rule" : fmt::format("one of: {}", fmt::join(known, ", "))),
       near.empty() ? "Take the key away" : fmt::format("Did you mean '{}'?", near)});
  return false;
}

void read_group(const ExpectGroup& group, const Node& table, std::vector<Expectation>& all,
                ProblemList& problems) {
  for (const Member& middle : table.members) {
    if (!is_known(middle, group.group, group.middle, problems)) continue;
    const std::string path = group.group + "." + middle.key;
    if (group.leaves.empty()) {
      read_value({group, path, problems}, middle.value, all);
      continue;
    }
    if (middle.value.kind != NodeKind::table) {
      const Place& place = middle.value.place;
      problems.add({place.file, place.line, place.column,
                    fmt::format("[expect] {}: read {}, expected one of its keys: {}", path,
                                shown(middle.value), fmt::join(group.leaves, ", ")),
                    fmt::format("Write for example {}.{}", path, group.leaves.front())});
      continue;
    }
    for (const Member& leaf : middle.value.members) {
      if (!is_known(leaf, path, group.leaves, problems)) continue;
      read_value({group, path + "." + leaf.key, problems}, leaf.value, all);
    }
  }
}

}  // namespace

std::vector<Expectation> read_expectations(const Node& table, ProblemList& problems) {
  std::vector<Expectation> all;
  KeyReader reader(section_of(scenario_keys(), "expect"), table, "[expect]", problems);
  for (const ExpectGroup& group : expect_groups()) {
    if (const Node* inner = reader.table(group.group)) read_group(group, *inner, all, problems);
  }
  reader.finish();
  // In the order of the file, as reports list them.
  std::stable_sort(all.begin(), all.end(),
                   [](const Expectation& left, const Expectation& right) { return left.line < right.line; });
  return all;
}

}  // namespace slettefrist::input
