// The reviewed table of dates against the engine: forwards, and as what a run finds due.
//
// The oracle is tested on the same table; it is the only thing the two calendars have in common.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "sim/engine/anchor_ranges.h"
#include "sim/engine/danish_zone.h"

namespace slettefrist::engine {
namespace {

struct Row {
  int line = 0;
  std::string anchor, keep, expected_due_on, expected_due_at;
  Reading reading;
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream rest{line};
  for (std::string cell; std::getline(rest, cell, ',');) cells.push_back(cell);
  return cells;
}

std::vector<Row> table() {
  std::ifstream file{PROJECT_ROOT "/tests/data/dates.csv"};
  std::string line;
  std::getline(file, line);
  EXPECT_EQ(line, "anchor,keep,first_day,month_end,day_of,expected_due_on,expected_due_at,reason");
  std::vector<Row> rows;
  for (int number = 2; std::getline(file, line); ++number) {
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() != 8) {
      ADD_FAILURE() << "line " << number << " has " << cells.size() << " cells";
      continue;
    }
    Row row{number, cells[0], cells[1], cells[5], cells[6], {}};
    EXPECT_TRUE(set_reading(row.reading, "first_day", cells[2])) << "line " << number;
    EXPECT_TRUE(set_reading(row.reading, "month_end", cells[3])) << "line " << number;
    EXPECT_TRUE(set_reading(row.reading, "day_of", cells[4])) << "line " << number;
    rows.push_back(row);
  }
  return rows;
}

AnchorKind kind_of(const Row& row) { return row.anchor.size() == 10 ? AnchorKind::day : AnchorKind::instant; }
AnchorKey anchor_key_of(const Row& row) {
  return kind_of(row) == AnchorKind::day ? parse_day(row.anchor).value().number
                                         : parse_instant(row.anchor).value().seconds;
}

bool is_found_due(const Row& row, const RunMoment& moment) {
  const Rule rule{"tested",
                  Area::document,
                  Applies::always,
                  {"stored_at"},
                  {{kEarliestDay, Effect::all_records, false, parse_period(row.keep).value(), "", 0, ""}}};
  const AnchorKey key = anchor_key_of(row);
  const Day since = anchor_day(kind_of(row), key, row.reading.day_of) - 40;
  for (const AnchorRange& range : due_ranges(rule, row.reading, kind_of(row), moment, since)) {
    if (range.from <= key && key < range.to) return true;
  }
  return false;
}

TEST(DateTable, is_there_in_full) { EXPECT_GE(table().size(), 100U); }

TEST(DateTable, gives_the_due_day_of_every_row) {
  for (const Row& row : table()) {
    const auto due = due_of(kind_of(row), anchor_key_of(row), parse_period(row.keep).value(), row.reading);
    EXPECT_EQ(due ? to_text(due->on) : "", row.expected_due_on) << "line " << row.line;
    if (!row.expected_due_at.empty()) {
      EXPECT_EQ(due ? to_text(due->at) : "", row.expected_due_at) << "line " << row.line;
    }
  }
}

TEST(DateTable, is_what_runs_before_and_on_the_due_day_find) {
  for (const Row& row : table()) {
    if (row.expected_due_on.empty()) {
      const Day late = anchor_day(kind_of(row), anchor_key_of(row), row.reading.day_of) + 4000;
      EXPECT_FALSE(is_found_due(row, {midnight_of(late), late})) << "line " << row.line;
      continue;
    }
    const Day due_on = parse_day(row.expected_due_on).value();
    const Instant first =
        row.expected_due_at.empty() ? midnight_of(due_on) : parse_instant(row.expected_due_at).value();
    const Instant before{first.seconds - 1};
    EXPECT_TRUE(is_found_due(row, {first, local_day(first)})) << "line " << row.line;
    EXPECT_FALSE(is_found_due(row, {before, local_day(before)})) << "line " << row.line;
  }
}

}  // namespace
}  // namespace slettefrist::engine
