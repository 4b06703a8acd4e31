// Days and instants are read in exactly one form and written back the same.
#include "sim/model/day.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace slettefrist {
namespace {

TEST(Day, is_read_and_written_in_one_form) {
  EXPECT_EQ(to_text(*parse_day("2024-02-29")), "2024-02-29");
  EXPECT_EQ(parse_day("1970-01-01")->number, 0);
  EXPECT_EQ(*parse_day("2024-03-01") - *parse_day("2024-02-28"), 2);
  EXPECT_EQ(day_from_civil(2023, 12, 4), *parse_day("2023-12-04"));
}

TEST(Day, that_does_not_exist_or_is_written_otherwise_is_refused) {
  for (const char* text :
       {"2023-02-29", "2100-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-4-01", "24-04-01",
        "2024/04/01", "2024-04-01 ", " 2024-04-01", "+024-04-01", "1899-12-31", "2200-01-01", ""}) {
    EXPECT_FALSE(parse_day(text)) << text;
  }
}

TEST(Instant, is_read_and_written_in_one_form) {
  EXPECT_EQ(parse_instant("1970-01-01T00:00:00Z")->seconds, 0);
  EXPECT_EQ(to_text(Instant{-1}), "1969-12-31T23:59:59Z");
  EXPECT_EQ(to_text(*parse_instant("2038-01-19T03:14:08Z")), "2038-01-19T03:14:08Z");
}

TEST(Clock, is_written_with_two_digits_each) {
  EXPECT_EQ(clock_text(0), "00:00:00");
  EXPECT_EQ(clock_text(3 * 3600 + 4 * 60 + 5), "03:04:05");
  EXPECT_EQ(clock_text(kSecondsADay - 1), "23:59:59");
  EXPECT_EQ(hour_and_minute(9 * 60 + 7), "09:07");
}

TEST(Instant, that_does_not_exist_or_is_written_otherwise_is_refused) {
  for (const char* text :
       {"2024-02-30T10:00:00Z", "2024-02-28T24:00:00Z", "2024-02-28T10:60:00Z", "2024-02-28T10:00:60Z",
        "2024-02-28 10:00:00Z", "2024-02-28T10:00:00", "2024-02-28T10:00Z", "2024-02-28T10:00:00+00:00"}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

RC_GTEST_PROP(Day, text_leads_back_to_the_same_day, ()) {
  const Day day{*rc::gen::inRange(kEarliestDay.number, kLatestDay.number + 1)};
  RC_ASSERT(*parse_day(to_text(day)) == day);
}

RC_GTEST_PROP(Instant, text_leads_back_to_the_same_instant, ()) {
  const Instant instant{*rc::gen::inRange(std::int64_t{-2000000000}, std::int64_t{7000000000})};
  RC_ASSERT(*parse_instant(to_text(instant)) == instant);
}

}  // namespace
}  // namespace slettefrist
