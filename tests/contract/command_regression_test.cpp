// What a QA team lays over a run: suites, earlier findings, known findings, several lawful readings, a
// diagnosis.
//
// It must not know how a finding is judged.
#include <gmock/gmock.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/contract/command.h"
#include "tests/contract/shipped_files.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::Not;

class Regression : public Command {
 protected:
  void SetUp() override {
    for (const std::string name : {"alpha", "beta"}) {
      write("suite/" + name + ".toml", "format = 1\nname = \"" + name +
                                           "\"\ntitle = \"A month\"\npolicy = \"" +
                                           std::string{kDefaultPolicy} +
                                           "\"\nseed = 3\ncitizens = 60\nhistory_from = 2012-01-01\n"
                                           "starts_on = 2024-03-10\nends_on = 2024-04-10\n"
                                           "uploads_open_on = 2023-12-04\n[plant]\nshare = 0.5\n");
    }
    std::string late = text_of_file(kPurgeScript);
    const std::string bound = "date(:as_of, '+1 day', '-6 years')";
    late.replace(late.find(bound), bound.size(), "date(:as_of, '-6 years')");
    write("late.sql", late);
  }
  Ended run_late(const std::vector<std::string>& more) const {
    std::vector<std::string> arguments{"run", "suite/alpha.toml", "--engine", "sql:late.sql"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  nlohmann::json summary(const std::string& folder) const {
    return nlohmann::json::parse(read(folder + "/summary.json"));
  }
};

TEST_F(Regression, a_quoted_pattern_runs_a_suite_that_ends_in_one_table) {
  const Ended ended = succeed({"run", "suite/*.toml", "--out", "out"});
  EXPECT_THAT(ended.out, HasSubstr("2 scenarios: all as they should be.\n"));
  EXPECT_THAT(ended.out, HasSubstr("alpha     compliant"));
  EXPECT_TRUE(std::filesystem::exists(path("out/alpha/junit.xml")));
  EXPECT_TRUE(std::filesystem::exists(path("out/beta/junit.xml")));
  EXPECT_EQ(run({"run", "suite/g*.toml", "--out", "none"}).exit_code, 2);
}

TEST_F(Regression, a_suite_with_one_red_scenario_is_red) {
  const Ended ended = run({"run", "suite/?????.toml", "leap-day", "--citizens", "20", "--engine",
                           "sql:late.sql", "--out", "out"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, HasSubstr("with findings.\n"));
}

TEST_F(Regression, a_baseline_tells_new_gone_and_known_findings) {
  EXPECT_EQ(run_late({"--out", "first"}).exit_code, 1);
  const auto count = static_cast<int>(lines_of(read("first/findings.csv")).size()) - 1;
  ASSERT_GT(count, 1);
  EXPECT_EQ(run_late({"--out", "same", "--baseline", "first"}).exit_code, 1);
  EXPECT_EQ(summary("same")["baseline"], nlohmann::json({{"new", 0}, {"gone", 0}, {"known", count}}));
  const Ended mended = run({"run", "suite/alpha.toml", "--out", "mended", "--baseline", "first"});
  EXPECT_EQ(mended.exit_code, 0);
  EXPECT_EQ(summary("mended")["baseline"], nlohmann::json({{"new", 0}, {"gone", count}, {"known", 0}}));
  EXPECT_THAT(mended.out, HasSubstr("Beside first: 0 new, " + std::to_string(count) + " gone (too_late "));
  EXPECT_EQ(run_late({"--out", "worse", "--baseline", "mended"}).exit_code, 1);
  EXPECT_EQ(summary("worse")["baseline"]["new"], count);
}

TEST_F(Regression, each_scenario_of_a_suite_is_laid_beside_its_own_baseline) {
  const std::vector<std::string> suite{"run", "suite/alpha.toml", "suite/beta.toml", "--engine",
                                       "sql:late.sql"};
  EXPECT_EQ(run(joined(suite, {"--out", "first"})).exit_code, 1);
  EXPECT_EQ(run(joined(suite, {"--out", "second", "--baseline", "first"})).exit_code, 1);
  for (const std::string name : {"alpha", "beta"}) {
    EXPECT_EQ(summary("second/" + name)["baseline"]["new"], 0) << name;
    EXPECT_EQ(summary("second/" + name)["baseline"]["gone"], 0) << name;
  }
  EXPECT_EQ(
      run({"run", "suite/beta.toml", "--engine", "sql:late.sql", "--out", "alone", "--baseline", "first"})
          .exit_code,
      1);
  EXPECT_EQ(summary("alone")["baseline"]["new"], 0) << "of a suite's folder a single scenario finds its own";
  const Ended nothing = run(joined(suite, {"--out", "third", "--baseline", "alone"}));
  EXPECT_EQ(nothing.exit_code, 2);
  EXPECT_THAT(nothing.err, HasSubstr("expected alone/alpha/findings.csv"));
}

TEST_F(Regression, an_earlier_run_s_files_do_not_stay_beside_a_later_report) {
  EXPECT_EQ(run_late({"--out", "o", "--accept-readings", "first_day=anniversary,day_after"}).exit_code, 0);
  EXPECT_TRUE(std::filesystem::exists(path("o/reading_dependent.csv")));
  write("o/notes.txt", "mine");
  succeed({"run", "suite/alpha.toml", "--out", "o"});
  EXPECT_FALSE(std::filesystem::exists(path("o/reading_dependent.csv")));
  EXPECT_EQ(read("o/notes.txt"), "mine");
  write("mine/engine-output.txt", "no run of ours was here");
  succeed({"run", "suite/alpha.toml", "--out", "mine"});
  EXPECT_EQ(read("mine/engine-output.txt"), "no run of ours was here");
}

TEST_F(Regression, somebody_else_s_store_in_the_output_folder_is_not_replaced) {
  write("o/store.db", "production");
  const Ended refused = run({"run", "suite/alpha.toml", "--out", "o"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("o/store.db: holds something else than a store of this program"));
  EXPECT_EQ(read("o/store.db"), "production");
}

TEST_F(Regression, known_findings_are_accepted_until_their_day_and_no_longer) {
  write("known.toml",
        "format = 1\n[[known]]\nkind = \"too_late\"\nreason = \"runs a day late\"\nticket = \"ARK-17\"\n"
        "until = 2027-01-31\n");
  const Ended within = run_late({"--out", "within", "--known", "known.toml", "--today", "2027-01-31"});
  EXPECT_EQ(within.exit_code, 0) << within.out << within.err;
  EXPECT_EQ(lines_of(read("within/findings.csv")).size(), 1U);
  EXPECT_GT(lines_of(read("within/accepted_findings.csv")).size(), 1U);
  EXPECT_GT(summary("within")["accepted"], 0);
  const std::string but =
      "Compliant but for " + std::to_string(summary("within")["accepted"].get<int>()) + " finding";
  EXPECT_THAT(within.out, HasSubstr(but));
  EXPECT_THAT(read("within/summary.md"), HasSubstr(but));
  EXPECT_THAT(read("within/report.html"), HasSubstr(but));

  const Ended after = run_late({"--out", "after", "--known", "known.toml", "--today", "2027-02-01"});
  EXPECT_EQ(after.exit_code, 1);
  EXPECT_THAT(after.err,
              HasSubstr("expectation not met: known.ARK-17: wanted mended by 2027-01-31, read 2027-02-01"));
  EXPECT_GT(lines_of(read("after/findings.csv")).size(), 1U);
  // Also where there is nothing left to accept.
  EXPECT_EQ(
      run({"run", "suite/alpha.toml", "--out", "green", "--known", "known.toml", "--today", "2027-02-01"})
          .exit_code,
      1);
}

TEST_F(Regression, a_known_finding_of_another_kind_rule_or_record_accepts_nothing) {
  for (const std::string narrow :
       {"kind = \"too_early\"", "kind = \"too_late\"\nrule = \"document\"",
        "kind = \"too_late\"\nrecord_id = 1", "kind = \"too_late\"\narea = \"message\""}) {
    write("known.toml",
          "format = 1\n[[known]]\n" + narrow + "\nreason = \"-\"\nticket = \"T\"\nuntil = 2027-01-31\n");
    EXPECT_EQ(run_late({"--out", "out", "--known", "known.toml", "--today", "2026-01-01"}).exit_code, 1)
        << narrow;
  }
}

TEST_F(Regression, accepted_readings_make_each_listed_value_lawful) {
  EXPECT_EQ(run_late({"--out", "strict"}).exit_code, 1);
  EXPECT_EQ(run_late({"--out", "other", "--reading", "first_day=day_after"}).exit_code, 0)
      << "what is a day late by one reading is right by the other";
  const Ended either =
      run_late({"--out", "accepted", "--accept-readings", "first_day=anniversary,day_after"});
  EXPECT_EQ(either.exit_code, 0) << either.out << either.err;
  const auto accepted = summary("accepted");
  EXPECT_GT(accepted["reading_dependent"], 0);
  EXPECT_THAT(either.out, HasSubstr("Accepted readings first_day=anniversary,day_after: they differ on "));
  EXPECT_EQ(run_late({"--out", "neither", "--accept-readings", "first_day=anniversary"}).exit_code, 1);
  const auto dependent = lines_of(read("accepted/reading_dependent.csv"));
  EXPECT_EQ(static_cast<int>(dependent.size()) - 1, accepted["reading_dependent"]);
  EXPECT_THAT(dependent.front(), "area,record_id");
}

TEST_F(Regression, a_diagnosis_names_the_reading_or_the_fault_that_an_engine_behaves_like) {
  const Ended fault =
      run({"run", "suite/alpha.toml", "--engine", "fault:later-of-dates", "--out", "fault", "--diagnose"});
  EXPECT_EQ(fault.exit_code, 1);
  EXPECT_THAT(fault.err, HasSubstr("behaves like fault later-of-dates: "));
  EXPECT_THAT(fault.err, HasSubstr(" findings explained, none beside"));
  const Ended green = succeed({"run", "suite/alpha.toml", "--out", "green", "--diagnose"});
  EXPECT_THAT(green.err, Not(HasSubstr("Diagnosis")));
}

// Findings of the log, of bytes and of rows that came back say no citizen's name.
TEST_F(Regression, a_diagnosis_finds_the_citizens_of_findings_that_name_none) {
  for (const char* fault : {"two-purges", "not-erased", "restore"}) {
    const Ended ended = run({"run", "go-live-2024", "--small", "--engine", std::string{"fault:"} + fault,
                             "--out", fault, "--diagnose"});
    EXPECT_EQ(ended.exit_code, 1) << ended.err;
    EXPECT_THAT(ended.err, HasSubstr(std::string{"behaves like fault "} + fault + ": "));
  }
}

TEST_F(Regression, options_that_make_no_sense_are_bad_input_and_nothing_is_written) {
  write("known.toml", "format = 1\n[[known]]\nkind = \"too_lat\"\nreason = \" \"\nticket = \"T\"\n");
  write("nowhere/findings.csv",
        "kind,area,record_id,citizen_id,due_on,observed_on,days_off,rule,detail\nodd,x,,,,,,,\n");
  const std::vector<std::pair<std::vector<std::string>, std::string>> slips{
      {{"--known", "known.toml", "--today", "2026-01-01"}, "kind: read \"too_lat\", expected "},
      {{"--known", "known.toml", "--today", "2026-01-01"}, "until"},
      {{"--known", "known.toml", "--today", "2026-01-01"}, "reason"},
      {{"--known", "known.toml"}, "read --known without --today"},
      {{"--today", "2026-01-01"}, "read --today without --known"},
      {{"--known", "none.toml", "--today", "2026-01-01"}, "none.toml"},
      {{"--baseline", "none"}, "none/findings.csv"},
      {{"--baseline", "nowhere"}, "kind: read \"odd\", expected a kind of finding"},
      {{"--accept-readings", "first_day=anniversary,tomorrow"}, "tomorrow"},
      {{"--accept-readings", "first_day"}, "first_day"},
      {{"--accept-readings", "first_day=instant", "--accept-readings", "first_day=day_after"}, "twice"}};
  for (const auto& [options, message] : slips) {
    std::vector<std::string> arguments{"run", "suite/alpha.toml", "--out", "out"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.exit_code, 2) << message << ended.err;
    EXPECT_THAT(ended.err, HasSubstr(message));
    EXPECT_FALSE(std::filesystem::exists(path("out")));
  }
}

}  // namespace
}  // namespace slettefrist::contract
