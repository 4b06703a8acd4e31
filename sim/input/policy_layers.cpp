// Follows `extends` to its base and merges: tables key by key, rules by id, everything else replaces.
// This file must not know what a rule means.
#include "sim/input/policy_layers.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "sim/input/key_reader.h"
#include "sim/input/policy_keys.h"

namespace slettefrist::input {
namespace {

namespace fs = std::filesystem;

std::string identity_of(const std::string& path) {
  std::error_code error;
  const fs::path canonical = fs::weakly_canonical(path, error);
  return error ? path : canonical.string();
}

// The id of a rule, or nothing where it has none: such a rule merges with no other.
const Node* id_of_rule(const Node& rule) {
  const Member* id = member_of(rule, "id");
  return id && id->value.kind == NodeKind::text ? &id->value : nullptr;
}

Node* rule_with_id(Node& rules, const std::string& id) {
  for (Node& rule : rules.items) {
    const Node* other = id_of_rule(rule);
    if (other && other->text == id) return &rule;
  }
  return nullptr;
}

void check_ids(const Node& root, ProblemList& problems) {
  const Member* rules = member_of(root, "rule");
  if (!rules) return;
  std::vector<const Node*> seen;
  for (const Node& rule : rules->value.items) {
    const Node* id = id_of_rule(rule);
    if (!id) continue;
    const auto first =
        std::find_if(seen.begin(), seen.end(), [&](const Node* other) { return other->text == id->text; });
    if (first == seen.end()) {
      seen.push_back(id);
      continue;
    }
    problems.add({id->place.file, id->place.line, id->place.column,
                  fmt::format("rule id: read {}, which line {} already has, expected each id once",
                              shown(*id), (*first)->place.line),
                  "Give the rule another id, or make it a [[rule.version]] of the first"});
  }
}

void set_member(Node& table, const Member& member) {
  if (Member* old = member_of(table, member.key)) {
    *old = member;
  } else {
    table.members.push_back(member);
  }
}

// A rule that stands in an overlay only must be whole; one without an area is a slip in the id.
bool is_misnamed(const Node& rule, const Node& base_rules, ProblemList& problems) {
  const Node* id = id_of_rule(rule);
  if (!id || member_of(rule, "area")) return false;
  std::vector<std::string> known;
  for (const Node& other : base_rules.items) {
    if (const Node* other_id = id_of_rule(other)) known.push_back(other_id->text);
  }
  const std::string near = nearest_name(id->text, known);
  problems.add(
      {id->place.file, id->place.line, id->place.column,
       fmt::format("rule id: read {}, expected a rule of the extended policy ({}) or a whole new rule",
                   shown(*id), fmt::join(known, ", ")),
       near.empty() ? "Give the rule an area and all other keys"
                    : fmt::format("Did you mean \"{}\"?", near)});
  return true;
}

void lay_rules(Node& base, const Node& overlay, ProblemList& problems) {
  const Node known = base;
  for (const Node& rule : overlay.items) {
    const Node* id = id_of_rule(rule);
    Node* same = id ? rule_with_id(base, id->text) : nullptr;
    if (same) {
      for (const Member& member : rule.members) set_member(*same, member);
    } else if (!is_misnamed(rule, known, problems)) {
      base.items.push_back(rule);
    }
  }
}

void lay_over(Node& base, const Node& overlay, ProblemList& problems) {
  // Every file tells its own format; the base's would hide a missing one.
  std::erase_if(base.members, [](const Member& member) { return member.key == "format"; });
  base.place = overlay.place;
  for (const Member& member : overlay.members) {
    if (member.key == "extends") continue;
    Member* old = member_of(base, member.key);
    const bool is_both_tables =
        old && old->value.kind == NodeKind::table && member.value.kind == NodeKind::table;
    const bool is_both_lists =
        old && old->value.kind == NodeKind::list && member.value.kind == NodeKind::list;
    if (is_both_tables) {
      for (const Member& inner : member.value.members) set_member(old->value, inner);
    } else if (is_both_lists && member.key == "rule") {
      lay_rules(old->value, member.value, problems);
    } else {
      set_member(base, member);
    }
  }
}

// The file `extends` names; nothing where there is none, or where it is no file to go on with (a problem).
std::optional<std::string> base_of(const Node& root, const std::string& path,
                                   const std::vector<std::string>& visited, ProblemList& problems) {
  const KeySection& section = section_of(policy_keys(), "");
  KeyReader reader(section, root, "", problems);
  const auto extends = reader.text("extends");
  if (!extends) return std::nullopt;
  const fs::path base = (fs::path{path}.parent_path() / *extends).lexically_normal();
  std::error_code error;
  if (extends->empty() || !fs::is_regular_file(base, error)) {
    reader.refuse("extends", "a policy file that exists, relative to this file",
                  fmt::format("There is no file {}", base.string()));
    return std::nullopt;
  }
  if (std::find(visited.begin(), visited.end(), identity_of(base.string())) != visited.end()) {
    reader.refuse("extends", "a policy that does not lead back to this one", "Break the circle");
    return std::nullopt;
  }
  return base.string();
}

}  // namespace

std::size_t PolicyLayers::layer_of(const Place& place) const {
  return static_cast<std::size_t>(std::find(files.begin(), files.end(), place.file) - files.begin());
}

std::optional<PolicyLayers> read_policy_layers(const std::string& path, ProblemList& problems) {
  std::vector<std::pair<std::string, TomlDocument>> documents;  // outermost first
  std::vector<std::string> visited;
  std::optional<std::string> next = path;
  while (next) {
    const std::string file = *next;
    visited.push_back(identity_of(file));
    std::optional<TomlDocument> document = read_document(file, problems);
    if (!document) return std::nullopt;
    check_ids(document->root, problems);
    const bool is_overlay = member_of(document->root, "extends") != nullptr;
    next = base_of(document->root, file, visited, problems);
    if (is_overlay && !next) return std::nullopt;
    documents.emplace_back(file, std::move(*document));
  }
  PolicyLayers layers;
  for (std::size_t i = documents.size(); i-- > 0;) {
    auto& [file, document] = documents[i];
    layers.files.push_back(file);
    layers.text += document.text;
    if (i + 1 == documents.size()) {
      layers.root = std::move(document.root);
    } else {
      lay_over(layers.root, document.root, problems);
    }
    // The outermost file's format is checked with its other keys.
    if (i > 0) KeyReader(section_of(policy_keys(), ""), layers.root, "", problems).whole("format");
  }
  return layers;
}

}  // namespace slettefrist::input
