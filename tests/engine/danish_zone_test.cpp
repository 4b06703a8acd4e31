// The engine's Danish clock against clock changes known by hand and against the rule itself.
//
// No zone data of the machine is read: the Sundays are counted from one that anyone can look up, and every
// midnight from 1996 to 2040 is checked against the second before it.
#include "sim/engine/danish_zone.h"

#include <gtest/gtest.h>

#include "tests/engine/days.h"

namespace slettefrist::engine {
namespace {

constexpr int kWinter = 3600;
constexpr int kSummer = 7200;

// Sundays are found by counting from a Sunday everyone can check: 2024-03-31.
Day last_sunday(int year, unsigned month) {
  const Day last = day_from_civil(year, month, 31);
  const int after_sunday = ((last - day("2024-03-31")) % 7 + 7) % 7;
  return last - after_sunday;
}

TEST(DanishZone, changes_the_clocks_at_one_utc_on_the_last_sundays_of_march_and_october) {
  for (int year = 1996; year <= 2040; ++year) {
    const SummerTime summer = summer_time_of_year(day_from_civil(year, 7, 1));
    EXPECT_EQ(to_text(summer.begins), to_text(last_sunday(year, 3)) + "T01:00:00Z");
    EXPECT_EQ(to_text(summer.ends), to_text(last_sunday(year, 10)) + "T01:00:00Z");
  }
}

TEST(DanishZone, knows_the_changes_a_calendar_on_the_wall_shows) {
  const auto begins = [](const char* any) { return to_text(summer_time_of_year(day(any)).begins); };
  const auto ends = [](const char* any) { return to_text(summer_time_of_year(day(any)).ends); };
  EXPECT_EQ(begins("2000-01-01"), "2000-03-26T01:00:00Z");
  EXPECT_EQ(ends("2000-12-31"), "2000-10-29T01:00:00Z");
  EXPECT_EQ(begins("2018-06-01"), "2018-03-25T01:00:00Z");
  EXPECT_EQ(ends("2018-06-01"), "2018-10-28T01:00:00Z");
  EXPECT_EQ(begins("2024-06-01"), "2024-03-31T01:00:00Z");
  EXPECT_EQ(ends("2024-06-01"), "2024-10-27T01:00:00Z");
}

TEST(DanishZone, begins_the_day_an_hour_before_utc_in_winter_and_two_in_summer) {
  EXPECT_EQ(local_day(instant("2024-01-31T22:59:59Z")), day("2024-01-31"));
  EXPECT_EQ(local_day(instant("2024-01-31T23:00:00Z")), day("2024-02-01"));
  EXPECT_EQ(local_day(instant("2024-06-30T21:59:59Z")), day("2024-06-30"));
  EXPECT_EQ(local_day(instant("2024-06-30T22:00:00Z")), day("2024-07-01"));
  EXPECT_EQ(local_day(instant("1969-12-31T23:00:00Z")), day("1970-01-01"));
}

TEST(DanishZone, finds_the_midnights_around_both_clock_changes) {
  EXPECT_EQ(to_text(midnight_of(day("2024-03-31"))), "2024-03-30T23:00:00Z");
  EXPECT_EQ(to_text(midnight_of(day("2024-04-01"))), "2024-03-31T22:00:00Z");
  EXPECT_EQ(to_text(midnight_of(day("2024-10-27"))), "2024-10-26T22:00:00Z");
  EXPECT_EQ(to_text(midnight_of(day("2024-10-28"))), "2024-10-27T23:00:00Z");
}

TEST(DanishZone, makes_every_midnight_the_first_second_of_its_day) {
  for (Day each = day("1996-01-01"); each <= day("2040-12-31"); each = each + 1) {
    const Instant midnight = midnight_of(each);
    ASSERT_EQ(local_day(midnight), each);
    ASSERT_EQ(local_time(midnight).second_of_day, 0);
    ASSERT_EQ(local_day(Instant{midnight.seconds - 1}), each - 1);
  }
}

TEST(DanishZone, shows_the_doubled_hour_twice_with_two_offsets) {
  const LocalTime first = local_time(instant("2024-10-27T00:30:00Z"));
  const LocalTime second = local_time(instant("2024-10-27T01:30:00Z"));
  EXPECT_EQ(first.second_of_day, 9000);
  EXPECT_EQ(second.second_of_day, 9000);
  EXPECT_EQ(first.offset_seconds, kSummer);
  EXPECT_EQ(second.offset_seconds, kWinter);
}

TEST(DanishZone, reads_the_doubled_hour_in_the_preferred_offset) {
  EXPECT_EQ(to_text(at_clock_time(day("2024-10-27"), 9000, kSummer)), "2024-10-27T00:30:00Z");
  EXPECT_EQ(to_text(at_clock_time(day("2024-10-27"), 9000, kWinter)), "2024-10-27T01:30:00Z");
}

TEST(DanishZone, ends_a_clock_time_in_the_gap_at_the_end_of_the_gap) {
  for (const int second : {7200, 9000, 10799}) {
    EXPECT_EQ(to_text(at_clock_time(day("2024-03-31"), second, kWinter)), "2024-03-31T01:00:00Z");
  }
  EXPECT_EQ(to_text(at_clock_time(day("2024-03-31"), 7199, kSummer)), "2024-03-31T00:59:59Z");
  EXPECT_EQ(to_text(at_clock_time(day("2024-03-31"), 10800, kWinter)), "2024-03-31T01:00:00Z");
}

TEST(DanishZone, takes_no_notice_of_the_preferred_offset_where_the_clock_is_clear) {
  EXPECT_EQ(to_text(at_clock_time(day("2024-07-01"), 36000, kWinter)), "2024-07-01T08:00:00Z");
  EXPECT_EQ(to_text(at_clock_time(day("2024-01-01"), 36000, kSummer)), "2024-01-01T09:00:00Z");
}

}  // namespace
}  // namespace slettefrist::engine
