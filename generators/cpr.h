// CPR numbers that fit the services' pattern and can belong to nobody before the year 2037.
//
// Birth years 2037 to 2057 with a seventh digit of 5 to 8: a real date and a real form, years before anybody
// can be given such a number. A mapping one to one, not a lottery, so that no two citizens share a number.
// The number says nothing of a citizen's age.
#pragma once

#include <cstdint>
#include <string>

#include "sim/model/records.h"

namespace slettefrist::generators {

constexpr std::int64_t kCprCapacity = 7670 * 4000;  // days of 21 years; last four digits 5000 to 8999

std::string cpr_of(std::uint64_t seed, RecordId citizen_id);
inline bool is_male(const std::string& cpr) { return (cpr.back() - '0') % 2 == 1; }

}  // namespace slettefrist::generators
