// Covered and empty cells as the reports tell them.
#include "sim/report/coverage.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "sim/report/report.h"
#include "tests/report/sample_report.h"

namespace slettefrist::report {
namespace {

using testing::HasSubstr;

std::vector<RuleCheck> full_rules() {
  std::vector<RuleCheck> rules(2);
  rules[0].id = "document";
  rules[1].id = "sanction";
  for (RuleCheck& rule : rules) {
    for (auto& of_moment : rule.cells) of_moment.fill(1);
  }
  return rules;
}

TEST(Coverage, names_cells_by_rule_moment_and_kind_in_the_order_of_the_policy) {
  const Coverage coverage = coverage_in(full_rules());
  ASSERT_EQ(coverage.covered.size(), 2 * kCellsOfRule);
  EXPECT_EQ(coverage.covered.front().first, "document/eve/plain");
  EXPECT_EQ(coverage.covered[kCalendarKindCount].first, "document/day/plain");
  EXPECT_EQ(coverage.covered.back().first, "sanction/day_after/after_2038");
  EXPECT_EQ(coverage.percent(), 100);
}

TEST(Coverage, one_hole_is_named_and_is_never_rounded_away) {
  std::vector<RuleCheck> rules = full_rules();
  rules[1].cells[1][1] = 0;
  const Coverage coverage = coverage_in(rules);
  EXPECT_EQ(coverage.empty, std::vector<std::string>{"sanction/day/leap_day"});
  EXPECT_EQ(coverage.percent(), 97);
  EXPECT_EQ(coverage_line(rules), "Boundary coverage 97 %: 47 of 48 cells; empty: sanction/day/leap_day");
}

TEST(Coverage, a_line_names_up_to_three_empty_cells_and_counts_more) {
  std::vector<RuleCheck> rules = full_rules();
  for (auto& of_moment : rules[0].cells) of_moment[1] = 0;
  EXPECT_EQ(coverage_line(rules),
            "Boundary coverage 93 %: 45 of 48 cells; empty: document/eve/leap_day, document/day/leap_day, "
            "document/day_after/leap_day");
  rules[0].cells[0][0] = 0;
  EXPECT_EQ(coverage_line(rules), "Boundary coverage 91 %: 44 of 48 cells (--json names the empty ones)");
}

TEST(Coverage, without_rules_there_is_nothing_to_say_and_nothing_is_covered) {
  EXPECT_EQ(coverage_line({}), "");
  EXPECT_EQ(coverage_in({}).percent(), 0);
}

class CoverageFiles : public ReportFolder {};

TEST_F(CoverageFiles, stand_in_the_summaries_for_machines_pages_and_terminals) {
  RunReport report = sample_report();
  report.rules = full_rules();
  report.rules[0].cells[0][6] = 0;
  report.rules[0].cells[2][3] = 12;
  const auto json = nlohmann::ordered_json::parse(summary_json(report))["coverage"];
  EXPECT_EQ(json["percent"], 97);
  EXPECT_EQ(json["cells"], 48);
  EXPECT_EQ(json["covered"]["document/day_after/spring_clock_change"], 12);
  EXPECT_EQ(json["covered"].size(), 47U);
  EXPECT_EQ(json["empty"], nlohmann::json{"document/eve/weekend"});
  const std::string line = "Boundary coverage 97 %: 47 of 48 cells; empty: document/eve/weekend";
  EXPECT_THAT(terminal_summary(report, false), HasSubstr("\n  " + line + "\n"));
  write_summary_md(path("summary.md"), report);
  EXPECT_THAT(content_of(path("summary.md")), HasSubstr("\n" + line + "\n"));
}

}  // namespace
}  // namespace slettefrist::report
