// What people read in a terminal and on a CI job's page.
#include <gmock/gmock.h>

#include <sstream>

#include "sim/report/report.h"
#include "tests/report/sample_report.h"

namespace slettefrist::report {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Terminal, of_a_compliant_run_is_exactly_this) {
  EXPECT_EQ(terminal_summary(sample_report(), false),
            R"(Compliant: 1,203 deletions, each due, none missing, nothing else touched.

                                                        not       first
  area      generated  deleted  remaining  skipped  reached    deletion
  citizen         100        0        100        0        0           -
  document      1,500    1,203        290        5        2  2024-12-04

  rule         checked  on an edge
  document       1,203          40
  sanction  not tested           0

  Boundary coverage 0 %: 0 of 48 cells (--json names the empty ones)
)");
}

TEST(Terminal, keeps_its_tables_within_eighty_columns_up_to_millions_of_records) {
  RunReport report = sample_report();
  report.counts.at(index_of(Area::benefit_report)) = {9'999'999, 1'000'000, 8'999'999, 99'999, 99'999};
  report.first_deletion.at(index_of(Area::benefit_report)) = day_of("2024-12-04");
  std::istringstream text{terminal_summary(report, false)};
  for (std::string line; std::getline(text, line);) EXPECT_LE(line.size(), 80U) << line;
}

TEST(Terminal, of_a_faulty_run_names_kinds_rules_counts_and_an_example) {
  RunReport report = faulty_report();
  report.expect.push_back({"findings.too_early", "0", "1", true, false, 30});
  const std::string text = terminal_summary(report, false);
  EXPECT_THAT(text,
              StartsWith("Not compliant: 2 findings of 2 kinds in 1,203 deletions; 1 expectation of the "
                         "scenario not met.\n"));
  EXPECT_THAT(text, HasSubstr(R"(
Findings
  too_early, document: 1
    document 303, due 2024-12-04, seen 2024-12-03, 1 day early: first lawful day 2024-12-04, went on 2024-12-03
  engine_failed, no rule: 1
    engine, seen 2024-05-01: SQL error: no such table "x", line 3

Expectations not met
  findings.too_early: wanted 0, read 1 (scenarios/december.toml:30)
)"));
}

TEST(Terminal, says_what_each_verdict_means) {
  RunReport report = report_with(1);
  report.verdict = "as_expected";
  EXPECT_THAT(
      terminal_summary(report, false),
      StartsWith("As expected: 1,203 deletions and exactly the 1 finding that the scenario expects.\n"));
  report = sample_report();
  report.verdict = "findings";
  report.expect[0].met = false;
  EXPECT_THAT(
      terminal_summary(report, false),
      StartsWith("Not as expected: no finding in 1,203 deletions, but 1 expectation of the scenario not "
                 "met.\n"));
  report = sample_report();
  report.counts.at(index_of(Area::document)) = {};
  EXPECT_THAT(terminal_summary(report, false),
              StartsWith("Compliant: nothing was due, nothing was deleted, nothing was touched.\n"));
}

TEST(Terminal, is_coloured_only_when_asked) {
  EXPECT_THAT(terminal_summary(faulty_report(), false), Not(HasSubstr("\x1b")));
  EXPECT_THAT(terminal_summary(faulty_report(), true), StartsWith("\x1b[1;31mNot compliant"));
  EXPECT_THAT(terminal_summary(sample_report(), true), StartsWith("\x1b[1;32mCompliant"));
}

TEST(Terminal, lets_no_control_character_of_a_finding_through) {
  RunReport report = faulty_report();
  report.findings[1].detail = {{DetailPhrase::message, "\x1b]0;taken\x07 title"}};
  EXPECT_THAT(terminal_summary(report, false), HasSubstr("1 day early: ]0;taken title\n"));
}

class Markdown : public ReportFolder {
 protected:
  std::string text_of(const RunReport& report) {
    write_summary_md(path("summary.md"), report);
    return content_of(path("summary.md"));
  }
};

TEST_F(Markdown, of_a_compliant_run_is_exactly_this) {
  EXPECT_EQ(text_of(sample_report()), R"(# Documents go in December 2024

**Compliant: 1,203 deletions, each due, none missing, nothing else touched.**

Scenario december, seed 7, 2024-01-01 to 2024-12-31, policy star-2024-1, engine builtin.

## Areas

| area | generated | deleted | remaining | skipped | not reached | first deletion |
|---|--:|--:|--:|--:|--:|---|
| citizen | 100 | 0 | 100 | 0 | 0 | - |
| document | 1,500 | 1,203 | 290 | 5 | 2 | 2024-12-04 |

## Rules

| rule | area | checked | on an edge |
|---|---|--:|--:|
| document | document | 1,203 | 40 |
| sanction | sanction | not tested | 0 |

Boundary coverage 0 %: 0 of 48 cells (--json names the empty ones)

## Findings

None.

## Expectations

| expectation | wanted | read | result |
|---|---|---|---|
| first_deletion.document | 2024-12-04 | 2024-12-04 | met |

## Repeat this run

```
slettefrist run scenarios/december.toml --seed 7
```
)");
}

TEST_F(Markdown, groups_findings_by_rule_kind_and_days_off_and_tells_what_they_share) {
  RunReport report = report_with(12);
  report.findings[3].days_off = -2;
  for (Finding& finding : report.findings) finding.citizen_id = finding.record_id;
  const std::string text = text_of(report);
  EXPECT_THAT(text,
              HasSubstr("\n### document: `too_early`, 1 day early (11)\n\nShared by all: area document, due "
                        "on 2024-12-04, seen on 2024-12-03.\n\n- document 1, due"));
  EXPECT_THAT(text, HasSubstr("\n- document 11, due"));
  EXPECT_THAT(text, Not(HasSubstr("\n- document 12, due")));
  EXPECT_THAT(text, HasSubstr("\n- and 1 more in findings.csv\n"));
  EXPECT_THAT(text, HasSubstr("\n### document: `too_early`, 2 days early (1)\n\n- document 4, due"));
}

TEST_F(Markdown, names_the_calendar_trait_that_gives_a_defect_away) {
  const auto shared = [&](const char* one, const char* two) {
    RunReport report = report_with(2);
    report.findings[0].due_on = day_of(one);
    report.findings[1].due_on = day_of(two);
    return text_of(report);
  };
  EXPECT_THAT(shared("2024-02-29", "2028-02-29"), HasSubstr("due on 29 February"));
  EXPECT_THAT(shared("2023-02-28", "2024-04-30"), HasSubstr("due on the last day of a month"));
  EXPECT_THAT(shared("2024-03-01", "2024-05-01"), HasSubstr("due on the first day of a month"));
  EXPECT_THAT(shared("2024-12-07", "2024-12-14"), HasSubstr("due on a Saturday"));
  EXPECT_THAT(shared("2024-12-07", "2024-12-09"), Not(HasSubstr("due on a")));
  EXPECT_THAT(shared("2024-02-28", "2024-04-30"), Not(HasSubstr("due on the")));
}

TEST_F(Markdown, stays_small_however_many_groups_there_are) {
  RunReport report = report_with(2000);
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    report.findings[i].days_off = -static_cast<int>(i);
    report.findings[i].detail = {{DetailPhrase::message, std::string(5000, 'x')}};
  }
  const std::string text = text_of(report);
  EXPECT_LT(text.size(), 100'000U);
  EXPECT_THAT(text, HasSubstr("And 1,960 smaller groups in findings.csv."));
}

TEST_F(Markdown, text_from_outside_stays_text) {
  RunReport report = faulty_report();
  report.title = "<script>x</script> | [link](there)";
  report.replay = "run ``` here";
  const std::string text = text_of(report);
  EXPECT_THAT(text, StartsWith("# &lt;script\\>x&lt;/script\\> \\| \\[link\\](there)\n"));
  EXPECT_THAT(text, HasSubstr("\n````\nrun ``` here\n````\n"));
}

}  // namespace
}  // namespace slettefrist::report
