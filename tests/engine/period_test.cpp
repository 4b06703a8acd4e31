// "Plus a period" under each reading of a missing day, against dates worked out by hand.
//
// The cases are those in which libraries and databases differ: month ends, leap days, periods that end in a
// shorter month.
#include "sim/engine/period.h"

#include <gtest/gtest.h>

namespace slettefrist::engine {
namespace {

std::string later(const char* start, const char* keep, MonthEnd month_end = MonthEnd::clamp) {
  const auto day = later_by(parse_day(start).value(), parse_period(keep).value(), month_end);
  return day ? to_text(*day) : "none";
}

TEST(Period, never_sticks_to_the_end_of_a_month) {
  EXPECT_EQ(later("2023-02-28", "12 months"), "2024-02-28");
  EXPECT_EQ(later("2023-02-28", "1 month"), "2023-03-28");
  EXPECT_EQ(later("2024-02-29", "1 month"), "2024-03-29");
  EXPECT_EQ(later("2023-04-30", "1 month"), "2023-05-30");
}

TEST(Period, clamps_a_missing_day_to_the_last_of_the_month) {
  EXPECT_EQ(later("2024-02-29", "12 months"), "2025-02-28");
  EXPECT_EQ(later("2024-02-29", "6 years"), "2030-02-28");
  EXPECT_EQ(later("2023-08-31", "6 months"), "2024-02-29");
  EXPECT_EQ(later("2023-01-31", "1 month"), "2023-02-28");
  EXPECT_EQ(later("2023-03-31", "1 month"), "2023-04-30");
}

TEST(Period, lets_missing_days_run_on_under_overflow) {
  EXPECT_EQ(later("2024-02-29", "1 year", MonthEnd::overflow), "2025-03-01");
  EXPECT_EQ(later("2023-08-31", "6 months", MonthEnd::overflow), "2024-03-02");
  EXPECT_EQ(later("2023-09-01", "6 months", MonthEnd::overflow), "2024-03-01");
  EXPECT_EQ(later("2023-01-31", "1 month", MonthEnd::overflow), "2023-03-03");
}

TEST(Period, finds_no_day_under_refuse_where_there_is_none) {
  EXPECT_EQ(later("2024-02-29", "1 year", MonthEnd::refuse), "none");
  EXPECT_EQ(later("2023-08-31", "6 months", MonthEnd::refuse), "none");
  EXPECT_EQ(later("2024-02-29", "4 years", MonthEnd::refuse), "2028-02-29");
  EXPECT_EQ(later("2023-08-30", "12 months", MonthEnd::refuse), "2024-08-30");
}

TEST(Period, keeps_existing_days_under_every_reading) {
  for (const MonthEnd month_end : {MonthEnd::clamp, MonthEnd::overflow, MonthEnd::refuse}) {
    EXPECT_EQ(later("2018-03-18", "6 years", month_end), "2024-03-18");
    EXPECT_EQ(later("2023-12-04", "12 months", month_end), "2024-12-04");
    EXPECT_EQ(later("2024-01-01", "P2190D", month_end), "2029-12-30");
  }
}

TEST(Period, counts_plain_days_across_leap_days) {
  EXPECT_EQ(later("2024-02-28", "1 day"), "2024-02-29");
  EXPECT_EQ(later("2023-02-28", "1 day"), "2023-03-01");
  EXPECT_EQ(later("2023-12-31", "366 days"), "2024-12-31");
}

TEST(Period, knows_that_the_year_2100_has_no_leap_day) {
  EXPECT_EQ(later("2096-02-29", "4 years"), "2100-02-28");
  EXPECT_EQ(later("2096-02-29", "8 years", MonthEnd::refuse), "2104-02-29");
}

TEST(Period, ends_beyond_the_calendar_at_its_last_day) {
  EXPECT_EQ(later("2024-05-31", "40000 years"), "9998-12-31");
  EXPECT_EQ(later("2024-05-31", "7974 years"), "9998-05-31");
  EXPECT_EQ(later("2024-05-31", "7975 years"), "9998-12-31");
}

}  // namespace
}  // namespace slettefrist::engine
