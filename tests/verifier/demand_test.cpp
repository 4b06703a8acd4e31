// The verifier's deadlines against the reviewed table of dates that engine and oracle are held against.
//
// Each row becomes one record under one rule. It must not know a run or a proof.
#include "sim/verifier/demand.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace slettefrist::verifier {
namespace {

struct DateRow {
  std::string anchor, keep, first_day, month_end, day_of, expected_due_on, expected_due_at, reason;
};

std::vector<DateRow> date_rows() {
  std::ifstream file(PROJECT_ROOT "/tests/data/dates.csv");
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

// An instant is a document's, a day that of a sanction's expiry.
Case case_of(const DateRow& row) {
  const auto instant = instant_in(row.anchor);
  Fact counted{instant ? "stored_at" : "expires_on", instant, instant ? 0 : day_in(row.anchor).value()};
  Record record{instant ? "document:1" : "sanction:1", instant ? "document" : "sanction", 1, {counted}};
  if (!instant) record.facts.push_back({"registered_at", Seconds{0}, 0});
  Version version;
  version.effect = "all_records";
  version.keep = period_in(row.keep);
  Case facts;
  facts.policy.reading = {{"first_day", row.first_day}, {"month_end", row.month_end}, {"day_of", row.day_of}};
  facts.policy.rules.push_back({"rule", record.area, "always", {counted.column}, {version}});
  facts.records.push_back(record);
  return facts;
}

TEST(Demand, agrees_with_every_row_of_the_reviewed_table) {
  const std::vector<DateRow> rows = date_rows();
  ASSERT_GE(rows.size(), 70U);
  const DayNumber late = day_number({2200, 1, 1});
  for (const DateRow& row : rows) {
    SCOPED_TRACE(row.anchor + " + " + row.keep + " " + row.first_day + " " + row.month_end + " " +
                 row.day_of + ": " + row.reason);
    const Case facts = case_of(row);
    const auto demand = demand_of({facts, late, late * 86400, {true}}, 0, facts.records.front());
    EXPECT_EQ(demand ? day_text(demand->deadline.day) : "", row.expected_due_on);
    EXPECT_EQ(demand && demand->deadline.at ? instant_text(*demand->deadline.at) : "", row.expected_due_at);
  }
}

}  // namespace
}  // namespace slettefrist::verifier
