// Exit codes 0, 1, 3 and 130, each for its own reason only; code 2 has a file of its own.
//
// What a run leaves behind belongs to its exit code: files after 0 and 1, nothing after the others. It must
// not know how a run is judged.
#include <gmock/gmock.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/contract/command.h"
#include "tests/contract/shipped_files.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::Not;

class ExitCode : public Command {
 protected:
  // A small world of a month in which the backlog goes, with the given [purge] and [expect].
  void write_scenario(const std::string& name, const std::string& tables) const {
    write(name + ".toml",
          "format = 1\nname = \"" + name + "\"\ntitle = \"A month\"\npolicy = \"" + kDefaultPolicy +
              "\"\nseed = 3\ncitizens = 40\nhistory_from = 2012-01-01\nstarts_on = 2024-03-10\n"
              "ends_on = 2024-04-10\nuploads_open_on = 2023-12-04\n" +
              tables);
  }
};

TEST_F(ExitCode, is_0_for_a_compliant_run_and_its_files_are_there) {
  write_scenario("month", "");
  const Ended ended = succeed({"run", "month.toml"});
  EXPECT_THAT(ended.out, testing::StartsWith("Compliant: "));
  EXPECT_EQ(ended.err, "");
  const std::string folder = "out/month/3/";
  const std::set<std::string> expected{"month.toml",
                                       folder + "deletions.csv",
                                       folder + "expected_deletions.csv",
                                       folder + "findings.csv",
                                       folder + "junit.xml",
                                       folder + "manifest.json",
                                       folder + "report.html",
                                       folder + "store.db",
                                       folder + "summary.json",
                                       folder + "summary.md"};
  EXPECT_EQ(files(), expected);
}

TEST_F(ExitCode, is_0_for_exactly_the_findings_the_scenario_expects) {
  write_scenario("lost",
                 "[purge]\noutages = [{ from = 2024-03-18, to = 2024-03-19 }]\n[expect]\n"
                 "findings.run_missed = { min = 1 }\n");
  const Ended ended = succeed({"run", "lost.toml"});
  EXPECT_THAT(ended.out, testing::StartsWith("As expected: "));
  EXPECT_EQ(nlohmann::json::parse(read("out/lost/3/summary.json"))["verdict"], "as_expected");
}

TEST_F(ExitCode, is_1_for_findings_of_a_kind_that_is_not_named) {
  write_scenario("lost", "[purge]\noutages = [{ from = 2024-03-18, to = 2024-03-19 }]\n");
  const Ended ended = run({"run", "lost.toml"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, testing::StartsWith("Not compliant: "));
  const auto summary = nlohmann::json::parse(read("out/lost/3/summary.json"));
  EXPECT_EQ(summary["verdict"], "findings");
  EXPECT_GT(summary["findings"]["run_missed"], 0);
  EXPECT_GT(lines_of(read("out/lost/3/findings.csv")).size(), 1U);
}

TEST_F(ExitCode, is_1_for_an_expectation_unmet_which_stderr_summary_and_a_testcase_name) {
  write_scenario("wish", "[expect]\ncounts.document.deleted = 7\n");
  const Ended ended = run({"run", "wish.toml", "--quiet"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err,
              HasSubstr("wish.toml:12: expectation not met: counts.document.deleted: wanted 7, read 0"));
  const auto summary = nlohmann::json::parse(read("out/wish/3/summary.json"));
  EXPECT_EQ(summary["expect"][0]["path"], "counts.document.deleted");
  EXPECT_EQ(summary["expect"][0]["met"], false);
  EXPECT_THAT(read("out/wish/3/junit.xml"),
              HasSubstr("name=\"expected counts.document.deleted\" time=\"0\">\n      "
                        "<failure"));
}

TEST_F(ExitCode, is_1_for_an_expected_finding_that_does_not_come) {
  write_scenario("wish", "[expect]\nfindings.run_missed = { min = 1 }\n");
  const Ended ended = run({"run", "wish.toml"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.err, HasSubstr("findings.run_missed: wanted 1 or more, read 0"));
}

TEST_F(ExitCode, does_not_hold_a_changed_world_to_the_counts_of_the_file) {
  write_scenario("wish", "[expect]\ncounts.document.deleted = 7\n");
  const Ended ended = succeed({"run", "wish.toml", "--seed", "4"});
  EXPECT_EQ(ended.err, "");
  EXPECT_EQ(nlohmann::json::parse(read("out/wish/4/summary.json"))["expect"][0]["applied"], false);
}

TEST_F(ExitCode, is_1_when_fewer_records_were_checked_than_required) {
  write_scenario("month", "");
  succeed({"run", "month.toml", "--require", "notification-answered", "--require", "sanction=1", "--quiet"});
  const Ended ended = run({"run", "month.toml", "--require", "notification-answered=100000", "--quiet"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.err, HasSubstr("checked.notification-answered: wanted 100000 or more, read "));
  const Ended untested = run({"run", "month.toml", "--require", "document", "--quiet"});
  EXPECT_EQ(untested.exit_code, 1);
  EXPECT_THAT(untested.err, HasSubstr("checked.document: wanted 1 or more, read 0"));
}

TEST_F(ExitCode, is_0_for_a_scenario_that_leaves_the_policy_to_the_program) {
  write_scenario("month", "");
  std::string text = read("month.toml");
  text.erase(text.find("policy"), text.find("seed") - text.find("policy"));
  write("bare.toml", text);
  succeed({"run", "bare.toml", "--quiet", "--out", "o"});
  EXPECT_EQ(nlohmann::json::parse(read("o/summary.json"))["policy"], "star-2024-1");
}

TEST_F(ExitCode, of_several_scenarios_is_that_of_the_worst_and_all_files_are_there) {
  write_scenario("month", "");
  write_scenario("wish", "[expect]\ncounts.document.deleted = 7\n");
  EXPECT_EQ(run({"run", "month.toml", "wish.toml", "--out", "both"}).exit_code, 1);
  EXPECT_EQ(nlohmann::json::parse(read("both/month/summary.json"))["verdict"], "compliant");
  EXPECT_EQ(nlohmann::json::parse(read("both/wish/summary.json"))["verdict"], "findings");
}

TEST_F(ExitCode, is_3_when_the_output_folder_cannot_be_made) {
  write_scenario("month", "");
  const auto before = files();
  const Ended ended = run({"run", "month.toml", "--out", "/dev/null/out"});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.err, HasSubstr("cannot write into /dev/null/out"));
  EXPECT_EQ(files(), before);
}

TEST_F(ExitCode, is_3_when_a_file_cannot_take_its_place) {
  write_scenario("month", "");
  write("o/summary.json/in-the-way", "a folder stands where the file should go");
  const Ended ended = run({"run", "month.toml", "--out", "o"});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.err, HasSubstr("cannot write into o/summary.json"));
}

TEST_F(ExitCode, is_3_when_the_result_cannot_be_printed) {
  write_scenario("month", "");
  write("full.sh", "exec \"$1\" run month.toml --json > /dev/full\n");
  // The shell gives the program a standard output on which every write fails.
  EXPECT_EQ(WEXITSTATUS(std::system(("cd " + path("") + " && sh full.sh " PROGRAM " 2> told").c_str())), 3);
  EXPECT_THAT(read("told"), HasSubstr("cannot write to standard output"));
}

class Interrupted : public ExitCode, public testing::WithParamInterface<std::vector<std::string>> {
 protected:
  // Once work has begun the hidden folder is there, inside a run's output or beside a pack.
  void wait_for_work() const {
    const bool is_run = GetParam().front() == "run";
    const std::string hidden = path(is_run ? "o/deep/.unfinished" : "o/.deep.unfinished");
    for (int i = 0; i < 1000 && !std::filesystem::exists(hidden); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    ASSERT_TRUE(std::filesystem::exists(hidden));
    std::this_thread::sleep_for(std::chrono::milliseconds{200});
  }
};

TEST_P(Interrupted, second_run_into_the_same_folder_is_refused_and_takes_nothing_away) {
  Started first = start(GetParam());
  wait_for_work();
  const std::string verb = GetParam().front();
  const Ended second = run({verb, "leap-day", "--citizens", "20", "--out", "o/deep"});
  EXPECT_EQ(second.exit_code, 2);
  EXPECT_THAT(second.err,
              HasSubstr("--out: read \"o/deep\", into which another run is writing; expected a folder for "
                        "each run"));
  wait_for_work();
  first.interrupt();
  EXPECT_EQ(first.wait().exit_code, 130);
  succeed({verb, "leap-day", "--citizens", "20", "--out", "o/deep"});
}

TEST_P(Interrupted, is_130_and_nothing_is_left_behind) {
  const auto before = files();
  Started started = start(GetParam());
  wait_for_work();
  started.interrupt();
  const Ended ended = started.wait();
  EXPECT_EQ(ended.exit_code, 130) << ended.err;
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err, HasSubstr("interrupted; nothing unfinished was kept"));
  EXPECT_EQ(files(), before);
}

INSTANTIATE_TEST_SUITE_P(Verbs, Interrupted,
                         testing::Values(std::vector<std::string>{"run", "decade", "--out", "o/deep"},
                                         std::vector<std::string>{"run", "decade", "--out", "o/deep",
                                                                  "--store", "mine.db"},
                                         std::vector<std::string>{"generate", "decade", "--citizens",
                                                                  "100000", "--out", "o/deep"}));

}  // namespace
}  // namespace slettefrist::contract
