// CPR numbers: unique for as many citizens as there can be, of the services' form, and nobody's before 2037.
#include "generators/cpr.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <vector>

namespace slettefrist::generators {
namespace {

int number_at(const std::string& cpr, std::size_t place, std::size_t width) {
  return std::stoi(cpr.substr(place, width));
}

// The pattern of the services: a day that the month has (29 in any February), then six digits.
bool fits_services(const std::string& cpr) {
  constexpr std::array<int, 12> kMonthDays{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (cpr.size() != 10 || cpr.find_first_not_of("0123456789") != std::string::npos) return false;
  const int day = number_at(cpr, 0, 2);
  const int month = number_at(cpr, 2, 2);
  return month >= 1 && month <= 12 && day >= 1 && day <= kMonthDays.at(static_cast<std::size_t>(month - 1));
}

TEST(Cpr, is_shared_by_no_two_of_thirty_million_citizens) {
  std::vector<bool> seen(13 * 32 * 21 * 4000);
  for (RecordId id = 1; id <= kCprCapacity; ++id) {
    const std::string cpr = cpr_of(2024, id);
    const auto digits = [&](std::size_t place, std::size_t width) {
      std::size_t value = 0;
      for (std::size_t i = place; i < place + width; ++i)
        value = value * 10 + static_cast<std::size_t>(cpr[i] - '0');
      return value;
    };
    const std::size_t place =
        ((digits(2, 2) * 32 + digits(0, 2)) * 21 + (digits(4, 2) - 37)) * 4000 + (digits(6, 4) - 5000);
    ASSERT_FALSE(seen.at(place)) << "citizen " << id;
    seen[place] = true;
  }
}

RC_GTEST_PROP(Cpr, fits_the_services_and_a_birthday_that_is_yet_to_come, (std::uint64_t seed)) {
  const RecordId id = *rc::gen::inRange<RecordId>(1, kCprCapacity + 1);
  const std::string cpr = cpr_of(seed, id);
  RC_ASSERT(fits_services(cpr));
  const int year = number_at(cpr, 4, 2);
  RC_ASSERT(year >= 37 && year <= 57);
  RC_ASSERT(cpr[6] >= '5' && cpr[6] <= '8');
  const std::string birthday = "20" + cpr.substr(4, 2) + "-" + cpr.substr(2, 2) + "-" + cpr.substr(0, 2);
  RC_ASSERT(parse_day(birthday).has_value());
}

TEST(Cpr, passes_and_fails_the_old_check_digit) {
  constexpr std::array<int, 10> kWeights{4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
  int passing = 0;
  for (RecordId id = 1; id <= 11000; ++id) {
    const std::string cpr = cpr_of(1, id);
    int sum = 0;
    for (std::size_t i = 0; i < 10; ++i) sum += kWeights.at(i) * (cpr[i] - '0');
    passing += sum % 11 == 0;
  }
  EXPECT_NEAR(passing, 1000, 160);
}

TEST(Cpr, is_odd_for_about_half_of_any_neighbours) {
  int men = 0;
  for (RecordId id = 1; id <= 10000; ++id) men += is_male(cpr_of(5, id));
  EXPECT_NEAR(men, 5000, 250);
}

}  // namespace
}  // namespace slettefrist::generators
