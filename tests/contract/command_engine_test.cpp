// A user's own engine, as a user would name it on the command line: a correct one is compliant, and what a
// wrong one does to the store is found, however it goes about it.
//
// Each wrong engine is the ready example and some statements of its own. It must not know how the store is
// watched.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/contract/command.h"
#include "tests/contract/shipped_files.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

class UsersEngine : public Command {
 protected:
  UsersEngine() {
    write("month.toml", "format = 1\nname = \"month\"\ntitle = \"A month\"\npolicy = \"" +
                            std::string{kDefaultPolicy} +
                            "\"\nseed = 3\ncitizens = 40\nhistory_from = 2012-01-01\nstarts_on = 2024-03-10\n"
                            "ends_on = 2024-04-10\nuploads_open_on = 2023-12-04\n");
  }
  static std::string good() { return text_of_file(kPurgeScript); }
  Ended judge(const std::string& engine, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"run", "month.toml", "--out", "out", "--engine", engine};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  // Runs the script and gives findings by kind; fails the test unless there are findings.
  nlohmann::json findings_of(const std::string& script, const std::vector<std::string>& more = {}) const {
    write("wrong.sql", script);
    const Ended ended = judge("sql:wrong.sql", more);
    EXPECT_EQ(ended.exit_code, 1) << ended.err << ended.out;
    return nlohmann::json::parse(read("out/summary.json"))["findings"];
  }
  static int count(const nlohmann::json& findings, const std::string& kind) {
    return findings.value(kind, 0);
  }
};

class ReadyExample : public UsersEngine, public testing::WithParamInterface<std::vector<std::string>> {
 protected:
  void expect_compliant(const std::string& engine) const {
    std::vector<std::string> arguments{"run"};
    arguments.insert(arguments.end(), GetParam().begin(), GetParam().end());
    arguments.insert(arguments.end(), {"--out", "out", "--engine", engine});
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.exit_code, 0) << ended.err << ended.out;
    EXPECT_GT(lines_of(read("out/deletions.csv")).size(), 1U);
  }
};

TEST_P(ReadyExample, in_sql_is_compliant) { expect_compliant("sql:" + std::string{kPurgeScript}); }

// The same worlds around their telling days: a program takes its time to start.
class ReadyProgram : public ReadyExample {};

TEST_P(ReadyProgram, in_python_is_compliant) {
  expect_compliant("cmd:python3 " + std::string{kPurgeProgram});
}

INSTANTIATE_TEST_SUITE_P(
    World, ReadyProgram,
    testing::Values(std::vector<std::string>{"first-documents-2024", "--citizens", "300", "--from",
                                             "2024-11-25", "--to", "2024-12-10"},
                    std::vector<std::string>{"leap-day", "--from", "2025-02-24", "--to", "2025-03-03"},
                    std::vector<std::string>{"leap-day", "--from", "2030-02-24", "--to", "2030-03-03"},
                    std::vector<std::string>{"clock-change", "--from", "2024-03-27", "--to", "2024-04-03"}));

INSTANTIATE_TEST_SUITE_P(
    World, ReadyExample,
    testing::Values(std::vector<std::string>{"first-documents-2024", "--citizens", "2000"},
                    std::vector<std::string>{"leap-day"}, std::vector<std::string>{"clock-change"},
                    std::vector<std::string>{"decade", "--citizens", "60"}));

TEST_F(UsersEngine, that_does_nothing_is_late) {
  EXPECT_GT(count(findings_of("-- nothing\n"), "too_late"), 0);
}

TEST_F(UsersEngine, that_drops_a_table_is_found) {
  EXPECT_EQ(count(findings_of(good() + "DROP TABLE message;"), "wrong_set") > 0, true);
}

TEST_F(UsersEngine, that_edits_a_row_is_found) {
  EXPECT_EQ(count(findings_of(good() + "UPDATE citizen SET given_name = 'x' WHERE citizen_id = "
                                       "(SELECT min(citizen_id) FROM citizen);"),
                  "wrong_set"),
            1);
}

TEST_F(UsersEngine, that_attaches_its_store_under_another_name_is_found) {
  const auto findings =
      findings_of(good() +
                  "ATTACH (SELECT file FROM pragma_database_list WHERE name = 'main') AS other;"
                  "UPDATE other.citizen SET given_name = 'x' WHERE citizen_id = "
                  "(SELECT min(citizen_id) FROM citizen);");
  EXPECT_EQ(count(findings, "wrong_set"), 1);
}

TEST_F(UsersEngine, that_writes_the_schema_by_hand_is_found) {
  const auto findings =
      findings_of(good() +
                  "PRAGMA writable_schema = ON;"
                  "DELETE FROM sqlite_schema WHERE name = 'message' OR tbl_name = 'message';");
  EXPECT_GT(count(findings, "wrong_set"), 0);
}

TEST_F(UsersEngine, that_makes_the_store_refuse_new_records_is_found) {
  const auto findings = findings_of(good() +
                                    "CREATE TRIGGER IF NOT EXISTS no BEFORE INSERT ON notification "
                                    "BEGIN SELECT raise(ABORT, 'no'); END;");
  EXPECT_EQ(count(findings, "wrong_set"), 1);
}

TEST_F(UsersEngine, that_fails_is_called_three_times_and_told_with_its_line) {
  const auto findings = findings_of("SELECT 1;\n\nDELETE FROM nowhere;\n");
  EXPECT_EQ(count(findings, "engine_failed"), 3);
  EXPECT_THAT(read("out/findings.csv"), HasSubstr("line 3: no such table: nowhere"));
}

// The runs after that were held without it: none of the outputs says that it held them.
TEST_F(UsersEngine, that_was_given_up_is_told_with_the_day_and_the_number_of_its_runs) {
  write("wrong.sql", "DELETE FROM nowhere;\n");
  const Ended ended = judge("sql:wrong.sql", {"--lang", "da"});
  EXPECT_THAT(ended.out,
              HasSubstr("The engine was given up after three failed runs in a row: from 2024-03-13 "
                        "on it was not called, which leaves 3 of 32 purge runs with it.\n"));
  const auto summary = nlohmann::json::parse(read("out/summary.json"));
  EXPECT_EQ(summary["runs_with_engine"], 3);
  EXPECT_EQ(summary["without_engine_from"], "2024-03-13");
  for (const char* page : {"out/summary.md", "out/report.html"}) {
    EXPECT_THAT(read(page), HasSubstr("fra den 13. marts 2024 blev den ikke kaldt, så kun 3 af 32 "
                                      "slettekørsler er med den."))
        << page;
  }
  write("drop.sql", good() + "DROP TABLE message;");
  EXPECT_THAT(judge("sql:drop.sql").out,
              HasSubstr("the simulation ended before the run of 2024-03-11, after 1 "
                        "of 32 purge runs."));
  const Ended right = judge("sql:" + std::string{kPurgeScript});
  EXPECT_THAT(right.out, testing::Not(HasSubstr("given up")));
  EXPECT_FALSE(nlohmann::json::parse(read("out/summary.json")).contains("runs_with_engine"));
}

TEST_F(UsersEngine, that_leaves_a_transaction_open_has_failed_and_it_is_rolled_back) {
  const auto findings = findings_of("BEGIN; DELETE FROM citizen;");
  EXPECT_EQ(count(findings, "engine_failed"), 3);
  EXPECT_EQ(count(findings, "wrong_set"), 0);
}

TEST_F(UsersEngine, that_does_not_end_is_stopped) {
  const auto findings =
      findings_of("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;",
                  {"--engine-timeout", "1"});
  EXPECT_EQ(count(findings, "engine_failed"), 3);
  EXPECT_THAT(read("out/findings.csv"), HasSubstr("did not end within 1 s"));
}

TEST_F(UsersEngine, that_hides_its_clock_read_is_found_when_it_reads) {
  const std::string hidden = good() + "SELECT date('no' || 'w');";
  EXPECT_EQ(count(findings_of(hidden), "engine_failed"), 3);
  write("hidden.sql", hidden);
  EXPECT_EQ(judge("sql:hidden.sql", {"--engine-clock", "simulated"}).exit_code, 0);
}

TEST_F(UsersEngine, sees_the_simulated_time_where_it_may_read_the_clock) {
  std::string script = good();
  for (std::size_t at = script.find(":as_of"); at != std::string::npos; at = script.find(":as_of", at))
    script.replace(at, 6, "date('now')");  // 03:00 in Denmark is the same day in UTC
  write("clock.sql", script);
  const Ended ended = judge("sql:clock.sql", {"--engine-clock", "simulated"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err << ended.out;
}

TEST_F(UsersEngine, has_its_log_checked_on_demand_only) {
  const std::string engine = "sql:" + std::string{kPurgeScript};
  EXPECT_EQ(judge(engine).exit_code, 0);
  EXPECT_EQ(judge(engine, {"--check-log"}).exit_code, 1);
  EXPECT_GT(count(nlohmann::json::parse(read("out/summary.json"))["findings"], "log_untrue"), 0);
}

TEST_F(UsersEngine, is_set_up_before_the_first_run_and_torn_down_after_the_last) {
  write("setup.sql", "CREATE TABLE scratch (day TEXT);");
  write("purge.sql", good() + "INSERT INTO scratch VALUES (:as_of);");
  write("teardown.sql",
        "DROP TABLE scratch; UPDATE citizen SET given_name = 'x' WHERE citizen_id = "
        "(SELECT min(citizen_id) FROM citizen);");
  EXPECT_EQ(judge("sql:purge.sql", {"--engine-setup", "setup.sql"}).exit_code, 0);
  const Ended ended =
      judge("sql:purge.sql", {"--engine-setup", "setup.sql", "--engine-teardown", "teardown.sql"});
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_EQ(count(nlohmann::json::parse(read("out/summary.json"))["findings"], "wrong_set"), 1);
}

TEST_F(UsersEngine, as_a_program_that_fails_is_told_with_its_last_words_and_output) {
  const Ended ended = judge("cmd:echo begun; echo \"no disk on $SLETTEFRIST_AS_OF\" >&2; exit 7");
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(read("out/findings.csv"), HasSubstr("exit code 7, last words: no disk on 2024-03-10"));
  EXPECT_THAT(read("out/engine-output.txt"), testing::StartsWith("== run of 2024-03-10\nbegun\nno disk on "));
}

TEST_F(UsersEngine, as_a_program_that_moves_the_store_and_leaves_a_link_is_found) {
  const Ended ended =
      run({"run", "leap-day", "--small", "--from", "2024-12-28", "--to", "2025-01-03", "--engine",
           "cmd:S=${SLETTEFRIST_STORE#sqlite:}; [ -L $S ] || { mv $S $S.moved && ln -s $S.moved $S; }",
           "--out", "o"});
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(read("o/findings.csv"), HasSubstr("the store's file was replaced by another"));
}

TEST_F(UsersEngine, as_a_program_that_cuts_off_the_index_of_the_log_is_found) {
  const Ended ended = run({"run", "leap-day", "--small", "--from", "2024-12-28", "--to", "2025-01-03",
                           "--engine", "cmd:: > ${SLETTEFRIST_STORE#sqlite:}-shm", "--out", "o"});
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(read("o/findings.csv"), HasSubstr("(-shm) was removed, replaced or cut off"));
}

TEST_F(UsersEngine, as_a_program_that_hangs_is_stopped_with_all_it_started) {
  const Ended ended = judge("cmd:sleep 600 & sleep 600", {"--engine-timeout", "1"});
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(read("out/findings.csv"), HasSubstr("did not end within 1 s"));
  EXPECT_EQ(count(nlohmann::json::parse(read("out/summary.json"))["findings"], "engine_failed"), 3);
}

struct Attack {
  std::string name;
  std::string python;  // with `store`, the connection, and `path`
  std::string told;    // stands in findings.csv
};

std::string name_of_attack(const testing::TestParamInfo<Attack>& attack) { return attack.param.name; }

class Program : public UsersEngine, public testing::WithParamInterface<Attack> {};

TEST_P(Program, that_attacks_its_store_is_found) {
  write("attack.py",
        "import os, shutil, sqlite3\npath = os.environ['SLETTEFRIST_STORE'][7:]\n"
        "store = sqlite3.connect(path, isolation_level=None)\n" +
            GetParam().python + "\n");
  const Ended ended =
      judge("cmd:python3 " + std::string{kPurgeProgram} + " && python3 attack.py", {"--to", "2024-03-19"});
  EXPECT_EQ(ended.exit_code, 1) << ended.err << ended.out;
  const std::string findings = read("out/findings.csv");
  EXPECT_THAT(findings, HasSubstr(GetParam().told));
  EXPECT_EQ(findings.find("engine_failed"), std::string::npos) << findings;
}

INSTANTIATE_TEST_SUITE_P(
    Attack, Program,
    testing::Values(Attack{"deletes", "store.execute('DELETE FROM citizen')", "wrong_set,citizen"},
                    Attack{"edits",
                           "store.execute(\"UPDATE citizen SET given_name = 'x' WHERE citizen_id = "
                           "(SELECT min(citizen_id) FROM citizen)\")",
                           "first in column given_name"},
                    Attack{"drops", "store.execute('DROP TABLE IF EXISTS sanction')", "wrong_set,schema"},
                    Attack{"writes_the_schema",
                           "store.execute('PRAGMA writable_schema = ON')\n"
                           "store.execute(\"DELETE FROM sqlite_schema WHERE tbl_name = 'sanction'\")",
                           "wrong_set,schema"},
                    Attack{"replaces_the_file",
                           "store.execute('PRAGMA wal_checkpoint(TRUNCATE)')\nstore.close()\n"
                           "shutil.copy(path, path + '.copy')\nos.rename(path + '.copy', path)",
                           "the store's file was replaced by another"},
                    Attack{"removes_the_file", "store.close()\nos.remove(path)", "the store's file is gone"},
                    Attack{"removes_the_log", "os.remove(path + '-wal')", "write-ahead log was removed"},
                    Attack{
                        "makes_a_table_anew",
                        "store.executescript('CREATE TABLE s AS SELECT * FROM sanction; DROP TABLE sanction;"
                        "ALTER TABLE s RENAME TO sanction')",
                        "the table sanction is not the one that was made"},
                    Attack{"edits_the_schema",
                           "store.execute('PRAGMA writable_schema = ON')\n"
                           "store.execute(\"UPDATE sqlite_schema SET sql = replace(sql, 'decided_on TEXT NOT "
                           "NULL', 'decided_on TEXT') WHERE name = 'answer'\")",
                           "the table answer is not the one that was made"},
                    Attack{"adds_a_column", "store.execute('ALTER TABLE citizen ADD COLUMN mine TEXT')",
                           "the table citizen is not the one that was made"},
                    Attack{"drops_the_log", "store.execute('DROP TABLE IF EXISTS deletion_log')",
                           "no such table: main.deletion_log"}),
    name_of_attack);

// Of a table that cannot be read nobody knows what is gone.
TEST_F(UsersEngine, that_renames_a_column_is_not_said_to_have_removed_what_is_still_there) {
  write("columns.sql", good() + "ALTER TABLE sanction RENAME COLUMN fund_code TO fund;");
  EXPECT_EQ(judge("sql:columns.sql", {"--to", "2024-03-19"}).exit_code, 1);
  const std::string findings = read("out/findings.csv");
  EXPECT_THAT(findings, HasSubstr("the table sanction is not the one that was made"));
  EXPECT_EQ(findings.find("too_"), std::string::npos) << findings;
  EXPECT_EQ(findings.find(", in: "), std::string::npos) << "no statement of ours: " << findings;
}

TEST_F(UsersEngine, whose_trigger_leaves_new_records_out_ends_the_world) {
  write("ignore.sql", good() +
                          "CREATE TRIGGER IF NOT EXISTS mine BEFORE INSERT ON notification BEGIN"
                          " SELECT RAISE(IGNORE); END;");
  EXPECT_EQ(judge("sql:ignore.sql", {"--citizens", "400"}).exit_code, 1);
  const std::string findings = read("out/findings.csv");
  EXPECT_THAT(findings, HasSubstr("takes no new record any more"));
  EXPECT_EQ(findings.find("too_early"), std::string::npos) << findings;
}

TEST_F(UsersEngine, that_reads_the_clock_is_refused_with_every_line) {
  write("clock.sql",
        "-- date('now') in a comment\nSELECT 'now', \"current_date\";\nSELECT\n CURRENT_DATE;\n"
        "SELECT strftime('%Y');\n");
  const auto before = files();
  const Ended ended = judge("sql:clock.sql");
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("clock.sql:4: read CURRENT_DATE"));
  EXPECT_THAT(ended.err, HasSubstr("clock.sql:5: read strftime() without a time"));
  EXPECT_EQ(lines_of(ended.err).size(), 2U) << ended.err;
  EXPECT_EQ(files(), before);
}

}  // namespace
}  // namespace slettefrist::contract
