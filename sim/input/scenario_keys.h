// The keys of a scenario file, described once for the reader and for `schema scenario`.
// This file must not know what a key does to a world.
#pragma once

#include <string>
#include <vector>

#include "sim/input/key_table.h"

namespace slettefrist::input {

const KeyTable& scenario_keys();

// What [expect] may name: <group>.<middle>.<leaf>, of which a group has two or three.
struct ExpectGroup {
  std::string group;                // "counts"
  std::vector<std::string> middle;  // the names allowed in second place; empty: any rule id
  std::vector<std::string> leaves;  // the names allowed in third place; empty: there is none
  bool is_day = false;
  std::string meaning;
};
const std::vector<ExpectGroup>& expect_groups();

}  // namespace slettefrist::input
