// The deletion log as a table of an export: what fits is kept, what does not is told in the row, without its
// value.
#include "sim/input/log_table.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include "tests/input/pack_directory.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kLogHeader = "run_at,as_of,area,record_id,rule,due_on\n";
constexpr const char* kLogRow = "2026-01-15T02:00:00Z,2026-01-15,document,7,document,2026-01-12\n";

// A pack is told by the tables of its records.
struct LogFolder : PackDirectory {
  LogFolder() { write("message", kHeaders.at("message")); }

  std::optional<std::vector<LogRow>> log(const tables::Mapping& mapping = {}) const {
    problems.clear();
    return read_log(TableSource{path(), mapping},
                    [&](const Problem& problem) { problems.push_back(to_text(problem)); });
  }
  std::string misfit(const std::string& row) const {
    write("deletion_log", kLogHeader + row);
    const auto rows = log();
    return rows && rows->size() == 1 ? to_text(rows->front().misfit) : "no row";
  }

  mutable std::vector<std::string> problems;
};

const LogRow kRead{1768442400, "2026-01-15", "document", 7, "document", "2026-01-12", {}};

TEST(LogTable, that_is_not_there_is_no_log_and_no_problem) {
  const LogFolder folder;
  EXPECT_EQ(folder.log(), std::nullopt);
  EXPECT_TRUE(folder.problems.empty());
}

TEST(LogTable, keeps_the_rows_in_their_order) {
  const LogFolder folder;
  folder.write("deletion_log", std::string{kLogHeader} + kLogRow + kLogRow);
  EXPECT_EQ(folder.log(), (std::vector<LogRow>{kRead, kRead}));
}

TEST(LogTable, names_what_does_not_fit_and_never_its_value) {
  const LogFolder folder;
  EXPECT_EQ(folder.misfit(kLogRow), "");
  EXPECT_EQ(folder.misfit("Ada,2026-01-15,document,7,document,2026-01-12\n"), "run_at is not an instant");
  EXPECT_EQ(folder.misfit("2026-01-15T02:00:00Z,Ada,document,7,document,\n"),
            "as_of is not a day; due_on is empty");
  EXPECT_EQ(folder.misfit("2026-01-15T02:00:00Z,2026-01-15,,Ada,,2026-02-30\n"),
            "area is empty; record_id is not a whole number; rule is empty; due_on is not a day");
  EXPECT_TRUE(folder.problems.empty());
}

TEST(LogTable, without_a_column_is_a_problem) {
  const LogFolder folder;
  folder.write("deletion_log", "run_at,as_of,area,record_id,rule\n");
  EXPECT_EQ(folder.log(), std::vector<LogRow>{});
  EXPECT_THAT(folder.problems,
              ElementsAre(HasSubstr("deletion_log.csv:1: header: column due_on is missing")));
}

TEST(LogTable, of_a_database_keeps_numbers_and_tells_other_types_and_columns) {
  const LogFolder folder;
  folder.remove("message");
  {
    SQLite::Database database{folder.path() + "/records.db", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    database.exec(
        "CREATE TABLE deletion_log (run_at INTEGER, as_of TEXT, area TEXT, record_id INTEGER, rule TEXT,"
        " due_on TEXT, note TEXT, by TEXT);"
        "INSERT INTO deletion_log VALUES"
        " (1768442400, '2026-01-15', 'document', 7, 'document', '2026-01-12', NULL, NULL),"
        " ('2026-01-15T02:00:00Z', '2026-01-15', 'document', 7, 'document', '2026-01-12', NULL, NULL),"
        " (1768442400, '2026-01-15', 'document', 7, 'document', '2026-01-12', 'Ada', x'41')");
  }
  const auto rows = folder.log();
  ASSERT_TRUE(rows.has_value());
  ASSERT_EQ(rows->size(), 3U);
  EXPECT_EQ(rows->at(0), kRead);
  EXPECT_THAT(to_text(rows->at(1).misfit), HasSubstr("run_at is not whole seconds since 1970 UTC"));
  EXPECT_EQ(to_text(rows->at(2).misfit), "note, by is a column the log does not have");
}

TEST(LogTable, under_a_mapping_has_its_names_codes_and_days) {
  const LogFolder folder;
  tables::Mapping mapping;
  mapping.days = "DD-MM-YYYY";
  mapping.tables.push_back({"deletion_log",
                            "slettelog",
                            {{"due_on", "frist"}},
                            {{"area", {{"document", "D"}}}},
                            {},
                            {},
                            {"linje"}});
  folder.write("slettelog",
               "linje,run_at,as_of,area,record_id,rule,frist\n"
               "1,2026-01-15T02:00:00Z,15-01-2026,D,7,document,12-01-2026\n"
               "2,2026-01-15T02:00:00Z,15-01-2026,Ada,7,document,2026-01-12\n");
  const auto rows = folder.log(mapping);
  ASSERT_TRUE(rows && rows->size() == 2U);
  EXPECT_EQ(rows->at(0), kRead);
  EXPECT_EQ(to_text(rows->at(1).misfit),
            "area is not one of the mapping's codes: D; frist is not an existing day DD-MM-YYYY");
}

}  // namespace
}  // namespace slettefrist::input
