// What the oracle looks up instead of working out, against the plain way: runs by day, the zone's spans and
// days of change, and short lists.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "sim/oracle/calendar_kinds.h"
#include "sim/oracle/period.h"
#include "sim/oracle/run_table.h"
#include "sim/oracle/zone.h"
#include "tests/oracle/worlds.h"

namespace slettefrist::oracle {
namespace {

constexpr Instant kBeforeAll{std::numeric_limits<std::int64_t>::min()};

std::optional<Day> plain_first_day(const RunCalendar& calendar, Day day, Instant fact, Instant due_at) {
  for (Day on = std::max(day, calendar.starts_on); on <= calendar.ends_on; on = on + 1) {
    const Instant run_at = calendar.run_at_on_day[static_cast<std::size_t>(on - calendar.starts_on)];
    if (run_at > fact && run_at >= due_at) return on;
  }
  return std::nullopt;
}

std::int32_t plain_first_run(const RunCalendar& calendar, Instant instant) {
  const auto found = std::find_if(calendar.runs.begin(), calendar.runs.end(),
                                  [&](const Run& run) { return run.run_at >= instant; });
  return found == calendar.runs.end() ? kNever : static_cast<std::int32_t>(found - calendar.runs.begin());
}

// From days before the calendar to days beyond it; around each of its instants, at both its ends and at both
// clock changes.
void expect_table_agrees(const RunCalendar& calendar) {
  const RunTable table{calendar};
  std::vector<Instant> instants{kBeforeAll, Instant{0}, at("1969-12-31T23:59:59Z"), Instant{253'402'300'799}};
  for (const Instant run_at : calendar.run_at_on_day) {
    for (const int off : {-86400, -10800, -1, 0, 1, 75600}) instants.push_back(Instant{run_at.seconds + off});
  }
  for (std::size_t i = 0; i < instants.size(); ++i) {
    const Instant instant = instants[i];
    ASSERT_EQ(table.first_run_not_before(instant), plain_first_run(calendar, instant)) << instant.seconds;
    ASSERT_EQ(table.first_run_after(instant), plain_first_run(calendar, Instant{instant.seconds + 1}));
    const Instant other = instants[(i * 7) % instants.size()];
    for (const Day day : {calendar.starts_on - 400, calendar.starts_on, calendar.starts_on + 1,
                          calendar.starts_on + 45, calendar.ends_on, calendar.ends_on + 1}) {
      ASSERT_EQ(table.first_day_with_run(day, instant, kBeforeAll),
                plain_first_day(calendar, day, instant, kBeforeAll));
      ASSERT_EQ(table.first_day_with_run(day, instant, other),
                plain_first_day(calendar, day, instant, other));
      ASSERT_EQ(table.first_day_with_run(day, kBeforeAll, instant),
                plain_first_day(calendar, day, kBeforeAll, instant));
    }
  }
}

TEST(RunTable, finds_the_runs_that_a_walk_through_all_of_them_finds) {
  expect_table_agrees(calendar("2024-02-20", "2024-05-10"));
  expect_table_agrees(calendar("2024-09-20", "2024-11-10", 7));
  expect_table_agrees(hourly_calendar("2024-03-25", "2024-04-05", 5));
  expect_table_agrees(calendar("2024-02-29", "2024-02-29"));
  expect_table_agrees(calendar("1969-12-20", "1970-01-10"));
}

TEST(RunTable, has_a_cutoff_of_its_last_held_run_only) {
  RunCalendar all = calendar("2024-02-20", "2024-03-10");
  EXPECT_EQ(RunTable{all}.cutoff(), all.runs.back().run_at);
  all.runs.back().held = false;
  EXPECT_EQ(RunTable{all}.cutoff(), all.runs[all.runs.size() - 2].run_at);
  for (auto& run : all.runs) run.held = false;
  EXPECT_EQ(RunTable{all}.cutoff(), kBeforeAll);
}

// Two instants an hour apart have another offset between them somewhere in the day.
bool changes_plainly(Day day) {
  const Instant start = denmark().start_of(day);
  const Instant last{denmark().start_of(day + 1).seconds - 1};
  return denmark().wall_time(start).offset_seconds != denmark().wall_time(last).offset_seconds;
}

TEST(Zone, knows_the_days_on_which_the_clock_changes) {
  for (Day on = kEarliestDay; on <= kLatestDay; on = on + 1) {
    ASSERT_EQ(denmark().changes_clock_on(on), changes_plainly(on)) << to_text(on);
  }
  EXPECT_TRUE(denmark().changes_clock_on(day("2024-03-31")));
  EXPECT_TRUE(denmark().changes_clock_on(day("2199-10-27")));
  EXPECT_FALSE(denmark().changes_clock_on(day("2024-02-29")));
}

TEST(Zone, has_no_change_of_the_clock_on_days_it_does_not_know) {
  for (const std::int32_t number : {-100'000, 200'000, 2'932'896}) {
    EXPECT_FALSE(denmark().changes_clock_on(Day{number})) << number;
  }
}

// Every hour of three years and every minute of two days of change.
TEST(Zone, gives_back_the_instant_whose_wall_time_it_told) {
  const auto expect_back = [](Instant instant) {
    const WallTime wall = denmark().wall_time(instant);
    ASSERT_EQ(denmark().instant_of(wall.day, wall.second_of_day, wall.offset_seconds), instant);
  };
  for (Instant hour = at("2023-01-01T00:00:00Z"); hour < at("2026-01-01T00:00:00Z"); hour.seconds += 3600) {
    expect_back(hour);
  }
  for (const char* const start : {"2024-03-30T22:00:00Z", "2024-10-26T21:00:00Z", "2196-10-29T21:00:00Z"}) {
    for (int minute = 0; minute < 26 * 60; ++minute) expect_back(Instant{at(start).seconds + minute * 60});
  }
}

// Across both ends of the table of days.
TEST(CalendarKinds, have_the_edges_of_the_calendar_on_every_day) {
  for (Day each = day("2005-01-01"); each < day("2065-01-01"); each = each + 1) {
    const bool is_last_of_month = to_text(each + 1).ends_with("-01");
    const bool is_first_of_year = to_text(each).ends_with("-01-01");
    const bool is_edge = is_last_of_month || is_first_of_year || denmark().changes_clock_on(each);
    ASSERT_EQ(is_edge_day(each), is_edge) << to_text(each);
    const auto month_end = calendar_kinds_of(each, each) & bit_of(CalendarKind::month_end);
    ASSERT_EQ(month_end != 0, is_last_of_month) << to_text(each);
  }
}

TEST(Zone, a_day_lies_within_the_bounds_that_are_told_without_the_zone) {
  constexpr std::int64_t kStep = 6 * 3600;
  const std::int64_t end = denmark().start_of(day("2060-01-01")).seconds;
  for (std::int64_t from = denmark().start_of(day("1900-01-01")).seconds; from < end; from += kStep) {
    for (const Instant instant : {Instant{from - 1}, Instant{from}}) {
      ASSERT_LE(earliest_local_day(instant), denmark().local_day(instant)) << to_text(instant);
      ASSERT_GE(latest_local_day(instant), denmark().local_day(instant)) << to_text(instant);
    }
  }
}

// Every hour and the second before it, through all offsets Denmark has had.
TEST(Zone, what_is_by_day_without_the_zone_lies_far_from_midnight_by_it) {
  constexpr std::int64_t kStep = 3600;
  std::int64_t by_day = 0;
  std::int64_t asked = 0;
  const std::int64_t end = denmark().start_of(day("2060-01-01")).seconds;
  for (std::int64_t from = kEarliestDay.number * kSecondsADay; from < end; from += kStep) {
    for (const Instant instant : {Instant{from - 1}, Instant{from}}) {
      ++asked;
      if (!is_by_day(instant)) continue;
      ++by_day;
      ASSERT_FALSE(lies_near_midnight(instant)) << to_text(instant);
    }
  }
  EXPECT_GT(by_day * 10, asked * 6) << "or it spares nobody anything";
}

}  // namespace
}  // namespace slettefrist::oracle
