// The values in a recipe: plain texts and numbers, placeholders, ranges and choices. (Internal to this room.)
//
// This file must not know a recipe's answer.
#pragma once

#include <string>
#include <vector>

#include "sim/input/key_reader.h"
#include "sim/input/toml_document.h"
#include "sim/model/recipe.h"

namespace slettefrist::input {

// A value, or with `each` several: one recipe each.
struct ValueVariants {
  std::vector<RecipeValue> values;
  bool is_each = false;
};
ValueVariants read_value(const Node& node, const std::string& subject, ProblemList& problems);

// [least, most] with 0 <= least <= most.
std::optional<DayCount> read_day_count(KeyReader& reader, const char* key, int least_allowed);

}  // namespace slettefrist::input
