// The last four digits of CPR numbers: which of them a birth year may have, split by sex and by the old check
// digit.
//
// The century table is here and nowhere else. This file must not know citizens.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/people.h"

namespace slettefrist::generators {

// The values of the seventh digit that mean a birth in exactly this year, in rising order; "" where the
// century table ends: two digits of the year alone do not tell it.
std::string_view seventh_digits(int year);

// The weighted sum of the first digits of a number modulo 11; with all ten digits it is 0 for a valid one.
int weighted_rest(std::string_view digits);

class CprSerials {
 public:
  explicit CprSerials(Modulus11 modulus_11) : modulus_11_(modulus_11) {}

  // Makes the lists for these seventh digits; to be called before `after` and `fewest` ask for them.
  void prepare(std::string_view seventh);
  // All serials that may follow this date part ("DDMMYY") for women or for men, in rising order.
  const std::vector<std::int16_t>& after(std::string_view date_part, std::string_view seventh,
                                         bool male) const;
  // The shortest of the lists for these seventh digits.
  std::int64_t fewest(std::string_view seventh) const;

 private:
  struct Lists {
    std::string_view seventh;
    std::array<std::array<std::vector<std::int16_t>, 2>, 11> by_rest_and_sex;
  };
  const Lists* lists_for(std::string_view seventh) const;

  Modulus11 modulus_11_;
  std::vector<Lists> lists_;
};

}  // namespace slettefrist::generators
