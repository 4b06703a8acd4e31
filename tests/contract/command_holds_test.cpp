// Holds in a world: a complaint scenario judged under right and wrong engines, and packs with holds.
//
// It must not know how anything is held.
#include <gmock/gmock.h>

#include "tests/contract/complaint.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST_F(Holds, move_what_a_complaint_runs_over_to_the_days_worked_by_hand) {
  succeed({"run", kComplaint, "--out", "o"});
  EXPECT_EQ(column("o/expected_deletions.csv", 3), kDays);
  const auto due_on = column("o/expected_deletions.csv", 2);
  EXPECT_EQ(due_on.at("notification,101"), "2024-12-10");
  EXPECT_EQ(due_on.at("document,112"), "2024-12-12");
  EXPECT_EQ(due_on.at("sanction,141"), "2024-09-15");
  EXPECT_EQ(due_on.at("sanction,171"), "2023-02-01");
  EXPECT_EQ(summary("o")["counts"]["hold"]["remaining"], 13);
  EXPECT_EQ(summary("o")["verdict"], "compliant");
}

TEST_F(Holds, are_honoured_by_the_ready_script_and_program) {
  for (const std::string& engine : {"sql:" + std::string{kEngines} + "with-holds.sql",
                                    "serve:python3 " + std::string{kEngines} + "purge.py --serve"}) {
    const Ended ended = run({"run", kComplaint, "--out", "o", "--engine", engine});
    EXPECT_EQ(ended.exit_code, 0) << engine << "\n" << ended.out << ended.err;
  }
}

TEST_F(Holds, that_an_engine_does_not_look_at_are_told_as_too_early) {
  const Ended ended =
      run({"run", kComplaint, "--out", "o", "--engine", "sql:" + std::string{kEngines} + "purge.sql"});
  EXPECT_EQ(ended.exit_code, 1);
  const auto findings = summary("o")["findings"];
  EXPECT_GE(findings["too_early"], 10);
  EXPECT_EQ(findings["too_late"], 0);
  EXPECT_THAT(read("o/findings.csv"), HasSubstr("too_early,document,122,1,"));
  // Held until further notice: no later day can be named.
  EXPECT_THAT(read("o/findings.csv"),
              HasSubstr("no rule that may remove it was in force, or a hold ran over it"));
}

TEST_F(Holds, are_no_business_of_an_engine) {
  write("touch.sql",
        "UPDATE hold SET to_on = '2024-12-31' WHERE hold_id = 5;"
        "DELETE FROM hold WHERE hold_id = 2 AND :as_of > '2025-02-01';"
        "INSERT OR IGNORE INTO hold VALUES (99, 1, 'sanction', 141, '2024-01-01', NULL);");
  run({"run", kComplaint, "--out", "o", "--engine", "sql:touch.sql"});
  std::vector<std::string> told;
  for (const std::string& line : lines_of(read("o/findings.csv"))) {
    if (line.find(",hold,") != std::string::npos) told.push_back(line.substr(0, line.find(",1,")));
  }
  EXPECT_EQ(told.size(), 3U) << read("o/findings.csv");
  for (const std::string& line : told) EXPECT_THAT(line, testing::StartsWith("wrong_set,hold,"));
}

TEST_F(Holds, leave_no_word_where_there_are_none) {
  succeed({"run", "leap-day", "--small", "--out", "o"});
  succeed({"generate", "leap-day", "--citizens", "5", "--out", "pack"});
  EXPECT_FALSE(summary("o")["counts"].contains("hold"));
  for (const std::string& file : files()) {
    EXPECT_THAT(file, Not(HasSubstr("hold"))) << file;
  }
  EXPECT_EQ(read("o/store.db").find("hold_id"), std::string::npos);
}

TEST_F(Holds, mean_nothing_to_a_table_of_that_name_in_a_world_without_them) {
  write("setup.sql", "CREATE TABLE hold (what TEXT); INSERT INTO hold VALUES ('mine');");
  write("own.sql", text_of_file(std::string{kEngines} + "purge.sql") + "INSERT INTO hold VALUES (:as_of);");
  const Ended ended = run(
      {"run", "leap-day", "--small", "--out", "o", "--engine", "sql:own.sql", "--engine-setup", "setup.sql"});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
}

class HoldsInPacks : public Holds, public testing::WithParamInterface<const char*> {};

TEST_P(HoldsInPacks, are_written_and_read_back_to_the_same_answer) {
  std::vector<std::string> generate{"generate", kComplaint, "--format", GetParam(), "--out", "pack"};
  succeed(generate);
  EXPECT_THAT(succeed({"check", "--records", "pack"}).out, testing::StartsWith("Sound: pack"));
  succeed({"run", kComplaint, "--out", "o"});
  EXPECT_EQ(read("pack/expected_deletions.csv"), read("o/expected_deletions.csv"));
  succeed({"run", kComplaint, "--records", "pack", "--out", "again"});
  EXPECT_EQ(read("again/deletions.csv"), read("o/deletions.csv"));
  EXPECT_THAT(read("pack/events.ndjson"), HasSubstr("\"area\":\"hold\",\"record\":{\"hold_id\":1,"));
}
INSTANTIATE_TEST_SUITE_P(Every, HoldsInPacks, testing::Values("csv", "ndjson", "sqlite"),
                         [](const auto& format) { return std::string{format.param}; });

TEST_F(Holds, keep_their_ids_and_codes_through_a_mapping) {
  write(
      "mapping.toml",
      "format = 1\n[values]\nids = \"uuid\"\ndays = \"DD-MM-YYYY\"\n[[table]]\ntable = \"hold\"\n"
      "name = \"standsning\"\n[table.columns]\nrecord_id = \"sag\"\n[table.codes.area]\ndocument = \"DOK\"\n"
      "notification = \"NUPH\"\nanswer = \"SVAR\"\nsanction = \"SANKTION\"\n");
  succeed({"generate", kComplaint, "--mapping", "mapping.toml", "--out", "pack"});
  EXPECT_THAT(read("pack/standsning.csv"), HasSubstr(",DOK,"));
  succeed({"run", kComplaint, "--records", "pack", "--out", "again"});
  succeed({"run", kComplaint, "--out", "o"});
  EXPECT_EQ(read("again/deletions.csv"), read("o/deletions.csv"));
}

}  // namespace
}  // namespace slettefrist::contract
