// What a date reaches and what it cannot, for people in the order of the dates, for machines in that of the
// cells.
#include "sim/report/due_around.h"

#include <nlohmann/json.hpp>

#include "sim/report/report.h"
#include "tests/report/sample_report.h"

namespace slettefrist::report {
namespace {

DueAround around() {
  DueAround around;
  around.date = day_of("2026-11-25");
  around.reached = {{"document", 1, 0, std::nullopt}};
  around.unreached = {{"document", 0, 6, day_of("2026-11-27")},
                      {"document", 1, 7, std::nullopt},
                      {"sanction", 0, 6, day_of("2026-11-27")},
                      {"sanction", 2, 2, day_of("2026-11-26")}};
  return around;
}

TEST(DueAround, is_told_by_date_with_rules_together_and_the_unreachable_last) {
  EXPECT_EQ(
      due_around_text(around()),
      "Around 2026-11-25: 1 of 5 cells on that date itself. The others, by the next date that reaches them:\n"
      "  2026-11-26  day_after/month_end: sanction\n"
      "  2026-11-27  eve/weekend: document, sanction\n"
      "  no date     day/after_2038: document\n");
}

TEST(DueAround, without_anything_unreached_is_one_line) {
  DueAround all = around();
  all.unreached.clear();
  EXPECT_EQ(due_around_text(all), "Around 2026-11-25: 1 of 1 cells on that date itself.\n");
}

TEST(DueAround, stands_in_summary_json_only_where_it_was_asked_for) {
  RunReport report = sample_report();
  EXPECT_FALSE(nlohmann::json::parse(summary_json(report)).contains("due_around"));
  report.due_around = around();
  const auto json = nlohmann::ordered_json::parse(summary_json(report))["due_around"];
  EXPECT_EQ(json["date"], "2026-11-25");
  EXPECT_EQ(json["reached"], nlohmann::json{"document/day/plain"});
  EXPECT_EQ(json["unreached"][0].dump(), R"({"cell":"document/eve/weekend","next":"2026-11-27"})");
  EXPECT_EQ(json["unreached"][1].dump(), R"({"cell":"document/day/after_2038","next":null})");
}

}  // namespace
}  // namespace slettefrist::report
