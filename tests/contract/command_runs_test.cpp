// --runs and --max-runs: a list of days, and the fewest runs around due days, which catch whatever the whole
// calendar catches of a wrong date.
//
// The wrong engines are the ready example with one date changed. It must not know how runs are chosen.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/contract/command.h"
#include "tests/contract/shipped_files.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

class Runs : public Command {
 protected:
  nlohmann::json summary() const { return nlohmann::json::parse(read("out/summary.json")); }
  // As the report tells it: "33 of 33 purge runs".
  int runs_held() const {
    const std::string page = read("out/report.html");
    const std::size_t end = page.find(" of ", page.find(" purge run") - 12);
    const std::size_t start = page.find_last_not_of("0123456789,", end - 1) + 1;
    std::string number = page.substr(start, end - start);
    std::erase(number, ',');
    return std::stoi(number);
  }
  std::set<std::string> days_of_deletions() const {
    std::set<std::string> days;
    for (const std::string& line : lines_of(read("out/deletions.csv"))) days.insert(line.substr(0, 20));
    return days;
  }
};

struct DateFault {
  std::string name;
  std::string from;  // in the ready example
  std::string to;
};

std::string name_of_fault(const testing::TestParamInfo<DateFault>& fault) { return fault.param.name; }

class WrongDate : public Runs, public testing::WithParamInterface<DateFault> {
 protected:
  int exit_code_with(const std::string& runs) const {
    return run({"run", "trap-pack", "--engine", "sql:wrong.sql", "--runs", runs, "--out", "out"}).exit_code;
  }
};

TEST_P(WrongDate, is_caught_at_the_edges_as_by_all_runs) {
  std::string script = text_of_file(kPurgeScript);
  const std::size_t at = script.find(GetParam().from);
  ASSERT_NE(at, std::string::npos);
  write("wrong.sql", script.replace(at, GetParam().from.size(), GetParam().to));
  EXPECT_EQ(exit_code_with("all"), 1);
  const auto findings = summary()["findings"];
  EXPECT_EQ(exit_code_with("edges"), 1);
  EXPECT_EQ(summary()["findings"], findings);
  EXPECT_EQ(findings.value("engine_failed", 0), 0);
}

constexpr const char* kDocumentBound = "date(:as_of, '+1 day', '-12 months')";
constexpr const char* kRecordBound = "date(:as_of, '+1 day', '-6 years')";
constexpr const char* kSanctionRule = "WHERE :as_of >= '2024-03-18'\n  AND min(";

INSTANTIATE_TEST_SUITE_P(
    Engine, WrongDate,
    testing::Values(
        DateFault{"documents_a_day_late", kDocumentBound, "date(:as_of, '-12 months')"},
        DateFault{"documents_a_day_early", kDocumentBound, "date(:as_of, '+2 day', '-12 months')"},
        DateFault{"documents_after_365_days", kDocumentBound, "date(:as_of, '+1 day', '-365 days')"},
        DateFault{"records_a_day_late", kRecordBound, "date(:as_of, '-6 years')"},
        DateFault{"records_after_2190_days", kRecordBound, "date(:as_of, '+1 day', '-2190 days')"},
        DateFault{"the_30th_of_february", kRecordBound,
                  "CASE WHEN :as_of LIKE '%-02-28' THEN date(:as_of, '-6 years') ELSE "
                  "date(:as_of, '+1 day', '-6 years') END"},
        DateFault{"days_in_utc", "THEN 7200 ELSE 3600", "THEN 0 ELSE 0"},
        DateFault{"days_end_in_32_bits", kSanctionRule,
                  "WHERE :as_of < '2038-01-19' AND :as_of >= '2024-03-18'\n  AND min("},
        DateFault{"weekends_are_free", kSanctionRule,
                  "WHERE strftime('%w', :as_of) NOT IN ('0', '6') AND :as_of >= '2024-03-18'\n  AND min("},
        DateFault{"the_year_has_364_days", kSanctionRule,
                  "WHERE :as_of NOT LIKE '%-12-31' AND :as_of >= '2024-03-18'\n  AND min("},
        DateFault{"counted_from_the_event", "n.notified_at)", "unixepoch(n.event_on))"}),
    name_of_fault);

TEST_F(Runs, at_the_edges_reach_every_cell_that_all_runs_reach) {
  for (const char* scenario : {"clock-change", "trap-pack"}) {
    succeed({"run", scenario, "--out", "out"});
    const auto all = summary();
    const int held_of_all = runs_held();
    const Ended ended = succeed({"run", scenario, "--runs", "edges", "--out", "out"});
    EXPECT_EQ(summary()["coverage"]["empty"], all["coverage"]["empty"]) << scenario;
    EXPECT_LT(runs_held(), 100) << scenario;
    EXPECT_GT(held_of_all, 900) << scenario;
    EXPECT_THAT(ended.err, HasSubstr("--runs edges: " + std::to_string(runs_held()) + " of "));
  }
}

TEST_F(Runs, beyond_the_most_are_left_out_at_the_edges_and_refused_elsewhere) {
  const Ended ended = run({"run", "trap-pack", "--runs", "edges", "--max-runs", "5", "--out", "out"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_EQ(runs_held(), 5);
  EXPECT_THAT(ended.err, HasSubstr("--max-runs 5: "));
  const Ended refused = run({"run", "trap-pack", "--max-runs", "5", "--out", "other"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.err, HasSubstr("--max-runs: read 5, and there are 5342 runs"));
  EXPECT_FALSE(files().contains("other"));
}

TEST_F(Runs, of_a_list_are_held_at_their_times_and_judge_what_lies_between) {
  write("runs.txt", "\xEF\xBB\xBF# two nights\r\n2025-02-28 04:30\r\n\r\n2025-02-10  # in any order\r\n");
  const Ended ended = run({"run", "leap-day", "--citizens", "60", "--runs", "runs.txt", "--out", "out"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err << ended.out;
  EXPECT_EQ(days_of_deletions(),
            (std::set<std::string>{"run_at,as_of,area,re", "2025-02-10T02:00:00Z", "2025-02-28T03:30:00Z"}));
  EXPECT_EQ(runs_held(), 2);
}

TEST_F(Runs, of_a_list_find_what_should_have_gone_between_two) {
  write("runs.txt", "2025-02-10\n2025-02-28\n");
  write("late.sql", "SELECT 1;");
  const Ended ended = run({"run", "leap-day", "--citizens", "60", "--runs", "runs.txt", "--engine",
                           "sql:late.sql", "--out", "out"});
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(read("out/findings.csv"),
              testing::ContainsRegex(
                  "too_late,notification,[^\n]*,2025-02-21,[^\n]*gone after the run of 2025-02-28"));
}

// Nothing of it is due between two runs: all of it was before the first.
TEST_F(Runs, of_a_list_judge_what_was_due_before_the_first_of_them) {
  write("nothing.sql", "SELECT 1;\n");
  write("pack/sanction.csv",
        "sanction_id,citizen_id,notification_id,fund_code,sanction_kind,decided_on,registered_at,expires_on,"
        "served_on,"
        "served_registered_at\n1,1,,067,quarantine,2018-01-01,2018-01-01T10:00:00Z,2018-01-05,,\n");
  write("days.txt", "2024-04-10\n");
  const std::vector<std::string> words{"run",        "--records", "pack",     "--from", "2024-04-01", "--to",
                                       "2024-04-30", "--runs",    "days.txt", "--out",  "out"};
  EXPECT_EQ(run(words).exit_code, 0);
  EXPECT_EQ(run(joined(words, {"--engine", "sql:nothing.sql"})).exit_code, 1);
  EXPECT_EQ(summary()["findings"]["too_late"], 1);
}

TEST_F(Runs, that_cannot_be_read_are_refused_with_every_line) {
  write("days.txt", "2025-02-30\n2025-02-28 25:00\nnow\n");
  write("fit.txt", "2025-02-28\n1999-01-01\n2025-02-28 03:00\n");
  write("none.txt", "# nothing\n");
  const auto before = files();
  const auto told = [&](const std::string& list) {
    const Ended ended = run({"run", "leap-day", "--runs", list, "--out", "out"});
    EXPECT_EQ(ended.exit_code, 2) << ended.err;
    return ended.err;
  };
  const std::string days = told("days.txt");
  EXPECT_THAT(days, HasSubstr("days.txt:1: read \"2025-02-30\", expected a day"));
  EXPECT_THAT(days, HasSubstr("days.txt:2: read \"2025-02-28 25:00\""));
  EXPECT_THAT(days, HasSubstr("days.txt:3: read \"now\""));
  const std::string fit = told("fit.txt");
  EXPECT_THAT(fit,
              HasSubstr("fit.txt:2: read the day 1999-01-01, expected one from 2024-02-01 to 2030-03-31"));
  EXPECT_THAT(fit, HasSubstr("fit.txt:3: read the same run as in line 1"));
  EXPECT_THAT(told("none.txt"), HasSubstr("none.txt: names no run"));
  EXPECT_THAT(told("absent.txt"), HasSubstr("absent.txt: --runs: cannot be read"));
  EXPECT_EQ(files(), before);
}

TEST_F(Runs, at_the_edges_of_a_world_without_any_are_refused) {
  const Ended ended = run({"run", "trap-pack", "--to", "2024-03-19", "--runs", "edges", "--out", "out"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("no record becomes due around a run"));
  EXPECT_TRUE(files().empty());
}

}  // namespace
}  // namespace slettefrist::contract
