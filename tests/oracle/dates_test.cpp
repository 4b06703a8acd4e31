// The reviewed table of date arithmetic against the oracle's own calendar: every row worked by hand.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/oracle/worlds.h"

namespace slettefrist::oracle {
namespace {

struct DateRow {
  std::string anchor, keep, first_day, month_end, day_of, expected_due_on, expected_due_at, reason;
};

std::vector<DateRow> date_rows() {
  std::ifstream file(std::string{PROJECT_ROOT} + "/tests/data/dates.csv");
  std::vector<DateRow> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    DateRow row;
    for (std::string* cell : {&row.anchor, &row.keep, &row.first_day, &row.month_end, &row.day_of,
                              &row.expected_due_on, &row.expected_due_at, &row.reason}) {
      std::getline(cells, *cell, ',');
    }
    rows.push_back(row);
  }
  return rows;
}

DueDay computed(const DateRow& row) {
  Reading reading;
  EXPECT_TRUE(set_reading(reading, "first_day", row.first_day));
  EXPECT_TRUE(set_reading(reading, "month_end", row.month_end));
  EXPECT_TRUE(set_reading(reading, "day_of", row.day_of));
  const Period keep = parse_period(row.keep).value();
  if (const auto instant = parse_instant(row.anchor)) return due_day(*instant, keep, reading);
  return due_day(day(row.anchor), keep, reading);
}

TEST(Dates, agree_with_every_row_of_the_reviewed_table) {
  const std::vector<DateRow> rows = date_rows();
  ASSERT_GE(rows.size(), 70U);
  for (const DateRow& row : rows) {
    SCOPED_TRACE(row.anchor + " + " + row.keep + " " + row.first_day + " " + row.month_end + " " +
                 row.day_of + ": " + row.reason);
    ASSERT_FALSE(row.reason.empty());
    const DueDay due = computed(row);
    EXPECT_EQ(due.due_on ? to_text(*due.due_on) : "", row.expected_due_on);
    EXPECT_EQ(due.due_at ? to_text(*due.due_at) : "", row.expected_due_at);
    EXPECT_GE(due.steps.size(), 2U);
  }
}

TEST(Dates, tell_each_step_in_words) {
  const DueDay due = due_day(at("2024-02-28T23:30:00Z"), parse_period("6 years").value(), Reading{});
  ASSERT_EQ(due.steps.size(), 3U);
  EXPECT_NE(due.steps[0].find("2024-02-29 00:30:00 Danish time"), std::string::npos) << due.steps[0];
  EXPECT_NE(due.steps[1].find("last day"), std::string::npos) << due.steps[1];
}

TEST(Dates, know_the_local_day_on_both_sides_of_every_midnight) {
  for (Day on = day("1990-01-01"); on < day("2110-01-01"); on = on + 1) {
    // Danish midnight is 23:00 UTC in winter, 22:00 in summer: noon is the same day either way.
    const Instant noon{on.number * std::int64_t{86400} + 11 * 3600};
    ASSERT_EQ(local_day(noon), on);
    ASSERT_EQ(local_day(Instant{noon.seconds - 14 * 3600}), on - 1);
    ASSERT_EQ(local_day(Instant{noon.seconds + 12 * 3600}), on + 1);
  }
}

TEST(Dates, stay_within_four_digit_years_however_long_the_period) {
  const DueDay due = due_day(kLatestDay, parse_period("40000 years").value(), Reading{});
  EXPECT_EQ(to_text(due.due_on.value()), "9999-12-31");
}

}  // namespace
}  // namespace slettefrist::oracle
