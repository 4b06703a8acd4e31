// Submissions with the right answer attached, recipe by recipe, row by row.
//
// The answer is the recipe's: this file must not know what may be registered, or agreement with those who
// decide would prove nothing.
#pragma once

#include <cstdint>
#include <functional>

#include "sim/model/recipe.h"

namespace slettefrist::generators {

struct SubmissionSettings {
  std::uint64_t seed = 0;
  std::int64_t count = 0;
  std::int64_t citizens = 0;     // persons of submissions come after these
  std::int64_t shard_index = 1;  // 1..shard_count; the person's number mod count + 1
  std::int64_t shard_count = 1;
};

// Hands over `count` rows, numbered from 1 (of a shard: those of its persons); a row that follows another
// comes right behind it. Every recipe has its turn before one has its second; memory holds one row and those
// it follows.
void make_submissions(const SubmissionSettings& settings, const RecipeBook& book,
                      const std::function<void(const LabelledSubmission&)>& sink);

// How many rows give every recipe its turn.
std::int64_t rows_of_one_turn(const RecipeBook& book);

}  // namespace slettefrist::generators
