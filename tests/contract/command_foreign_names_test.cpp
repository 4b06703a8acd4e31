// A user's engine that knows the tables by other names: the store has those names, a right engine is
// compliant, and what a wrong one does is found under ours.
//
// It must not know how a store is laid out.
#include <gmock/gmock.h>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

constexpr const char* kEngine = PROJECT_ROOT "/scenarios/engines/foreign-names.sql";
constexpr const char* kEngineSpec = "sql:" PROJECT_ROOT "/scenarios/engines/foreign-names.sql";
constexpr const char* kMapping = PROJECT_ROOT "/scenarios/mappings/foreign-names.toml";
constexpr const char* kOtherMapping = PROJECT_ROOT "/scenarios/mappings/case-system.toml";

class ForeignNames : public Command {
 protected:
  Ended judge(const std::string& engine, const std::string& mapping = kMapping,
              const std::string& first_day = "2025-01-15") const {
    return run({"run", "leap-day", "--citizens", "60", "--from", first_day, "--to", "2025-03-03", "--engine",
                engine, "--mapping", mapping, "--out", "out"});
  }
  std::string findings_with(const std::string& more) const {
    write("wrong.sql", text_of_file(kEngine) + more);
    const Ended ended = judge("sql:wrong.sql");
    EXPECT_EQ(ended.exit_code, 1) << ended.err << ended.out;
    return read("out/findings.csv");
  }
};

TEST_F(ForeignNames, are_those_of_the_store_and_a_right_engine_is_compliant) {
  const Ended ended = judge(kEngineSpec);
  EXPECT_EQ(ended.exit_code, 0) << ended.err << ended.out;
  EXPECT_THAT(read("out/deletions.csv"), HasSubstr(",document,1,document,2025-02-28"));
}

TEST_F(ForeignNames, delete_for_real_and_what_is_wrong_is_told_under_ours) {
  EXPECT_THAT(findings_with("DELETE FROM Dokument;"), HasSubstr("\ntoo_early,document,"));
  EXPECT_THAT(findings_with("UPDATE Underretning SET comment = 'x' WHERE Id = 1;"),
              HasSubstr("\nwrong_set,notification,1,"));
  EXPECT_THAT(findings_with("UPDATE Sanktion SET \"Udstået den\" = '2019-01-01';"),
              HasSubstr("\nwrong_set,sanction,"));
  EXPECT_THAT(findings_with("DROP TABLE Svar;"), HasSubstr("\nwrong_set,schema,"));
}

TEST_F(ForeignNames, are_found_by_a_program_as_well) {
  write("wrong.py",
        "import os, sqlite3\n"
        "store = sqlite3.connect(os.environ['SLETTEFRIST_STORE'][7:], isolation_level=None)\n"
        "store.execute('DELETE FROM Dokument WHERE Id = 1')\n");
  // Two days before document 1 is due: a program takes its time to start.
  const Ended ended = judge("cmd:python3 wrong.py", kMapping, "2025-02-26");
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(read("out/findings.csv"), HasSubstr("\ntoo_early,document,1,"));
}

TEST_F(ForeignNames, are_unknown_to_an_engine_for_ours) {
  const Ended ended = judge("sql:" PROJECT_ROOT "/scenarios/engines/purge.sql");
  EXPECT_EQ(ended.exit_code, 1) << ended.err;
  EXPECT_THAT(read("out/findings.csv"), HasSubstr("no such table: notification"));
}

TEST_F(ForeignNames, are_all_that_a_mapping_may_change_in_a_store) {
  const Ended ended = judge(kEngineSpec, kOtherMapping);
  EXPECT_EQ(ended.exit_code, 2);
  for (const char* key : {"[values] ids", "[values] instants", "[values] days", "[[table]] citizen: codes",
                          "[[table]] notification: constants", "[[table]] sanction: ignored"}) {
    EXPECT_THAT(ended.err, HasSubstr(std::string{key} + ": not for an engine's store, expected ")) << key;
  }
  EXPECT_TRUE(files().empty());
}

TEST_F(ForeignNames, that_sqlite_cannot_tell_apart_are_refused) {
  write("twice.toml", "format = 1\n[[table]]\ntable = \"answer\"\nname = \"NOTIFICATION\"\n");
  const Ended ended = judge(kEngineSpec, "twice.toml");
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("expected a name that is free in SQLite"));
}

TEST_F(ForeignNames, mean_nothing_to_the_builtin_engine) {
  const Ended ended = judge("builtin");
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("--mapping: the engine \"builtin\" knows our tables only"));
  EXPECT_TRUE(files().empty());
}

}  // namespace
}  // namespace slettefrist::contract
