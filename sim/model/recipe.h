// Recipes for submissions with the right answer attached: how a row is filled, and the answer it must get.
//
// Read from a file of their own by the room `input`, followed by the generators. This file must not know why
// an answer is right: the recipe's author says so, from the newsletter.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/model/day.h"
#include "sim/model/submission.h"

namespace slettefrist {

struct RecipeValue {
  enum class Kind : std::uint8_t {
    text,          // as it stands
    whole,         // from least to most, both edges often
    cpr,           // of a synthetic person
    own_id,        // the row's own number
    parent_field,  // as in the row it follows
    days_before,   // a day from least to most days before the submission's
    one_of,        // one of `choices`
  };
  Kind kind = Kind::text;
  std::string text;  // the text, or the parent's field
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::vector<RecipeValue> choices;
};

struct RecipeField {
  std::string name;
  RecipeValue value;
};

struct DayCount {
  int least = 0;
  int most = 0;
};

struct Recipe {
  std::string name;
  Area area = Area::citizen;
  std::vector<RecipeField> fields;
  Day from;                            // submitted on a Danish day from here
  Day to;                              // to here, both edges often
  std::optional<DayCount> days_after;  // instead: so many days after the row it follows
  std::optional<std::size_t> parent;   // the recipe of the row it follows, an earlier one of the book
  Verdict expected;
};

struct RecipeBook {
  std::string edition;
  std::vector<Recipe> recipes;  // the first follows no other
};

}  // namespace slettefrist
