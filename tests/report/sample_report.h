// A hand-made run report and a folder for its files, shared by the tests of this room.
//
// The numbers are small and chosen by hand, so that expected texts can be read in the tests. This file must
// not know a writer.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "sim/report/run_report.h"

namespace slettefrist::report {

inline Day day_of(const char* text) { return parse_day(text).value(); }

// Four days at the turn of a year: all documents due on 30 December 2024 but three, which go on 1 January.
inline void add_flow(RunReport& report) {
  const Day first = day_of("2024-12-29");
  report.flow.days = {first, first + 1, first + 2, first + 3};
  for (AreaFlow& area : report.flow.areas) {
    for (auto* values : {&area.living, &area.removed, &area.due, &area.waiting, &area.overdue}) {
      values->assign(4, 0);
    }
  }
  AreaFlow& document = report.flow.areas.at(index_of(Area::document));
  document.living = {1493, 293, 293, 290};
  document.removed = {0, 1200, 0, 3};
  document.due = {0, 1200, 0, 3};
  report.flow.areas.at(index_of(Area::citizen)).living.assign(4, 100);
  report.flow.unruled = {{Area::citizen, 100, std::nullopt, std::nullopt}};
  report.rules[0].versions = {{day_of("2024-03-18"), "5 days", "5 dage", "document-clause"}};
  report.rules[0].counted_from = "stored_at";
  report.lives = {{Area::document, 303, 9, std::nullopt, day_of("2024-12-24"), day_of("2024-12-30"),
                   day_of("2024-12-30"), 0, false}};
}

// Compliant: two rules, two areas with records, one expectation met.
inline RunReport sample_report() {
  RunReport report;
  report.program_version = "0.1.0";
  report.scenario = "december";
  report.scenario_file = "scenarios/december.toml";
  report.title = "Documents go in December 2024";
  report.seed = 7;
  report.citizens = 100;
  report.starts_on = day_of("2024-01-01");
  report.ends_on = day_of("2024-12-31");
  report.policy_edition = "star-2024-1";
  report.policy_source = "IT-Nyhedsbrev nr. 32";
  report.policy_digest = std::string(64, 'a');
  report.reading = {{"first_day", "anniversary"}, {"month_end", "clamp"}};
  report.engine = "builtin";
  report.engine_digest = "b1";
  report.replay = "slettefrist run scenarios/december.toml --seed 7";
  report.zone_data = "2024a";
  report.counts.at(index_of(Area::document)) = {1500, 1203, 290, 5, 2};
  report.counts.at(index_of(Area::citizen)) = {100, 0, 100, 0, 0};
  report.rules = {{"document", Area::document, "document", 1203, 40, 1493},
                  {"sanction", Area::sanction, "sanction", 0, 0, 0}};
  report.first_deletion.at(index_of(Area::document)) = day_of("2024-12-04");
  report.first_deletion_own_rule.at(index_of(Area::document)) = day_of("2024-12-05");
  report.expect = {{"first_deletion.document", "2024-12-04", "2024-12-04", true, true, 12}};
  report.verdict = "compliant";
  report.runs_scheduled = 366;
  report.runs_held = 366;
  report.log_checked = true;
  report.removed_by_year[2024].at(index_of(Area::document)) = 1203;
  report.timing_seconds = {{"generate", 0.25}, {"judge", 1.5}};
  add_flow(report);
  return report;
}

inline Finding sample_finding(FindingKind kind, RecordId id) {
  Finding finding;
  finding.kind = kind;
  finding.area = "document";
  finding.record_id = id;
  finding.citizen_id = 9;
  finding.due_on = day_of("2024-12-04");
  finding.observed_on = day_of("2024-12-03");
  finding.days_off = -1;
  finding.rule = 0;
  finding.detail = {{DetailPhrase::first_lawful_day, *finding.due_on},
                    {DetailPhrase::went_on, *finding.observed_on}};
  return finding;
}

// Not compliant: one document too early, one failure of the engine.
inline RunReport faulty_report() {
  RunReport report = sample_report();
  report.verdict = "findings";
  Finding failure;
  failure.kind = FindingKind::engine_failed;
  failure.area = "engine";
  failure.observed_on = day_of("2024-05-01");
  failure.detail = {{DetailPhrase::engine_told, "SQL error: no such table \"x\", line 3"}};
  report.findings = {failure, sample_finding(FindingKind::too_early, 303)};
  return report;
}

// Not compliant: so many documents, numbered from 1, each a day too early.
inline RunReport report_with(std::size_t findings) {
  RunReport report = sample_report();
  report.verdict = "findings";
  for (std::size_t i = 1; i <= findings; ++i) {
    report.findings.push_back(sample_finding(FindingKind::too_early, static_cast<RecordId>(i)));
  }
  return report;
}

inline std::string content_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  EXPECT_TRUE(file.is_open()) << path;
  return {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
}

// A fresh folder a test, gone afterwards.
class ReportFolder : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path{testing::TempDir()} /
              (std::string{"report_"} + info->test_suite_name() + "_" + info->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

}  // namespace slettefrist::report
