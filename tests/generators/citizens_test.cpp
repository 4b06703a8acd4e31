// Citizens: numbers, ages, places and names as they must be.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "generators/cpr.h"
#include "tests/generators/sample_world.h"

namespace slettefrist::generators {
namespace {

TEST(Citizens, have_a_number_of_their_own_a_working_age_and_known_codes) {
  Settings settings = sample_settings(5000);
  switch_off_life_course(settings.rates);
  const History history = whole_history(settings);
  std::set<std::string> numbers;
  for (const Citizen& citizen : history.citizens) {
    numbers.insert(citizen.cpr);
    ASSERT_GE(settings.history_from - citizen.born_on, 18 * 365);
    ASSERT_LE(settings.ends_on - citizen.born_on, 66 * 366);
    ASSERT_TRUE(citizen.insurance == "full_time" || citizen.insurance == "part_time");
    ASSERT_EQ(citizen.municipality_code.size(), 3u);
    ASSERT_EQ(citizen.fund_code.size(), 3u);
  }
  EXPECT_EQ(numbers.size(), 5000u);
  for (const Family& family : history.families) {
    const Citizen& citizen = history.citizens[static_cast<std::size_t>(family.notification.citizen_id - 1)];
    ASSERT_EQ(family.notification.jobcentre_code.substr(0, 3), citizen.municipality_code);
    ASSERT_EQ(family.notification.jobcentre_code.size(), 5u);
  }
}

TEST(Citizens, live_in_all_municipalities_and_mostly_in_large_ones) {
  std::map<std::string, int> citizens;
  std::map<std::string, int> members;
  const History history = whole_history(sample_settings(20000));
  for (const Citizen& citizen : history.citizens) {
    ++citizens[citizen.municipality_code];
    ++members[citizen.fund_code];
  }
  EXPECT_EQ(citizens.size(), 98u);
  EXPECT_GT(citizens["101"], 10 * citizens["155"]);
  EXPECT_EQ(members.size(), 23u);
  EXPECT_GT(members["067"], 500);  // a leading zero stays
}

TEST(Citizens, have_names_with_danish_letters_that_go_with_their_number) {
  std::set<std::string> men;
  std::set<std::string> women;
  bool danish_letters = false;
  const History history = whole_history(sample_settings(3000));
  for (const Citizen& citizen : history.citizens) {
    (is_male(citizen.cpr) ? men : women).insert(citizen.given_name);
    danish_letters |= citizen.family_name.find("ø") != std::string::npos;
  }
  for (const std::string& name : men) EXPECT_FALSE(women.contains(name)) << name;
  EXPECT_TRUE(danish_letters);
  EXPECT_GT(men.size(), 40u);
  EXPECT_GT(women.size(), 40u);
}

}  // namespace
}  // namespace slettefrist::generators
