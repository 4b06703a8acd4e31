// Versions of a rule: each in force until the next begins, so that they must rise strictly.
// This file must not know a rule's numbers.
#include "sim/input/policy_versions.h"

#include <fmt/format.h>

#include "sim/input/policy_keys.h"

namespace slettefrist::input {
namespace {

// A version with the places of what decides, so that versions can be compared and explained.
struct Draft {
  RuleVersion version;
  Place in_force_at;
  Place deciding_at;
  bool has_in_force = false;
};

void read_keep(KeyReader& reader, RuleVersion& version) {
  const auto text = reader.text("keep");
  if (!text) return;
  const auto period = parse_period(*text);
  if (period) {
    version.keep = *period;
  } else {
    reader.refuse("keep",
                  "\"N years\", \"N months\", \"N days\" or \"PND\" with N from 1 to " +
                      std::to_string(kPeriodAmountMost),
                  "Write the period in one of these forms");
  }
}

// What the rule's first version and its later ones have in common. `deciding` is the key whose line explains
// the version, unless its in_force comes from a later layer.
Draft read_version(KeyReader& reader, const PolicyLayers& layers) {
  Draft draft;
  RuleVersion& version = draft.version;
  const auto in_force = reader.day("in_force");
  draft.in_force_at = reader.place_of("in_force");
  draft.has_in_force = in_force.has_value();
  version.in_force = in_force.value_or(Day{});
  if (reader.text("effect") == "anchored_since") version.effect = Effect::anchored_since;
  const auto clause = reader.text("clause");
  if (clause && clause->empty())
    reader.refuse("clause", "the id of a sentence", "Name the sentence it rests on");
  version.clause = clause.value_or("");
  read_keep(reader, version);
  const Place keep_at = reader.place_of(reader.has("keep") ? "keep" : "ends");
  const bool is_in_force_later = layers.layer_of(draft.in_force_at) > layers.layer_of(keep_at);
  draft.deciding_at = is_in_force_later ? draft.in_force_at : keep_at;
  version.file = draft.deciding_at.file;
  version.line = draft.deciding_at.line;
  return draft;
}

Draft read_later_version(const Node& table, const std::string& subject, const PolicyLayers& layers,
                         ProblemList& problems) {
  KeyReader reader(section_of(policy_keys(), "rule.version"), table, subject, problems);
  Draft draft = read_version(reader, layers);
  const auto ends = reader.truth("ends");
  draft.version.ends = ends.value_or(false);
  reader.finish();
  if (reader.has("keep") && draft.version.ends) {
    reader.refuse("keep", "either keep or ends = true, not both", "Take one of the two away");
  } else if (!reader.has("keep") && (!reader.has("ends") || ends == false)) {
    reader.refuse("keep", "keep or ends = true", "Add the key 'keep', or ends = true");
  }
  return draft;
}

// A version runs until the next one begins, so versions can neither overlap nor leave a gap if they rise.
void check_order(const Draft& before, const Draft& after, const std::string& subject, ProblemList& problems) {
  if (!before.has_in_force || !after.has_in_force) return;
  const Place& place = after.in_force_at;
  const std::string before_at = before.in_force_at.file == place.file
                                    ? fmt::format("line {}", before.in_force_at.line)
                                    : fmt::format("{}:{}", before.in_force_at.file, before.in_force_at.line);
  if (after.version.in_force <= before.version.in_force) {
    problems.add({place.file, place.line, place.column,
                  fmt::format("{} in_force: read {} on line {}, expected a date after {} on {}", subject,
                              to_text(after.version.in_force), place.line, to_text(before.version.in_force),
                              before_at),
                  "Versions must rise strictly, or two of them would be in force at once"});
  }
  // The end for new records alone may be followed by the end for all.
  const bool is_wider =
      before.version.effect == Effect::anchored_since && after.version.effect == Effect::all_records;
  if (before.version.ends && after.version.ends && !is_wider) {
    problems.add(
        {after.deciding_at.file, after.deciding_at.line, after.deciding_at.column,
         fmt::format("{} ends: read true, expected keep: the version on {} has ended the rule already",
                     subject, before_at),
         "Take one of the two versions away"});
  }
}

}  // namespace

std::vector<RuleVersion> read_versions(KeyReader& rule, const std::string& subject,
                                       const PolicyLayers& layers, ProblemList& problems) {
  Draft before = read_version(rule, layers);
  std::vector<RuleVersion> versions{before.version};
  std::size_t position = 1;
  for (const Node* table : rule.tables("version")) {
    const std::string name = fmt::format("{} version {}", subject, ++position);
    const Draft after = read_later_version(*table, name, layers, problems);
    check_order(before, after, name, problems);
    versions.push_back(after.version);
    before = after;
  }
  return versions;
}

}  // namespace slettefrist::input
