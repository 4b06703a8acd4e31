// junit.xml: valid for the strictest reader, skipped where nothing was checked, small however much is wrong.
#include <gmock/gmock.h>
#include <sys/wait.h>

#include <cstdlib>
#include <iostream>

#include "sim/report/report.h"
#include "tests/report/sample_report.h"

namespace slettefrist::report {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Junit : public ReportFolder {
 protected:
  // Writes the file, demands that the schema takes it, and returns its text.
  std::string valid_xml(const RunReport& report) {
    write_junit_xml(path("junit.xml"), report);
    EXPECT_EQ(schema_verdict(path("junit.xml")), 0);
    return content_of(path("junit.xml"));
  }
  int schema_verdict(const std::string& file) {
    const std::string command = "xmllint --noout --nonet --schema " PROJECT_ROOT
                                "/tests/report/junit-strict.xsd '" +
                                file + "' > '" + path("xmllint.txt") + "' 2>&1";
    const int status = std::system(command.c_str());
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code != 0) said_ = content_of(path("xmllint.txt"));
    return code;
  }
  // The element of one case, from its name to where the next begins.
  static std::string case_named(const std::string& xml, const std::string& name) {
    const std::size_t at = xml.find(" name=\"" + name + "\" time=");
    EXPECT_NE(at, std::string::npos) << "no case " << name;
    if (at == std::string::npos) return "";
    return xml.substr(at, xml.find("<testcase", at) - at);
  }
  void TearDown() override {
    if (HasFailure()) std::cout << said_;
    ReportFolder::TearDown();
  }

 private:
  std::string said_;
};

TEST_F(Junit, of_a_compliant_run_is_exactly_this) {
  RunReport report = sample_report();
  report.rules.pop_back();
  EXPECT_EQ(valid_xml(report), R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="december" tests="13" failures="0" errors="0" skipped="4" time="0">
    <properties>
      <property name="seed" value="7"/>
      <property name="policy edition" value="star-2024-1"/>
      <property name="policy digest" value="aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"/>
      <property name="engine" value="builtin"/>
      <property name="engine digest" value="b1"/>
      <property name="reading first_day" value="anniversary"/>
      <property name="reading month_end" value="clamp"/>
    </properties>
    <testcase classname="slettefrist.december.document" name="document: nothing early" time="0"/>
    <testcase classname="slettefrist.december.document" name="document: nothing late" time="0"/>
    <testcase classname="slettefrist.december.document" name="document: nothing missed" time="0">
      <skipped message="no scheduled run was missed"/>
    </testcase>
    <testcase classname="slettefrist.december.document" name="document: no orphan" time="0">
      <skipped message="nothing hangs on the records of this rule"/>
    </testcase>
    <testcase classname="slettefrist.december.everything" name="nothing else touched" time="0"/>
    <testcase classname="slettefrist.december.everything" name="nothing wrong outside the rules" time="0"/>
    <testcase classname="slettefrist.december.everything" name="every record has a rule" time="0"/>
    <testcase classname="slettefrist.december.everything" name="nothing is left behind" time="0">
      <skipped message="the store's bytes were not searched"/>
    </testcase>
    <testcase classname="slettefrist.december.everything" name="the log is true" time="0"/>
    <testcase classname="slettefrist.december.everything" name="the log holds no personal data" time="0"/>
    <testcase classname="slettefrist.december.everything" name="the run repeats itself" time="0">
      <skipped message="the run was not repeated"/>
    </testcase>
    <testcase classname="slettefrist.december.everything" name="the engine ran" time="0"/>
    <testcase classname="slettefrist.december.everything" name="expected first_deletion.document" time="0"/>
  </testsuite>
</testsuites>
)");
}

TEST_F(Junit, a_finding_fails_its_own_case_with_kind_evidence_and_the_line_that_repeats_it) {
  const std::string xml = valid_xml(faulty_report());
  EXPECT_THAT(xml, HasSubstr("failures=\"2\""));
  EXPECT_THAT(case_named(xml, "document: nothing early"), HasSubstr(R"(
      <failure type="too_early" message="1 finding, first: document 303, due 2024-12-04, seen 2024-12-03, 1 day early: first lawful day 2024-12-04, went on 2024-12-03">
document 303, due 2024-12-04, seen 2024-12-03, 1 day early: first lawful day 2024-12-04, went on 2024-12-03
Repeat with: slettefrist run scenarios/december.toml --seed 7
      </failure>)"));
  EXPECT_THAT(case_named(xml, "the engine ran"), HasSubstr("type=\"engine_failed\""));
  EXPECT_THAT(case_named(xml, "document: nothing late"), Not(HasSubstr("failure")));
}

TEST_F(Junit, names_the_fault_under_test_and_any_engine_by_its_spec) {
  RunReport report = faulty_report();
  report.engine = "serve:python3 \"my purge.py\" --serve < /dev/null";
  EXPECT_THAT(valid_xml(report), AllOf(HasSubstr("<property name=\"engine\" value=\"serve:python3 &quot;my "
                                                 "purge.py&quot; --serve &lt; /dev/null\"/>"),
                                       Not(HasSubstr("fault n"))));
  report.engine = "fault:utc-day";
  report.fault = FaultCard{"F08", "utc-day", "takes one day for another", FindingKind::too_early, {}};
  EXPECT_THAT(valid_xml(report), HasSubstr(R"(
      <property name="engine" value="fault:utc-day"/>
      <property name="engine digest" value="b1"/>
      <property name="fault number" value="F08"/>
      <property name="fault name" value="utc-day"/>
)"));
}

TEST_F(Junit, every_kind_of_finding_fails_a_case) {
  for (std::size_t i = 0; i < kFindingKindCount; ++i) {
    for (const std::int32_t rule : {0, -1}) {
      const auto kind = static_cast<FindingKind>(i);
      RunReport report = sample_report();
      report.verdict = "findings";
      report.findings = {sample_finding(kind, 1)};
      report.findings[0].rule = rule;
      const std::string xml = valid_xml(report);
      EXPECT_THAT(xml, HasSubstr("failures=\"1\"")) << name_of(kind) << " under rule " << rule;
      EXPECT_THAT(xml, HasSubstr("failure type=\"" + std::string{name_of(kind)} + "\""));
    }
  }
}

TEST_F(Junit, what_was_not_checked_is_skipped_never_passed) {
  RunReport report = sample_report();
  report.runs_held = 0;
  report.log_checked = false;
  report.rules[0].watched = 0;
  report.rules[0].checked = 0;
  report.expect[0].applied = false;
  const std::string xml = valid_xml(report);
  EXPECT_THAT(xml, HasSubstr("tests=\"17\" failures=\"0\" errors=\"0\" skipped=\"17\""));
}

TEST_F(Junit, a_rule_seen_but_never_due_passes_early_and_skips_late) {
  RunReport report = sample_report();
  report.rules[1].watched = 3;
  const std::string xml = valid_xml(report);
  EXPECT_THAT(case_named(xml, "sanction: nothing early"), Not(HasSubstr("skipped")));
  EXPECT_THAT(case_named(xml, "sanction: nothing late"), HasSubstr("skipped"));
}

TEST_F(Junit, a_missed_run_makes_nothing_missed_a_real_check) {
  RunReport report = sample_report();
  report.runs_held = report.runs_scheduled - 1;
  const std::string xml = valid_xml(report);
  EXPECT_THAT(case_named(xml, "document: nothing missed"), Not(HasSubstr("skipped")));
  EXPECT_THAT(case_named(xml, "sanction: nothing missed"), HasSubstr("skipped"));
}

TEST_F(Junit, findings_that_the_scenario_expects_fail_nothing) {
  RunReport report = sample_report();
  report.verdict = "as_expected";
  report.findings = {sample_finding(FindingKind::run_missed, 1)};
  report.expect.push_back({"findings.run_missed", "1", "1", true, true, 20});
  const std::string xml = valid_xml(report);
  EXPECT_THAT(xml, HasSubstr("failures=\"0\""));
  EXPECT_THAT(case_named(xml, "document: nothing missed"), Not(HasSubstr("skipped")));
}

TEST_F(Junit, an_expectation_unmet_fails_its_case_and_excuses_no_finding) {
  RunReport report = sample_report();
  report.verdict = "findings";
  report.findings = {sample_finding(FindingKind::run_missed, 1)};
  report.expect = {{"findings.run_missed", "2", "1", true, false, 20}};
  const std::string xml = valid_xml(report);
  EXPECT_THAT(xml, HasSubstr("failures=\"2\""));
  EXPECT_THAT(case_named(xml, "expected findings.run_missed"),
              HasSubstr("<failure type=\"expectation\" message=\"findings.run_missed: wanted 2, read 1 "
                        "(scenarios/december.toml:20)\">"));
}

TEST_F(Junit, tells_at_most_ten_examples_of_a_case) {
  RunReport report = sample_report();
  report.verdict = "findings";
  for (RecordId id = 1; id <= 12; ++id) report.findings.push_back(sample_finding(FindingKind::too_early, id));
  const std::string xml = valid_xml(report);
  EXPECT_THAT(xml, HasSubstr("message=\"12 findings, first: document 1,"));
  EXPECT_THAT(xml, HasSubstr("\ndocument 10,"));
  EXPECT_THAT(xml, Not(HasSubstr("\ndocument 11,")));
}

TEST_F(Junit, stays_under_a_megabyte_with_a_hundred_thousand_long_findings) {
  RunReport report = sample_report();
  report.verdict = "findings";
  report.rules.assign(400, report.rules[0]);
  for (std::size_t i = 0; i < report.rules.size(); ++i) report.rules[i].id = "rule-" + std::to_string(i);
  for (RecordId id = 1; id <= 100'000; ++id) {
    Finding finding = sample_finding(id % 2 == 0 ? FindingKind::too_early : FindingKind::too_late, id);
    finding.rule = static_cast<std::int32_t>(id % 400);
    finding.detail = {{DetailPhrase::message, std::string(500, '<')}};
    report.findings.push_back(finding);
  }
  const std::string xml = valid_xml(report);
  EXPECT_LT(xml.size(), 1'000'000U);
  EXPECT_THAT(xml, HasSubstr("250 findings, first:"));
}

TEST_F(Junit, hostile_text_neither_breaks_the_file_nor_its_lines) {
  RunReport report = faulty_report();
  report.scenario = "a<b>&\"c\"'d'";
  report.findings[1].detail = {
      {DetailPhrase::message, std::string{"]]> <failure/> \x01\x1b[0m \xFF \xEF\xBF\xBE\nnext", 31}}};
  const std::string xml = valid_xml(report);
  EXPECT_THAT(xml, HasSubstr("<testsuite name=\"a&lt;b&gt;&amp;&quot;c&quot;'d'\""));
  EXPECT_THAT(xml, Not(HasSubstr("\x1b")));
  EXPECT_THAT(xml, Not(HasSubstr("\nnext")));
}

TEST_F(Junit, the_schema_refuses_what_jenkins_refuses) {
  std::ofstream{path("bad.xml")} << R"(<testsuites><testsuite name="a" tests="1" failures="0" errors="0">
<testcase name="a" classname="b" file="c"/></testsuite></testsuites>)";
  EXPECT_NE(schema_verdict(path("bad.xml")), 0);
  std::ofstream{path("twice.xml")} << R"(<testsuites><testsuite name="a" tests="2" failures="0" errors="0">
<testcase name="a" classname="b"/><testcase name="a" classname="c"/></testsuite></testsuites>)";
  EXPECT_NE(schema_verdict(path("twice.xml")), 0);
}

}  // namespace
}  // namespace slettefrist::report
