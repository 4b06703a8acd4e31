// When the people of a world were born: grown up when its history begins, not yet pensioners when it ends, as
// far as its length allows; and more of the ages that are often unemployed.
//
// This file must not know CPR numbers.
#pragma once

#include "generators/generators.h"
#include "generators/weights.h"

namespace slettefrist::generators {

constexpr int kLargestAgeWeight = 4;

// How common an age is among the unemployed; from 1 to kLargestAgeWeight.
int age_weight(int years);

class BirthDays {
 public:
  explicit BirthDays(const Settings& settings);

  Day first() const { return first_; }
  Day last() const { return last_; }
  int weight_of(Day born_on) const;  // by the age in the middle of the history
  Day draw(Stream& stream) const;

 private:
  Day first_;
  Day last_;
  Day middle_of_history_;
  Weights weights_;  // one a day from first_ on
};

}  // namespace slettefrist::generators
