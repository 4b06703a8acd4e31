// The keys of a policy file, described once for the reader and for `schema policy`.
// This file must not know any rule: the numbers stand in scenarios/policies.
#pragma once

#include "sim/input/key_table.h"

namespace slettefrist::input {

constexpr int kFormat = 1;  // of policy and scenario files

const KeyTable& policy_keys();

// Rule ids stand in CSV files, logs and test names, so they may hold nothing that needs quotes there.
bool is_rule_id(const std::string& text);

// The date columns a rule of this area may count from; those of a notification's answers only where it
// applies to answered ones.
std::vector<std::string> date_columns_of(std::string_view area, bool is_with_answer);

}  // namespace slettefrist::input
