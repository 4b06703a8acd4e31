// The verdict as a sentence: what was accepted as known is told in it, whatever the verdict.
#include "sim/report/narrative.h"

#include <gmock/gmock.h>

#include "sim/report/report.h"
#include "tests/report/sample_report.h"

namespace slettefrist::report {
namespace {

using testing::HasSubstr;
using testing::Not;

RunReport with_accepted(RunReport report, std::size_t count) {
  report.accepted.emplace();
  for (std::size_t i = 1; i <= count; ++i) {
    report.accepted->push_back(sample_finding(FindingKind::too_early, static_cast<RecordId>(i)));
  }
  return report;
}

TEST(Verdict, does_not_call_each_deletion_due_where_findings_were_accepted_as_known) {
  const RunReport report = with_accepted(sample_report(), 39);
  EXPECT_EQ(verdict_sentence(report),
            "Compliant but for 39 findings accepted as known: 1,203 deletions, no other finding.");
  EXPECT_EQ(verdict_sentence(report, Language::danish),
            "Overholdt bortset fra 39 afvigelser, der er godtaget som kendte: 1.203 sletninger, ingen anden "
            "afvigelse.");
  EXPECT_EQ(verdict_sentence(with_accepted(sample_report(), 0)), verdict_sentence(sample_report()))
      << "entries that met nothing change nothing";
}

TEST(Verdict, does_not_say_that_nothing_was_due_where_an_accepted_finding_is_that_nothing_went) {
  RunReport report = with_accepted(sample_report(), 1);
  report.counts = {};
  EXPECT_EQ(verdict_sentence(report),
            "Compliant but for 1 finding accepted as known: 0 deletions, no other finding.");
  EXPECT_EQ(verdict_sentence(report, Language::danish),
            "Overholdt bortset fra 1 afvigelse, der er godtaget som kendt: 0 sletninger, ingen anden "
            "afvigelse.");
}

TEST(Verdict, tells_what_was_accepted_beside_what_was_expected_or_wrong) {
  RunReport expected = with_accepted(report_with(2), 3);
  expected.verdict = "as_expected";
  EXPECT_EQ(verdict_sentence(expected),
            "As expected but for 3 findings accepted as known: 1,203 deletions and, beside these, exactly "
            "the 2 findings that the scenario expects.");
  EXPECT_THAT(verdict_sentence(expected, Language::danish),
              HasSubstr("bortset fra 3 afvigelser, der er godtaget som kendte: 1.203 sletninger"));

  const RunReport red = with_accepted(report_with(2), 3);
  EXPECT_EQ(verdict_sentence(red),
            "Not compliant: 2 findings of 1 kind in 1,203 deletions; beside these 3 findings accepted as "
            "known.");
  EXPECT_THAT(verdict_sentence(red, Language::danish),
              HasSubstr("; derudover 3 afvigelser, der er godtaget som kendte."));

  RunReport unmet = with_accepted(sample_report(), 3);
  unmet.verdict = "findings";
  unmet.expect[0].met = false;
  EXPECT_EQ(verdict_sentence(unmet),
            "Not as expected: 3 findings accepted as known in 1,203 deletions, no other finding, but 1 "
            "expectation of the scenario not met.");
  EXPECT_THAT(verdict_sentence(unmet, Language::danish), Not(HasSubstr("ingen afvigelse i")));
}

TEST(Verdict, of_a_suite_with_accepted_findings_is_not_that_all_is_as_it_should_be) {
  const RunReport plain = sample_report();
  const RunReport accepted = with_accepted(sample_report(), 39);
  EXPECT_THAT(suite_summary({&plain, &plain}), HasSubstr("2 scenarios: all as they should be.\n"));
  const std::string told = suite_summary({&plain, &accepted});
  EXPECT_THAT(told, HasSubstr("2 scenarios: no findings but those accepted as known.\n"));
  EXPECT_THAT(told, testing::ContainsRegex("findings  unmet  known\n"));
  EXPECT_THAT(told, testing::ContainsRegex("compliant +1,203 +0 +0 +39\n"));
}

}  // namespace
}  // namespace slettefrist::report
