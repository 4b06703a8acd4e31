// Danish clocks against dates that are known, and against themselves over all days that ids can hold.
#include "generators/danish_time.h"

#include <gtest/gtest.h>

namespace slettefrist::generators {
namespace {

Instant utc(std::string_view text) { return parse_instant(text).value(); }

TEST(DanishTime, has_its_midnight_an_hour_or_two_before_utc) {
  const DanishTime time;
  EXPECT_EQ(to_text(time.start_of(day_from_civil(2024, 1, 15))), "2024-01-14T23:00:00Z");
  EXPECT_EQ(to_text(time.start_of(day_from_civil(2024, 7, 15))), "2024-07-14T22:00:00Z");
  EXPECT_EQ(to_text(time.start_of(day_from_civil(2024, 3, 31))), "2024-03-30T23:00:00Z");
  EXPECT_EQ(to_text(time.start_of(day_from_civil(2024, 4, 1))), "2024-03-31T22:00:00Z");
}

TEST(DanishTime, gives_the_end_of_the_gap_for_times_that_do_not_exist) {
  const DanishTime time;
  const Day spring = day_from_civil(2024, 3, 31);
  EXPECT_EQ(time.at(spring, 2 * 3600 - 1), utc("2024-03-31T00:59:59Z"));
  EXPECT_EQ(time.at(spring, 2 * 3600), utc("2024-03-31T01:00:00Z"));
  EXPECT_EQ(time.at(spring, 2 * 3600 + 1800), utc("2024-03-31T01:00:00Z"));
  EXPECT_EQ(time.at(spring, 3 * 3600), utc("2024-03-31T01:00:00Z"));
  EXPECT_EQ(time.at(spring, 12 * 3600), utc("2024-03-31T10:00:00Z"));
}

TEST(DanishTime, gives_the_first_of_two_for_times_that_occur_twice) {
  const DanishTime time;
  const Day autumn = day_from_civil(2024, 10, 27);
  EXPECT_EQ(time.at(autumn, 2 * 3600), utc("2024-10-27T00:00:00Z"));
  EXPECT_EQ(time.at(autumn, 3 * 3600 - 1), utc("2024-10-27T00:59:59Z"));
  EXPECT_EQ(time.at(autumn, 3 * 3600), utc("2024-10-27T02:00:00Z"));
  EXPECT_EQ(time.at(autumn, 12 * 3600), utc("2024-10-27T11:00:00Z"));
}

TEST(DanishTime, keeps_summer_time_after_the_compiled_zone_data_end) {
  const DanishTime time;
  EXPECT_EQ(to_text(time.start_of(day_from_civil(2037, 7, 1))), "2037-06-30T22:00:00Z");
  EXPECT_EQ(to_text(time.start_of(day_from_civil(2038, 7, 1))), "2038-06-30T22:00:00Z");
  EXPECT_EQ(time.change_on(day_from_civil(2038, 3, 28)), utc("2038-03-28T01:00:00Z"));
  EXPECT_EQ(time.change_on(day_from_civil(2088, 10, 31)), utc("2088-10-31T01:00:00Z"));
}

TEST(DanishTime, names_the_day_of_every_midnight_and_the_second_before_it) {
  const DanishTime time;
  int changes = 0;
  for (Day day = kFirstDay; day <= kLastDay; day = day + 1) {
    const Instant start = time.start_of(day);
    ASSERT_EQ(time.day_of(start), day) << to_text(day);
    ASSERT_EQ(time.day_of(Instant{time.start_of(day + 1).seconds - 1}), day) << to_text(day);
    ASSERT_EQ(time.at(day, 0), start) << to_text(day);
    ASSERT_EQ(time.at(day, kSecondsADay), time.start_of(day + 1)) << to_text(day);
    changes += time.change_on(day).has_value();
  }
  EXPECT_EQ(changes, 2 * 90 - 1);  // 2000 to 2089, of which the last autumn lies beyond the last day
}

}  // namespace
}  // namespace slettefrist::generators
