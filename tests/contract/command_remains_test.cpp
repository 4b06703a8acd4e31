// The options --content-store and --repeat-runs as a user gives them: files beside the store that go with
// their rows, and a second call that only a wrong engine minds.
//
// It must not know how files or bytes are watched.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/contract/command.h"
#include "tests/contract/shipped_files.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

class RemainsCommand : public Command {
 protected:
  // First December of document deletions, a few hundred citizens.
  static std::vector<std::string> with(const std::vector<std::string>& more,
                                       const std::string& last_day = "2024-12-20",
                                       const std::string& first_day = "2024-11-25") {
    std::vector<std::string> arguments{
        "run", "first-documents-2024", "--citizens", "300", "--from", first_day, "--to", last_day};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }
  // The same around the day of the first of them: a program takes its time to start.
  static std::vector<std::string> first_days_with(const std::vector<std::string>& more) {
    return with(more, "2024-12-06", "2024-12-03");
  }
  nlohmann::json findings(const std::string& folder) const {
    return nlohmann::json::parse(read(folder + "/summary.json"))["findings"];
  }
  // How many findings there are of this kind; fails the test if there are others.
  int only(const std::string& folder, const std::string& kind) const {
    int all = 0;
    for (const auto& count : findings(folder)) all += count.get<int>();
    const int of_kind = findings(folder).value(kind, 0);
    EXPECT_EQ(all, of_kind);
    return of_kind;
  }
  // Names of what lies in the content folder of a store.
  std::size_t files_in(const std::string& folder) const {
    std::size_t count = 0;
    for (const std::string& file : files()) count += file.starts_with(folder + "/") ? 1 : 0;
    return count;
  }
};

TEST_F(RemainsCommand, documents_in_files_are_purged_like_those_in_rows_and_lie_beside_the_store) {
  succeed(with({"--out", "inline"}));
  succeed(with({"--out", "files", "--content-store", "files"}));
  for (const std::string file : {"/deletions.csv", "/findings.csv", "/expected_deletions.csv"}) {
    EXPECT_EQ(read("inline" + file), read("files" + file));
  }
  const auto counts = nlohmann::json::parse(read("files/summary.json"))["counts"]["document"];
  EXPECT_GT(counts["deleted"], 0);
  EXPECT_EQ(files_in("files/store.db.content"), counts["remaining"]);
  EXPECT_EQ(files_in("inline/store.db.content"), 0U);
  succeed(with({"--out", "files", "--content-store", "files"}, "2024-12-05"));
  EXPECT_EQ(files_in("files/.unfinished"), 0U) << "a second run takes the first one's place";
}

TEST_F(RemainsCommand, a_store_of_the_users_choice_has_its_files_beside_it_and_purge_removes_them_too) {
  succeed(with({"--out", "out", "--store", "mine.db", "--content-store", "files"}));
  const std::size_t before = files_in("mine.db.content");
  EXPECT_GT(before, 0U);
  succeed({"purge", "--store", "mine.db", "--as-of", "2090-01-01"});
  EXPECT_EQ(files_in("mine.db.content"), 0U);
}

TEST_F(RemainsCommand, a_program_that_is_told_the_folder_keeps_it_and_one_that_forgets_it_leaves_orphans) {
  const std::string program = "cmd:python3 " + std::string{kPurgeProgram};
  succeed(first_days_with({"--out", "good", "--content-store", "files", "--engine", program}));
  const Ended ended =
      run(first_days_with({"--out", "bad", "--content-store", "files", "--engine",
                           "cmd:unset SLETTEFRIST_CONTENT; python3 " + std::string{kPurgeProgram}}));
  EXPECT_EQ(ended.exit_code, 1) << ended.err << ended.out;
  EXPECT_GT(only("bad", "orphan"), 0);
}

TEST_F(RemainsCommand, a_store_with_its_documents_in_rows_leaves_no_files_of_an_earlier_one) {
  for (const std::vector<std::string>& place :
       {std::vector<std::string>{"--out", "out"}, {"--out", "other", "--store", "mine.db"}}) {
    std::vector<std::string> files_first = with(place);
    files_first.insert(files_first.end(), {"--content-store", "files"});
    succeed(files_first);
    succeed(with(place));
  }
  EXPECT_EQ(files_in("out/store.db.content"), 0U);
  EXPECT_EQ(files_in("mine.db.content"), 0U);
}

TEST_F(RemainsCommand, a_diagnosis_sees_what_an_engine_leaves_beside_its_store) {
  const Ended ended =
      run(first_days_with({"--out", "out", "--diagnose", "--engine",
                           "cmd:store=${SLETTEFRIST_STORE#sqlite:}; cat $store >> $(dirname $store)/archive; "
                           "python3 " +
                               std::string{kPurgeProgram}}));
  EXPECT_EQ(ended.exit_code, 1) << ended.out;
  EXPECT_GT(only("out", "residue"), 0);
  EXPECT_THAT(ended.err, HasSubstr("Diagnosis ("));
  EXPECT_THAT(ended.err, testing::Not(HasSubstr(", 0 findings)")));
}

TEST_F(RemainsCommand, a_folder_with_something_else_in_it_is_not_taken) {
  write("mine.db.content/letter.txt", "not a document of ours");
  const Ended ended = run(with({"--out", "out", "--store", "mine.db", "--content-store", "files"}));
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("letter.txt"));
  EXPECT_EQ(files(), (std::set<std::string>{"mine.db.content/letter.txt"}));
}

TEST_F(RemainsCommand, a_script_that_takes_one_row_a_call_is_told_unless_it_is_called_once) {
  write("one.sql", "DELETE FROM sanction WHERE sanction_id = (SELECT min(sanction_id) FROM sanction);");
  const auto told = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = with({"--out", "out", "--engine", "sql:one.sql"});
    arguments.insert(arguments.end(), more.begin(), more.end());
    EXPECT_EQ(run(arguments).exit_code, 1);
    return findings("out").value("not_repeatable", 0);
  };
  EXPECT_EQ(told({}), 2) << "the first run and the last";
  EXPECT_EQ(told({"--repeat-runs", "all"}), 26);
  EXPECT_EQ(told({"--repeat-runs", "none"}), 0);
  EXPECT_THAT(read("out/junit.xml"), HasSubstr("the run was not repeated"));
}

TEST_F(RemainsCommand, a_script_that_keeps_a_copy_is_told_which_table_holds_it) {
  write("keep.sql",
        "CREATE TABLE IF NOT EXISTS shelf AS SELECT * FROM document WHERE 0;\n"
        "INSERT INTO shelf SELECT * FROM document WHERE NOT EXISTS (SELECT 1 FROM shelf);\n" +
            text_of_file(PROJECT_ROOT "/scenarios/engines/purge.sql"));
  const Ended ended = run(with({"--out", "out", "--engine", "sql:keep.sql"}));
  EXPECT_EQ(ended.exit_code, 1) << ended.out;
  EXPECT_GT(only("out", "residue"), 0) << ended.out;
  EXPECT_THAT(read("out/findings.csv"), HasSubstr("its token stands in the store's table shelf"));
}

// Until then it is kept in other letters.
TEST_F(RemainsCommand, what_a_teardown_writes_down_again_is_searched_as_well) {
  write("keep.sql",
        "CREATE TABLE IF NOT EXISTS aux_shelf (name TEXT PRIMARY KEY);\n"
        "INSERT OR IGNORE INTO aux_shelf SELECT replace(file_name, 'SLTF-', '#') FROM document;\n" +
            text_of_file(PROJECT_ROOT "/scenarios/engines/purge.sql"));
  write("back.sql", "CREATE TABLE aux_plain AS SELECT replace(name, '#', 'SLTF-') AS name FROM aux_shelf;\n");
  EXPECT_EQ(run(with({"--out", "quiet", "--engine", "sql:keep.sql"})).exit_code, 0);
  const Ended ended =
      run(with({"--out", "out", "--engine", "sql:keep.sql", "--engine-teardown", "back.sql"}));
  EXPECT_EQ(ended.exit_code, 1) << ended.out;
  EXPECT_GT(only("out", "residue"), 0) << ended.out;
}

TEST_F(RemainsCommand, other_words_for_the_two_options_are_bad_input) {
  for (const std::string option : {"--repeat-runs", "--content-store"}) {
    const Ended ended = run(with({"--out", "out", option, "often"}));
    EXPECT_EQ(ended.exit_code, 2);
    EXPECT_THAT(ended.err, HasSubstr(option + ": read \"often\", expected "));
    EXPECT_TRUE(files().empty());
  }
}

}  // namespace
}  // namespace slettefrist::contract
