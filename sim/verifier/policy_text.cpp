// Reading TOML files that extend each other; see policy_text.h. Beside clause_text.cpp the only file of this
// room that sees the TOML reader.
//
// Rules merge by id and key by key, lists of versions replace. It must not know a record.
#include "sim/verifier/policy_text.h"

#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <memory>

namespace slettefrist::verifier {
namespace {

namespace fs = std::filesystem;

struct Placed {
  const toml::node* node = nullptr;
  std::size_t layer = 0;  // 0: the file at the bottom
};
using Keys = std::map<std::string, Placed>;

struct Layer {
  std::string name;
  std::unique_ptr<toml::table> table;
};

std::vector<Layer> layers_of(const std::string& path) {
  constexpr std::size_t kMostLayers = 20;
  std::vector<Layer> layers;
  std::optional<fs::path> next = path;
  while (next) {
    if (layers.size() == kMostLayers) throw Unreadable(path + ": extends too many files");
    std::error_code unknown;
    if (fs::is_directory(*next, unknown)) {
      throw Unreadable(next->string() + ": read a directory, expected a policy file");
    }
    try {
      layers.insert(layers.begin(), {next->filename().string(),
                                     std::make_unique<toml::table>(toml::parse_file(next->string()))});
    } catch (const toml::parse_error& error) {
      throw Unreadable(next->string() + ": " + std::string{error.description()});
    }
    const auto extends = (*layers.front().table)["extends"].value<std::string>();
    next = extends ? std::optional{next->parent_path() / *extends} : std::nullopt;
  }
  return layers;
}

std::string text_of(const Keys& keys, const std::string& key, const std::string& otherwise) {
  const auto found = keys.find(key);
  if (found == keys.end()) return otherwise;
  const auto text = found->second.node->value<std::string>();
  if (!text) throw Unreadable("policy: " + key + " is no text");
  return *text;
}

DayNumber day_of(const Keys& keys, const std::string& key) {
  const auto found = keys.find(key);
  const auto date = found == keys.end() ? std::nullopt : found->second.node->value<toml::date>();
  if (!date) throw Unreadable("policy: a rule without the date " + key);
  return day_number({date->year, date->month, date->day});
}

void lay(Keys& keys, const toml::table& table, std::size_t layer) {
  for (const auto& [key, node] : table) keys[std::string{key.str()}] = {&node, layer};
}

Version version_of(const Keys& keys, const std::vector<Layer>& layers) {
  Version version;
  version.in_force = day_of(keys, "in_force");
  version.effect = text_of(keys, "effect", "all_records");
  version.clause = text_of(keys, "clause", "");
  const auto ends = keys.find("ends");
  version.ends = ends != keys.end() && ends->second.node->value<bool>().value_or(false);
  const std::string keep = text_of(keys, "keep", "");
  if (!version.ends) version.keep = period_in(keep);
  Placed deciding = keys.at(keys.contains("keep") ? "keep" : "ends");
  if (keys.at("in_force").layer > deciding.layer) deciding = keys.at("in_force");
  version.file = layers[deciding.layer].name;
  version.line = deciding.node->source().begin.line;
  return version;
}

std::vector<std::string> columns_of(const Keys& keys) {
  const auto found = keys.find("counted_from");
  if (found == keys.end()) throw Unreadable("policy: a rule without counted_from");
  const toml::node& node = *found->second.node;
  if (const auto text = node.value<std::string>()) return {*text};
  std::vector<std::string> columns;
  const toml::table* const table = node.as_table();
  const toml::array* const list = table ? (*table)["earliest"].as_array() : nullptr;
  if (!list) throw Unreadable("policy: counted_from is neither a column nor { earliest = [...] }");
  for (const toml::node& column : *list) columns.push_back(column.value_or(std::string{}));
  return columns;
}

Rule rule_of(const std::string& id, const Keys& keys, const std::vector<Layer>& layers) {
  Rule rule{id, text_of(keys, "area", ""), text_of(keys, "applies", "always"), columns_of(keys), {}};
  rule.versions.push_back(version_of(keys, layers));
  const auto later = keys.find("version");
  const toml::array* const list = later == keys.end() ? nullptr : later->second.node->as_array();
  if (!list) return rule;
  for (const toml::node& node : *list) {
    Keys own;
    if (const toml::table* const table = node.as_table()) lay(own, *table, later->second.layer);
    rule.versions.push_back(version_of(own, layers));
  }
  return rule;
}

// "1 days" and "1 day" are one value.
std::string usual(const std::string& key, const std::string& value) {
  if (key != "purge_within" && key != "backlog_within") return value;
  const long days = std::strtol(value.c_str(), nullptr, 10);
  return Period{days, "day"}.text();
}

struct ReadingValues {
  std::string key;
  std::vector<std::string> values;  // empty for the two slacks
};

// What a proof cannot be worked out without, and the values it can be worked out with.
const std::vector<ReadingValues>& known_readings() {
  static const std::vector<ReadingValues> readings{
      {"first_day", {"anniversary", "day_after", "instant"}},
      {"month_end", {"clamp", "overflow", "refuse"}},
      {"day_of", {"zone", "utc"}},
      {"which_answer", {"first", "last"}},
      {"scope", {"all", "new_model"}},
      {"document_under_parent", {"goes", "stays", "holds_parent"}},
      {"purge_within", {}},
      {"backlog_within", {}}};
  return readings;
}

void require_value(const std::string& where, const std::string& key, const std::string& value) {
  const auto known = std::find_if(known_readings().begin(), known_readings().end(),
                                  [&key](const ReadingValues& each) { return each.key == key; });
  if (known == known_readings().end() || known->values.empty()) return;
  const std::vector<std::string>& values = known->values;
  if (std::find(values.begin(), values.end(), value) != values.end()) return;
  std::string expected;
  for (const std::string& each : values) expected += (expected.empty() ? "" : ", ") + each;
  throw Unreadable(where + ": read " + key + " = \"" + value + "\", expected one of " + expected);
}

void require_readings(const PolicyText& policy, const std::string& path) {
  for (const auto& [key, values] : known_readings()) {
    const auto found = policy.reading.find(key);
    if (found != policy.reading.end()) {
      require_value(path, key, found->second);
      continue;
    }
    throw Unreadable(path + ": read no " + key + " under [reading], expected a policy with all its readings");
  }
}

}  // namespace

Period period_in(const std::string& text) {
  std::size_t digits = 0;
  const bool is_iso = text.starts_with("P");
  const std::string from_number = is_iso ? text.substr(1) : text;
  while (digits < from_number.size() && from_number[digits] >= '0' && from_number[digits] <= '9') ++digits;
  if (digits == 0 || digits > 6) throw Unreadable("policy: keep = \"" + text + "\" is no period");
  Period period{std::stol(from_number.substr(0, digits)), "day"};
  const std::string unit = from_number.substr(digits);
  if (is_iso && unit == "D") return period;
  for (const char* known : {"year", "month", "day"}) {
    if (unit != std::string{" "} + known && unit != std::string{" "} + known + "s") continue;
    period.unit = known;
    return period;
  }
  throw Unreadable("policy: keep = \"" + text + "\" is no period");
}

PolicyText read_policy_text(const std::string& path, const std::vector<std::string>& readings) {
  const std::vector<Layer> layers = layers_of(path);
  PolicyText policy;
  Keys head;
  std::vector<std::pair<std::string, Keys>> rules;
  for (std::size_t layer = 0; layer < layers.size(); ++layer) {
    const toml::table& table = *layers[layer].table;
    lay(head, table, layer);
    if (const toml::table* const reading = table["reading"].as_table()) {
      for (const auto& [key, node] : *reading) {
        const std::string name{key.str()};
        policy.reading[name] = usual(name, node.value_or(std::string{}));
      }
    }
    const toml::array* const list = table["rule"].as_array();
    if (!list) continue;
    for (const toml::node& node : *list) {
      const toml::table* const rule = node.as_table();
      if (!rule) {
        throw Unreadable(layers[layer].name + ":" + std::to_string(node.source().begin.line) +
                         ": read a rule that is no table, expected [[rule]] with its keys");
      }
      const std::string id = (*rule)["id"].value_or(std::string{});
      auto same =
          std::find_if(rules.begin(), rules.end(), [&](const auto& each) { return each.first == id; });
      if (same == rules.end()) same = rules.insert(rules.end(), {id, {}});
      lay(same->second, *rule, layer);
    }
  }
  policy.edition = text_of(head, "edition", "");
  policy.source = text_of(head, "source", "");
  policy.zone = text_of(head, "zone", "");
  require_readings(policy, path);
  std::map<std::string, std::string> given;  // by key
  for (const std::string& reading : readings) {
    const std::size_t equals = std::min(reading.find('='), reading.size());
    const std::string key = reading.substr(0, equals);
    if (!policy.reading.contains(key) || equals == reading.size()) {
      throw Unreadable("--reading: read \"" + reading + "\", expected KEY=VALUE with a key of the policy");
    }
    const auto [same, is_first] = given.emplace(key, reading);
    if (!is_first && same->second != reading) {
      throw Unreadable("--reading: read \"" + same->second + "\" and \"" + reading +
                       "\", expected each reading once");
    }
    policy.reading[key] = usual(key, reading.substr(equals + 1));
    require_value("--reading", key, policy.reading[key]);
  }
  for (const auto& [id, keys] : rules) policy.rules.push_back(rule_of(id, keys, layers));
  return policy;
}

}  // namespace slettefrist::verifier
