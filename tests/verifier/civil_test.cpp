// The verifier's calendar against dates known from elsewhere: leap years and weekdays of clock changes.
//
// The reviewed table of deadlines is in demand_test.cpp. It must not know a proof.
#include "sim/verifier/civil.h"

#include <gtest/gtest.h>

namespace slettefrist::verifier {
namespace {

TEST(Civil, day_zero_and_days_around_leap_days_have_their_numbers) {
  EXPECT_EQ(day_number({1970, 1, 1}), 0);
  EXPECT_EQ(day_number({2000, 3, 1}), 11017);
  EXPECT_EQ(day_number({2024, 2, 29}), 19782);
  EXPECT_EQ(day_number({1969, 12, 31}), -1);
}

TEST(Civil, every_day_of_two_centuries_comes_back_from_its_number) {
  DayNumber expected = day_number({1900, 1, 1});
  for (long year = 1900; year < 2100; ++year) {
    for (long month = 1; month <= 12; ++month) {
      for (long day = 1; day <= days_in_month(year, month); ++day, ++expected) {
        ASSERT_EQ(day_number({year, month, day}), expected);
        const Date date = date_of(expected);
        ASSERT_EQ(std::tuple(date.year, date.month, date.day), std::tuple(year, month, day));
      }
    }
  }
  EXPECT_EQ(expected, day_number({2100, 1, 1}));
}

TEST(Civil, texts_are_read_back_and_impossible_days_are_none) {
  EXPECT_EQ(day_text(*day_in("2024-02-29")), "2024-02-29");
  EXPECT_FALSE(day_in("2023-02-29"));
  EXPECT_FALSE(day_in("2024-13-01"));
  EXPECT_FALSE(day_in("2024-2-9"));
  EXPECT_EQ(instant_text(*instant_in("2024-06-30T22:30:05Z")), "2024-06-30T22:30:05Z");
  EXPECT_FALSE(instant_in("2024-06-30T24:00:00Z"));
  EXPECT_FALSE(instant_in("2024-06-30 22:30:05Z"));
}

TEST(Civil, danish_clocks_change_on_last_sundays_at_one_utc) {
  const auto offset = [](const char* text) { return danish_wall(*instant_in(text))->offset_seconds; };
  EXPECT_EQ(offset("2024-03-31T00:59:59Z"), 3600);
  EXPECT_EQ(offset("2024-03-31T01:00:00Z"), 7200);
  EXPECT_EQ(offset("2024-10-27T00:59:59Z"), 7200);
  EXPECT_EQ(offset("2024-10-27T01:00:00Z"), 3600);
  EXPECT_EQ(offset("2040-03-25T01:00:00Z"), 7200);
  EXPECT_EQ(offset("1995-09-24T01:00:00Z"), 3600);  // until 1995 summer ended in September
  EXPECT_EQ(offset("1996-10-27T00:59:59Z"), 7200);
  EXPECT_EQ(offset("1980-04-06T01:00:00Z"), 7200);
  EXPECT_FALSE(danish_wall(*instant_in("1979-12-31T23:59:59Z")));
}

TEST(Civil, a_clock_time_that_is_doubled_or_skipped_has_one_instant) {
  const DayNumber spring = *day_in("2024-03-31");
  const DayNumber autumn = *day_in("2024-10-27");
  const long half_past_two = 9000;
  EXPECT_EQ(instant_text(danish_instant(spring, half_past_two, std::nullopt)), "2024-03-31T01:00:00Z");
  EXPECT_EQ(instant_text(danish_instant(autumn, half_past_two, std::nullopt)), "2024-10-27T00:30:00Z");
  EXPECT_EQ(instant_text(danish_instant(autumn, half_past_two, 3600)), "2024-10-27T01:30:00Z");
  EXPECT_EQ(instant_text(danish_instant(autumn, 0, std::nullopt)), "2024-10-26T22:00:00Z");
}

}  // namespace
}  // namespace slettefrist::verifier
