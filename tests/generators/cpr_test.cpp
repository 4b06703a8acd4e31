// CPR numbers: nobody's who can be alive, each citizen's own, for every scheme and every check digit.
//
// The century table and the calendar are written here once more, in another way than in the generators.
#include "generators/cpr.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "sim/model/input_error.h"
#include "tests/generators/sample_world.h"

namespace slettefrist::generators {
namespace {

int number_at(const std::string& cpr, std::size_t place, std::size_t width) {
  int number = 0;
  for (std::size_t i = place; i < place + width; ++i) number = number * 10 + (cpr[i] - '0');
  return number;
}

// The pattern of the services: a day that the month has (29 in any February), then six digits.
bool fits_services(const std::string& cpr) {
  constexpr std::array<int, 12> kMonthDays{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (cpr.size() != 10 || cpr.find_first_not_of("0123456789") != std::string::npos) return false;
  const int day = number_at(cpr, 0, 2);
  const int month = number_at(cpr, 2, 2);
  return month >= 1 && month <= 12 && day >= 1 && day <= kMonthDays.at(static_cast<std::size_t>(month - 1));
}

// The year of birth by the table of the CPR office: rows are the seventh digit, columns the two of the year.
int birth_year(const std::string& cpr) {
  const int seventh = cpr[6] - '0';
  const int year = number_at(cpr, 4, 2);
  if (seventh <= 3) return 1900 + year;
  if (seventh == 4 || seventh == 9) return year <= 36 ? 2000 + year : 1900 + year;
  return year <= 57 ? 2000 + year : 1800 + year;
}

// Whether somebody who was born before `until` could have this number: its date must exist.
bool can_be_a_persons(const std::string& cpr, Day until) {
  const int year = birth_year(cpr);
  const int day = number_at(cpr, 0, 2);
  const int month = number_at(cpr, 2, 2);
  if (!fits_services(cpr)) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (month == 2 && day == 29 && !leap) return false;
  return day_from_civil(year, static_cast<unsigned>(month), static_cast<unsigned>(day)) < until;
}

bool passes_modulus_11(const std::string& cpr) {
  constexpr std::array<int, 10> kWeights{4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
  int sum = 0;
  for (std::size_t i = 0; i < 10; ++i) sum += kWeights.at(i) * (cpr[i] - '0');
  return sum % 11 == 0;
}

Settings settings_with(CprScheme scheme, Modulus11 modulus_11, std::uint64_t seed = 2024) {
  Settings settings = sample_settings(10);
  settings.seed = seed;
  settings.cpr = {scheme, modulus_11};
  return settings;
}

struct Form {
  std::string name;
  CprScheme scheme;
  Modulus11 modulus_11;
  std::int64_t least_capacity;
  int stride = 1;             // 1: every citizen there can be
  bool fits_services = true;  // DFDG's own pattern
};

// The day of birth that a form of 60 more stands for shares its place here: a world has one scheme only.
std::size_t place_of(const std::string& cpr) {
  const int day = number_at(cpr, 0, 2);
  const int date = (day > 60 ? day - 60 : day) * 13 + number_at(cpr, 2, 2);
  return (static_cast<std::size_t>(date) * 100 + static_cast<std::size_t>(number_at(cpr, 4, 2))) * 10000 +
         static_cast<std::size_t>(number_at(cpr, 6, 4));
}

class CprForms : public testing::TestWithParam<Form> {};

TEST_P(CprForms, give_every_citizen_numbers_of_its_own_that_nobody_alive_can_have) {
  const Form& form = GetParam();
  Settings settings = settings_with(form.scheme, form.modulus_11);
  if (form.scheme == CprScheme::day_plus_60) {  // a long history leaves one year of birthdays: all are tried
    settings.history_from = day_from_civil(2000, 1, 1);
    settings.starts_on = settings.ends_on = day_from_civil(2047, 6, 1);
  }
  const CprNumbers numbers(settings, BirthDays(settings));
  ASSERT_GE(numbers.capacity(), form.least_capacity);
  const Day future = day_from_civil(2037, 1, 1);
  std::vector<bool> seen(std::size_t{32} * 13 * 100 * 10000);
  for (RecordId id = 1; id <= numbers.capacity(); id += form.stride) {
    for (int generation = 0; generation < numbers.generations(); ++generation) {
      const std::string cpr = numbers.of(id, generation).cpr;
      ASSERT_FALSE(seen.at(place_of(cpr))) << cpr << " of citizen " << id << " is taken";
      seen[place_of(cpr)] = true;
      ASSERT_FALSE(can_be_a_persons(cpr, future)) << cpr;
      ASSERT_EQ(fits_services(cpr), form.fits_services) << cpr;
      if (form.modulus_11 != Modulus11::mixed) {
        ASSERT_EQ(passes_modulus_11(cpr), form.modulus_11 == Modulus11::valid) << cpr;
      }
    }
  }
}

TEST_P(CprForms, give_about_as_many_women_as_men_and_other_numbers_under_another_seed) {
  const Settings settings = settings_with(GetParam().scheme, GetParam().modulus_11);
  const Settings other = settings_with(GetParam().scheme, GetParam().modulus_11, 2025);
  const CprNumbers numbers(settings, BirthDays(settings));
  const CprNumbers other_numbers(other, BirthDays(other));
  int men = 0;
  int differing = 0;
  for (RecordId id = 1; id <= 4000; ++id) {
    const std::string cpr = numbers.of(id, 0).cpr;
    men += is_male(cpr) ? 1 : 0;
    differing += cpr != other_numbers.of(id, 0).cpr ? 1 : 0;
  }
  EXPECT_NEAR(men, 2000, 160);
  EXPECT_GT(differing, 3900);
}

INSTANTIATE_TEST_SUITE_P(
    Cpr, CprForms,
    testing::Values(Form{"future", CprScheme::future_birth_year, Modulus11::mixed, 10'226'666},
                    Form{"future_valid", CprScheme::future_birth_year, Modulus11::valid, 900'000},
                    Form{"future_invalid", CprScheme::future_birth_year, Modulus11::invalid, 9'000'000, 7},
                    Form{"leap_day", CprScheme::leap_day_of_common_year, Modulus11::mixed, 55'000},
                    Form{"leap_day_valid", CprScheme::leap_day_of_common_year, Modulus11::valid, 4'500},
                    Form{"leap_day_invalid", CprScheme::leap_day_of_common_year, Modulus11::invalid, 45'000},
                    Form{"plus_60", CprScheme::day_plus_60, Modulus11::mixed, 300'000, 1, false},
                    Form{"plus_60_valid", CprScheme::day_plus_60, Modulus11::valid, 25'000, 1, false},
                    Form{"plus_60_invalid", CprScheme::day_plus_60, Modulus11::invalid, 250'000, 1, false}),
    [](const auto& tested) { return tested.param.name; });

TEST(Cpr, numbers_of_the_first_scheme_stay_what_they_were) {
  const Settings settings = settings_with(CprScheme::future_birth_year, Modulus11::mixed);
  const CprNumbers numbers(settings, BirthDays(settings));
  EXPECT_EQ(numbers.of(1, 0).cpr, "0306415094");
  EXPECT_EQ(numbers.of(5, 0).cpr, "0612486152");
  std::string all;
  for (RecordId id = 1; id <= 3000; ++id) all += numbers.of(id, 0).cpr + "\n";
  EXPECT_EQ(digest_of_text(all), 8173468335795602418ULL);
}

TEST(Cpr, mixed_numbers_pass_and_fail_the_old_check_digit) {
  for (const CprScheme scheme :
       {CprScheme::future_birth_year, CprScheme::leap_day_of_common_year, CprScheme::day_plus_60}) {
    const Settings settings = settings_with(scheme, Modulus11::mixed, 1);
    const CprNumbers numbers(settings, BirthDays(settings));
    int passing = 0;
    for (RecordId id = 1; id <= 11000; ++id) passing += passes_modulus_11(numbers.of(id, 0).cpr) ? 1 : 0;
    EXPECT_NEAR(passing, 1000, 160) << name_of_choice(kCprSchemeNames, scheme);
  }
}

TEST(Cpr, new_numbers_keep_sex_and_birthday_where_the_scheme_tells_a_birthday) {
  for (const CprScheme scheme : {CprScheme::leap_day_of_common_year, CprScheme::day_plus_60}) {
    const Settings settings = settings_with(scheme, Modulus11::mixed);
    const CprNumbers numbers(settings, BirthDays(settings));
    for (RecordId id = 1; id <= 500; ++id) {
      const Identity first = numbers.of(id, 0);
      for (const int generation : {1, 2}) {
        const Identity later = numbers.of(id, generation);
        ASSERT_NE(later.cpr, first.cpr);
        ASSERT_EQ(is_male(later.cpr), is_male(first.cpr));
        ASSERT_EQ(later.cpr.substr(0, 6), first.cpr.substr(0, 6));
        ASSERT_EQ(later.born_from, first.born_from);
      }
    }
  }
}

TEST(Cpr, tells_the_birthday_that_its_holder_has_in_the_believable_schemes) {
  for (const CprScheme scheme : {CprScheme::leap_day_of_common_year, CprScheme::day_plus_60}) {
    Settings settings = settings_with(scheme, Modulus11::mixed);
    settings.citizens = 2000;
    for (const Citizen& citizen : whole_history(settings).citizens) {
      const std::string born_on = to_text(citizen.born_on);
      ASSERT_EQ(born_on.substr(2, 2), citizen.cpr.substr(4, 2)) << citizen.cpr;
      ASSERT_EQ(std::stoi(born_on.substr(0, 4)), birth_year(citizen.cpr)) << citizen.cpr;
      if (scheme == CprScheme::leap_day_of_common_year) continue;
      ASSERT_EQ(born_on.substr(5, 2), citizen.cpr.substr(2, 2));
      ASSERT_EQ(std::stoi(born_on.substr(8, 2)) + 60, number_at(citizen.cpr, 0, 2));
    }
  }
}

TEST(Cpr, is_the_lists_for_the_citizen_of_that_place_and_never_a_new_one) {
  Settings settings = sample_settings(3);
  settings.listed_numbers = {{"0101010002", day_from_civil(1970, 2, 3)},
                             {"0202020011", day_from_civil(1980, 4, 5)},
                             {"0303030028", day_from_civil(1990, 6, 7)},
                             {"0404040037", day_from_civil(1999, 8, 9)}};
  const History history = whole_history(settings);
  ASSERT_EQ(history.citizens.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(history.citizens[i].cpr, settings.listed_numbers[i].cpr);
    EXPECT_EQ(history.citizens[i].born_on, settings.listed_numbers[i].born_on);
  }
  settings.only_citizen = 3;
  settings.citizens = 4;
  EXPECT_EQ(whole_history(settings).citizens.at(0).cpr, "0303030028");
  EXPECT_EQ(CprNumbers(settings, BirthDays(settings)).generations(), 1);
}

TEST(Cpr, refuses_more_citizens_than_a_scheme_has_numbers_for_with_figures) {
  Settings settings = settings_with(CprScheme::leap_day_of_common_year, Modulus11::valid);
  const std::int64_t most = CprNumbers(settings, BirthDays(settings)).capacity();
  settings.citizens = most;
  EXPECT_NO_THROW(make_source(settings));
  settings.citizens = most + 1;
  try {
    make_source(settings);
    ADD_FAILURE() << "was accepted";
  } catch (const InputError& error) {
    ASSERT_EQ(error.problems().size(), 1u);
    EXPECT_EQ(error.problems()[0].what,
              "citizens: read " + std::to_string(most + 1) + ", expected 0 to " + std::to_string(most));
    EXPECT_NE(error.problems()[0].remedy.find("leap-day-of-common-year with modulus 11 valid"),
              std::string::npos);
  }
}

}  // namespace
}  // namespace slettefrist::generators
