// Files to plain values: policies, scenarios, packs of records. Everything wrong is collected and thrown as
// one InputError, up to 50 problems, each with file, line, key, what was read, what was expected, how to mend
// it. An unread key is an error, with the nearest known name.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/model/history.h"
#include "sim/policy/policy.h"
#include "sim/scenario/scenario.h"
#include "sim/tables/mapping.h"

namespace slettefrist::input {

// Reads a policy edition or an overlay (`extends`). Every key of [reading] is required (an overlay inherits).
Policy read_policy(const std::string& path);
// Reads only the reading overlay of --reading KEY=VALUE; throws InputError naming the option.
void apply_reading_option(Reading& reading, const std::string& option);

Scenario read_scenario(const std::string& path);

// How a team's tables differ from the contract's (`--mapping FILE`).
tables::Mapping read_mapping(const std::string& path);
// The mapping to read `directory` with: `file`, or where none is given the one a pack brings along.
tables::Mapping mapping_for(const std::string& directory, const std::string& file);

// A pack's records, and the bytes of its documents where the pack holds them.
struct Pack {
  History history;
  std::function<std::optional<std::string>(const Document&)> bytes;
  std::string format;  // csv, ndjson or sqlite
};

// The pack's tables in `directory`: <table>.csv or <table>.ndjson each, or records.db; a table that is absent
// is empty. Extra columns, missing columns, malformed or impossible values, duplicate ids, absent parents,
// children timed before their parent: problems.
Pack open_pack(const std::string& directory, const tables::Mapping& mapping);
History read_pack(const std::string& directory);

// What is wrong between the records of a history (duplicate ids, missing parents, a child before its parent,
// ...), used by packs and by [records] alike: `where` names file and line of a record. (Internal to this
// room: see history_checks.h.)

// Owner-written cases for `check --policy --examples`: rule,anchor,expected_due.
struct PolicyExample {
  std::string rule;
  std::string anchor;  // an instant or a day, as written
  Day expected_due;
  int line = 0;
};
std::vector<PolicyExample> read_policy_examples(const std::string& path, const Policy& policy);

// For `schema`: every key with type, unit, default, assumed or sourced, and meaning, as a plain text table.
std::string scenario_schema();
std::string policy_schema();
std::string mapping_schema();

}  // namespace slettefrist::input
