// --run-at: at which Danish local time the runs before the exports were held.
//
// Instants are worked out here by hand, also those of the nights on which clocks change.
#include <gmock/gmock.h>

#include "tests/contract/written_exports.h"

namespace slettefrist::contract {
namespace {

using testing::AllOf;
using testing::HasSubstr;

const std::string kSanctions =
    "sanction_id,citizen_id,notification_id,fund_code,sanction_kind,decided_on,registered_at,expires_on,"
    "served_on,served_registered_at\n";
// Long due when it is registered at 05:00 Danish time.
const std::string kSanction = "3,1,,067,quarantine,2015-01-01,2026-01-15T04:00:00Z,2015-01-15,,\n";

class ExportsAtATime : public WrittenExports {
 protected:
  // One run, on `day` at the time given, that takes document 8, due that day; it is logged as of `run_at`.
  Ended judge_run(const std::string& day, const std::string& time, const std::string& run_at) {
    const std::string a_year_before = std::to_string(std::stoi(day.substr(0, 4)) - 1) + day.substr(4);
    write_export("before", kYoung, kAnswer,
                 "8,2,,5,brev.txt,text/plain,3," + a_year_before + "," + a_year_before + "T10:00:00Z,\n");
    write_export("after", kYoung, kAnswer, "");
    write("before/deletion_log.csv", kLog);
    write("after/deletion_log.csv", kLog + run_at + "," + day + ",document,8,document," + day + "\n");
    return run({"check", "--before", "before", "--after", "after", "--as-of", day, "--run-at", time,
                "--check-log", "--out", "out-after"});
  }
};

TEST_F(ExportsAtATime, are_of_runs_at_that_time) {
  EXPECT_EQ(judge_run("2026-01-15", "22:15", "2026-01-15T21:15:00Z").exit_code, 0);
  EXPECT_EQ(judge_run("2026-07-15", "22:15", "2026-07-15T20:15:00Z").exit_code, 0);
  EXPECT_EQ(judge_run("2026-01-15", "22:15", "2026-01-15T02:00:00Z").exit_code, 1);
  EXPECT_THAT(findings("after"), HasSubstr("run_at is not the run's"));
}

TEST_F(ExportsAtATime, that_clocks_skip_are_of_runs_at_the_end_of_the_gap) {
  EXPECT_EQ(judge_run("2026-03-29", "02:30", "2026-03-29T01:00:00Z").exit_code, 0);
  EXPECT_EQ(judge_run("2026-03-29", "02:30", "2026-03-29T01:30:00Z").exit_code, 1);
}

TEST_F(ExportsAtATime, that_clocks_show_twice_are_of_runs_at_the_first_of_the_two) {
  EXPECT_EQ(judge_run("2026-10-25", "02:30", "2026-10-25T00:30:00Z").exit_code, 0);
  EXPECT_EQ(judge_run("2026-10-25", "02:30", "2026-10-25T01:30:00Z").exit_code, 1);
}

TEST_F(ExportsAtATime, hold_what_entered_before_it) {
  for (const std::string folder : {"before", "after"}) {
    write_export(folder, kYoung, kAnswer, "");
    write(folder + "/sanction.csv", kSanctions + (folder == "after" ? kSanction : ""));
  }
  const auto judge_at = [&](const std::vector<std::string>& time) {
    std::vector<std::string> arguments{"check",   "--before",   "before", "--after",  "after",
                                       "--as-of", "2026-01-15", "--out",  "out-after"};
    arguments.insert(arguments.end(), time.begin(), time.end());
    return run(arguments);
  };
  EXPECT_EQ(judge_at({}).exit_code, 0);  // at 03:00: it was registered after the run
  EXPECT_EQ(judge_at({"--run-at", "05:00"}).exit_code, 0);
  EXPECT_EQ(judge_at({"--run-at", "05:01"}).exit_code, 1);
  EXPECT_THAT(findings("after"), HasSubstr("too_late,sanction,3,"));
}

TEST_F(ExportsAtATime, that_is_none_are_bad_input) {
  write_export("after", kYoung, kAnswer, "");
  for (const std::string time : {"3:00", "24:00", "03:60", "noon", "0300", "03:00:00", "-1:00"}) {
    const Ended ended = run({"check", "--before", "before", "--after", "after", "--as-of", "2026-01-15",
                             "--run-at=" + time, "--out", "out-after"});
    EXPECT_EQ(ended.exit_code, 2) << time;
    EXPECT_THAT(ended.err,
                AllOf(HasSubstr("--run-at: read \"" + time + "\""), HasSubstr("from 00:00 to 23:59")));
  }
  EXPECT_FALSE(std::filesystem::exists(path("out-after")));
  const Ended ended = run({"check", "--policy", "star-2024-1", "--run-at", "03:00"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("--run-at"));
}

}  // namespace
}  // namespace slettefrist::contract
