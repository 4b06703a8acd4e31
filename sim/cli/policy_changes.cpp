// Differences between policies in words; see policy_changes.h.
//
// It must not know a world.
#include "sim/cli/policy_changes.h"

#include <algorithm>

namespace slettefrist::cli {
namespace {

std::string versions_text(const Rule& rule) {
  std::string text;
  for (const RuleVersion& version : rule.versions) {
    text += (text.empty() ? "" : ", then ") + (version.ends ? std::string{"ends"} : to_text(version.keep)) +
            " from " + to_text(version.in_force) +
            (version.effect == Effect::all_records ? "" : " for later anchors");
  }
  return text;
}

std::string columns_text(const Rule& rule) {
  std::string text;
  for (const std::string& column : rule.counted_from) text += (text.empty() ? "" : " or ") + column;
  return text;
}

const Rule* rule_in(const Policy& policy, const std::string& id) {
  const auto found =
      std::find_if(policy.rules.begin(), policy.rules.end(), [&](const Rule& rule) { return rule.id == id; });
  return found == policy.rules.end() ? nullptr : &*found;
}

}  // namespace

std::vector<std::string> reading_changes(const Reading& before, const Reading& now) {
  std::vector<std::string> changes;
  const auto old_entries = entries_of(before);
  const auto new_entries = entries_of(now);
  for (std::size_t i = 0; i < new_entries.size(); ++i) {
    if (new_entries[i].value == old_entries[i].value) continue;
    changes.push_back(new_entries[i].key + ": " + old_entries[i].value + " -> " + new_entries[i].value);
  }
  return changes;
}

std::optional<std::string> rule_change(const Policy& before, const Policy& now, const std::string& id) {
  const Rule* const old_rule = rule_in(before, id);
  const Rule* const new_rule = rule_in(now, id);
  if (old_rule == nullptr && new_rule == nullptr) return std::nullopt;
  if (old_rule == nullptr) return id + ": new, " + versions_text(*new_rule);
  if (new_rule == nullptr) return id + ": gone, was " + versions_text(*old_rule);
  std::string change;
  if (columns_text(*old_rule) != columns_text(*new_rule)) {
    change = "counted from " + columns_text(*old_rule) + " -> " + columns_text(*new_rule);
  }
  if (versions_text(*old_rule) != versions_text(*new_rule)) {
    change += (change.empty() ? "" : "; ") + versions_text(*old_rule) + " -> " + versions_text(*new_rule);
  }
  return change.empty() ? std::nullopt : std::optional{id + ": " + change};
}

std::vector<std::string> policy_changes(const Policy& before, const Policy& now) {
  std::vector<std::string> changes = reading_changes(before.reading, now.reading);
  const auto add = [&](const Rule& rule) {
    if (const auto change = rule_change(before, now, rule.id)) changes.push_back(*change);
  };
  for (const Rule& rule : now.rules) add(rule);
  for (const Rule& rule : before.rules) {
    if (rule_in(now, rule.id) == nullptr) add(rule);
  }
  return changes;
}

}  // namespace slettefrist::cli
