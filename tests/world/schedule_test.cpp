// Danish time and the run calendar, against a reviewed list of clock-change days.
#include "sim/world/schedule.h"

#include <gtest/gtest.h>

#include "sim/world/danish_clock.h"
#include "tests/world/written_rows.h"

namespace slettefrist::world {
namespace {

std::string utc_at(const char* date, int hour, int minute) {
  return to_text(instant_at(day(date), hour * 60 + minute));
}

TEST(DanishClock, a_winter_day_is_one_hour_ahead_of_utc_and_a_summer_day_two) {
  EXPECT_EQ(utc_at("2024-01-15", 3, 0), "2024-01-15T02:00:00Z");
  EXPECT_EQ(utc_at("2024-07-15", 3, 0), "2024-07-15T01:00:00Z");
}

TEST(DanishClock, a_time_in_the_spring_gap_is_the_first_instant_after_it) {
  EXPECT_EQ(utc_at("2024-03-31", 2, 0), "2024-03-31T01:00:00Z");
  EXPECT_EQ(utc_at("2024-03-31", 2, 30), "2024-03-31T01:00:00Z");
  EXPECT_EQ(utc_at("2024-03-31", 3, 0), "2024-03-31T01:00:00Z");
  EXPECT_EQ(utc_at("2025-03-30", 2, 30), "2025-03-30T01:00:00Z");
  EXPECT_EQ(utc_at("2038-03-28", 2, 30), "2038-03-28T01:00:00Z");
}

TEST(DanishClock, a_time_that_occurs_twice_in_autumn_is_the_first_of_the_two) {
  EXPECT_EQ(utc_at("2024-10-27", 2, 30), "2024-10-27T00:30:00Z");
  EXPECT_EQ(utc_at("2024-10-27", 3, 0), "2024-10-27T02:00:00Z");
  EXPECT_EQ(utc_at("2036-10-26", 2, 0), "2036-10-26T00:00:00Z");
}

TEST(DanishClock, the_local_day_changes_at_danish_midnight) {
  EXPECT_EQ(to_text(local_day(*parse_instant("2023-12-31T22:59:59Z"))), "2023-12-31");
  EXPECT_EQ(to_text(local_day(*parse_instant("2023-12-31T23:00:00Z"))), "2024-01-01");
  EXPECT_EQ(to_text(local_day(*parse_instant("2024-06-30T21:59:59Z"))), "2024-06-30");
  EXPECT_EQ(to_text(local_day(*parse_instant("2024-06-30T22:00:00Z"))), "2024-07-01");
}

TEST(DanishClock, summer_time_goes_on_after_the_zone_files_table_ends) {
  EXPECT_EQ(utc_at("2037-07-01", 3, 0), "2037-07-01T01:00:00Z");
  EXPECT_EQ(utc_at("2038-07-01", 3, 0), "2038-07-01T01:00:00Z");
  EXPECT_EQ(utc_at("2038-10-31", 2, 30), "2038-10-31T00:30:00Z");
  EXPECT_EQ(utc_at("2038-10-31", 3, 0), "2038-10-31T02:00:00Z");
  EXPECT_EQ(utc_at("2040-03-25", 2, 30), "2040-03-25T01:00:00Z");
  EXPECT_EQ(utc_at("2040-12-31", 23, 30), "2040-12-31T22:30:00Z");
  EXPECT_EQ(to_text(local_day(*parse_instant("2038-06-30T22:00:00Z"))), "2038-07-01");
  EXPECT_EQ(to_text(local_day(*parse_instant("2040-12-31T23:00:00Z"))), "2041-01-01");
  EXPECT_EQ(to_text(local_day(*parse_instant("2060-02-29T23:30:00Z"))), "2060-03-01");
}

TEST(Schedule, a_nightly_run_is_held_on_every_day_from_first_to_last) {
  const RunCalendar calendar = make_run_calendar(PurgeSchedule{}, day("2024-02-27"), day("2024-03-02"));
  ASSERT_EQ(calendar.runs.size(), 5U);
  EXPECT_EQ(to_text(calendar.runs[2].as_of), "2024-02-29");
  EXPECT_EQ(to_text(calendar.runs[4].run_at), "2024-03-02T02:00:00Z");
  EXPECT_EQ(calendar.run_at_on_day.size(), 5U);
}

TEST(Schedule, every_seventh_day_leaves_days_without_a_run_that_still_have_their_instant) {
  PurgeSchedule weekly;
  weekly.every_days = 7;
  const RunCalendar calendar = make_run_calendar(weekly, day("2024-03-18"), day("2024-04-02"));
  ASSERT_EQ(calendar.runs.size(), 3U);
  EXPECT_EQ(to_text(calendar.runs[1].as_of), "2024-03-25");
  EXPECT_EQ(to_text(calendar.runs[2].run_at), "2024-04-01T01:00:00Z");
  EXPECT_EQ(to_text(calendar.run_at_on_day[1]), "2024-03-19T02:00:00Z");
}

TEST(Schedule, runs_by_hours_keep_their_distance_over_a_clock_change) {
  PurgeSchedule schedule;
  schedule.every_days = 0;
  schedule.every_hours = 12;
  const RunCalendar calendar = make_run_calendar(schedule, day("2024-03-30"), day("2024-03-31"));
  ASSERT_EQ(calendar.runs.size(), 4U);
  EXPECT_EQ(to_text(calendar.runs[2].run_at), "2024-03-31T02:00:00Z");
  EXPECT_EQ(to_text(calendar.runs[3].as_of), "2024-03-31");
  EXPECT_EQ(calendar.run_at_on_day[1], calendar.runs[3].run_at) << "a day's instant is that of its last run";
}

TEST(Schedule, an_outage_takes_away_the_runs_from_its_first_to_its_last_day) {
  PurgeSchedule schedule;
  schedule.outages = {{day("2024-08-05"), day("2024-08-06")}};
  const RunCalendar calendar = make_run_calendar(schedule, day("2024-08-04"), day("2024-08-07"));
  EXPECT_TRUE(calendar.runs[0].held);
  EXPECT_FALSE(calendar.runs[1].held);
  EXPECT_FALSE(calendar.runs[2].held);
  EXPECT_TRUE(calendar.runs[3].held);
}

}  // namespace
}  // namespace slettefrist::world
