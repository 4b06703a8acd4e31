// read_policy and --reading: the whole of a policy file, or one of its readings on the command line.
// This file must not know a rule's numbers.
#include <fmt/format.h>

#include <algorithm>

#include "sim/input/input.h"
#include "sim/input/key_reader.h"
#include "sim/input/policy_keys.h"
#include "sim/input/policy_layers.h"
#include "sim/input/policy_rules.h"
#include "sim/input/utf8.h"

namespace slettefrist::input {
namespace {

Reading read_reading(const Node& table, ProblemList& problems) {
  Reading reading;
  KeyReader reader(section_of(policy_keys(), "reading"), table, "[reading]", problems);
  for (const ReadingEntry& entry : entries_of(reading)) {
    const auto value = reader.text(entry.key);
    if (value && !set_reading(reading, entry.key, *value)) {
      reader.refuse(entry.key, "\"N days\" with N from 0 on", "Write a whole number of days");
    }
  }
  reader.finish();
  return reading;
}

std::string text_not_empty(KeyReader& reader, const char* key) {
  const auto text = reader.text(key);
  if (text && text->empty()) reader.refuse(key, "text that is not empty", "Name it");
  return text.value_or("");
}

}  // namespace

Policy read_policy(const std::string& path) {
  ProblemList problems;
  const auto layers = read_policy_layers(path, problems);
  if (!layers) problems.throw_if_any();
  Policy policy;
  KeyReader reader(section_of(policy_keys(), ""), layers->root, "", problems);
  reader.whole("format");
  reader.text("extends");  // followed already: the layers hold what it brings
  policy.edition = text_not_empty(reader, "edition");
  policy.zone = reader.text("zone").value_or("");
  policy.source = text_not_empty(reader, "source");
  if (const Node* reading = reader.table("reading")) policy.reading = read_reading(*reading, problems);
  const std::vector<const Node*> rules = reader.tables("rule");
  const Member* list = member_of(layers->root, "rule");
  if (list && list->value.kind == NodeKind::list && list->value.items.empty()) {
    reader.refuse("rule", "at least one rule", "Add a table [[rule]]");
  }
  for (const Node* rule : rules) {
    policy.rules.push_back(read_rule(*rule, policy.rules.size() + 1, *layers, problems));
  }
  reader.finish();
  problems.throw_if_any();
  policy.file = path;
  if (layers->files.size() > 1) policy.parent_file = layers->files[layers->files.size() - 2];  // base first
  policy.digest_source = layers->text;
  return policy;
}

void apply_reading_option(Reading& reading, const std::string& option) {
  const std::size_t equals = option.find('=');
  const std::string key = option.substr(0, equals);
  const std::vector<ReadingEntry> entries = entries_of(reading);
  const auto entry =
      std::find_if(entries.begin(), entries.end(), [&](const ReadingEntry& e) { return e.key == key; });
  Problem problem;
  if (equals == std::string::npos || entry == entries.end()) {
    std::vector<std::string> keys;
    keys.reserve(entries.size());
    for (const ReadingEntry& known : entries) keys.push_back(known.key);
    const std::string near = nearest_name(key, keys);
    problem.what = fmt::format("--reading {}: read {}, expected KEY=VALUE with one of the keys: {}", option,
                               quoted(key), fmt::join(keys, ", "));
    problem.remedy = near.empty()
                         ? "Write for example --reading " + entries.front().key + "=" + entries.front().value
                         : fmt::format("Did you mean {}=...?", near);
    throw InputError(problem);
  }
  const std::string value = option.substr(equals + 1);
  if (set_reading(reading, key, value)) return;
  const std::string near = nearest_name(value, entry->values);
  problem.what =
      fmt::format("--reading {}: read {}, expected {}", option, quoted(value),
                  entry->values.empty() ? "\"N days\"" : fmt::format("{}", fmt::join(entry->values, " or ")));
  problem.remedy = near.empty() ? "Write one of these" : fmt::format("Did you mean {}={}?", key, near);
  throw InputError(problem);
}

}  // namespace slettefrist::input
