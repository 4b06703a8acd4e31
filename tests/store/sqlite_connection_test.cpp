// Creating over what is there, and opening what somebody else made: what is refused, and what is left alone.
#include <gtest/gtest.h>

#include "sim/model/input_error.h"
#include "sim/store/sqlite_store.h"
#include "tests/store/sample_records.h"
#include "tests/store/temporary_store.h"

namespace slettefrist {
namespace {

class SqliteFile : public testing::Test {
 protected:
  std::string refusal(const std::function<void()>& act) {
    try {
      act();
    } catch (const InputError& error) {
      return error.what();
    }
    return "";
  }
  void write(const std::string& bytes) { std::ofstream(path_, std::ios::binary) << bytes; }
  std::unique_ptr<Store> create() { return create_sqlite_store(path_, sample_content, false); }

  const TemporaryDirectory directory_;
  const std::string path_ = directory_.file("store.db");
  const SampleRecords sample_ = sample_world();
};

TEST_F(SqliteFile, replaces_an_older_store_with_all_its_rows) {
  create()->apply(sample_.batch());
  EXPECT_EQ(create()->row_count(Area::notification), 0);
}

TEST_F(SqliteFile, replaces_the_side_files_a_killed_program_left_behind) {
  create();
  for (const char* suffix : {"-wal", "-shm"}) std::ofstream(path_ + suffix) << "left behind";
  const auto store = create();
  store->apply(sample_.batch());
  EXPECT_EQ(store->row_count(Area::notification), 2);
}

TEST_F(SqliteFile, takes_an_empty_file_but_never_replaces_a_file_that_is_not_its_own) {
  write("");
  EXPECT_EQ(create()->row_count(Area::citizen), 0);
  write("a thesis, three years of work, long enough to be a header of something else, and then some more");
  const std::string before = bytes_of(path_);
  EXPECT_NE(refusal([&] { create(); }).find("not replaced"), std::string::npos);
  EXPECT_EQ(bytes_of(path_), before);
}

TEST_F(SqliteFile, refuses_a_place_where_no_file_can_be) {
  EXPECT_NE(refusal([&] { create_sqlite_store(directory_.file("no/where.db"), nullptr, false); }), "");
  EXPECT_NE(refusal([&] { create_sqlite_store(directory_.file(""), nullptr, false); }), "");
}

TEST_F(SqliteFile, opens_a_store_again_with_all_it_held) {
  create()->apply(sample_.batch());
  const auto store = open_sqlite_store(path_, false);
  EXPECT_EQ(store->row_count(Area::notification), 2);
  EXPECT_EQ(store->execute("DELETE FROM document", {}), 2);
}

TEST_F(SqliteFile, refuses_to_open_what_is_missing_or_no_database) {
  EXPECT_NE(refusal([&] { open_sqlite_store(path_, false); }).find("no such store"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(path_)) << "opening has created a file";
  write(std::string(5000, 'x'));
  EXPECT_NE(refusal([&] { open_sqlite_store(path_, true); }).find("not an SQLite database"),
            std::string::npos);
}

TEST_F(SqliteFile, names_every_missing_table_and_column_at_once) {
  const auto store = create();
  store->execute("DROP TABLE sanction", {});
  store->execute("CREATE VIEW sanction AS SELECT 1", {});
  store->execute("DROP TABLE document", {});
  store->execute("DROP INDEX answer_by_answered_at", {});
  store->execute("DROP INDEX answer_by_notification", {});
  store->execute("ALTER TABLE answer DROP COLUMN answered_at", {});
  store->execute("ALTER TABLE answer DROP COLUMN fund_code", {});
  const std::string message = refusal([&] { open_sqlite_store(path_, false); });
  for (const std::string& part : {path_, std::string{"'answered_at'"}, std::string{"'fund_code'"},
                                  std::string{"'sanction' is a view"}, std::string{"no table 'document'"}}) {
    EXPECT_NE(message.find(part), std::string::npos) << part << " in: " << message;
  }
}

// A purge that passed it over would remove what is held.
TEST_F(SqliteFile, refuses_a_table_of_holds_that_cannot_be_read_as_one) {
  const auto store = create();
  store->execute("CREATE TABLE Hold (name TEXT, area TEXT)", {});
  const std::string message = refusal([&] { open_sqlite_store(path_, false); });
  for (const char* part :
       {"table 'hold' has no column 'record_id'", "'from_on'", "'to_on'", "rename the table"}) {
    EXPECT_NE(message.find(part), std::string::npos) << part << " in: " << message;
  }
  for (const char* part : {"'area'", "'hold_id'", "'citizen_id'"}) {
    EXPECT_EQ(message.find(part), std::string::npos) << part << " in: " << message;
  }
  store->execute("DROP TABLE Hold", {});
  store->execute("CREATE VIEW hold AS SELECT 1", {});
  EXPECT_NE(refusal([&] { open_sqlite_store(path_, true); }).find("'hold' is a view"), std::string::npos);
}

TEST_F(SqliteFile, opens_a_store_without_the_tables_and_indexes_a_purge_can_do_without) {
  {
    const auto store = create();
    for (const char* table : {"citizen", "message", "aux_unanswered", "deletion_log"}) {
      store->execute(std::string{"DROP TABLE "} + table, {});
    }
    store->execute("DROP INDEX sanction_by_earliest_date", {});
  }
  EXPECT_THROW(open_sqlite_store(path_, true)->new_log_rows(), StoreFailure)
      << "read only, so no log was made";
  EXPECT_TRUE(open_sqlite_store(path_, false)->new_log_rows().empty());
}

TEST_F(SqliteFile, refuses_a_log_that_lacks_a_column) {
  create()->execute("ALTER TABLE deletion_log DROP COLUMN due_on", {});
  EXPECT_NE(refusal([&] { open_sqlite_store(path_, false); }).find("'due_on'"), std::string::npos);
}

TEST_F(SqliteFile, writes_nothing_to_a_store_opened_read_only) {
  {
    const auto store = create();
    store->apply(sample_.batch());
    store->checkpoint();
  }
  const std::string before = bytes_of(path_);
  {
    const auto store = open_sqlite_store(path_, true);
    EXPECT_EQ(store->row_count(Area::answer), 2);
    EXPECT_THROW(store->execute("DELETE FROM answer", {}), StoreFailure);
    EXPECT_THROW(store->apply(sample_.batch()), StoreFailure);
  }
  EXPECT_EQ(bytes_of(path_), before);
  EXPECT_EQ(directory_.file_count(), 1U) << "a side file stayed behind";
}

TEST_F(SqliteFile, opens_a_store_read_only_beside_a_writer_and_sees_what_it_writes) {
  const auto writer = create();
  const auto reader = open_sqlite_store(path_, true);
  EXPECT_EQ(reader->row_count(Area::answer), 0);
  writer->apply(sample_.batch());
  EXPECT_EQ(reader->row_count(Area::answer), 2);
}

TEST_F(SqliteFile, opens_a_store_read_only_whatever_signs_its_name_holds) {
  const std::string path = directory_.file("50% of #1? æ.db");
  create_sqlite_store(path, sample_content, false)->apply(sample_.batch());
  EXPECT_EQ(open_sqlite_store(path, true)->row_count(Area::answer), 2);
}

TEST_F(SqliteFile, counts_the_rows_of_an_opened_store_anew_whoever_changed_them) {
  create()->apply(sample_.batch());
  const auto store = open_sqlite_store(path_, false);
  EXPECT_EQ(store->row_count(Area::answer), 2);
  EXPECT_EQ(store->execute("DELETE FROM document", {}) + store->execute("DELETE FROM answer", {}), 4);
  EXPECT_EQ(store->row_count(Area::answer), 0);
}

TEST_F(SqliteFile, refuses_to_watch_an_opened_store_where_nothing_would_be_seen) {
  create();
  EXPECT_THROW(open_sqlite_store(path_, false)->watch(), StoreFailure);
}

TEST_F(SqliteFile, leaves_the_journal_mode_of_a_foreign_file_alone) {
  create()->execute("PRAGMA journal_mode = DELETE", {});
  const auto store = open_sqlite_store(path_, false);
  std::vector<Value> mode;
  store->query("PRAGMA journal_mode", {}, [&mode](const std::vector<Value>& row) { mode = row; });
  EXPECT_EQ(mode, std::vector<Value>{std::string{"delete"}});
}

}  // namespace
}  // namespace slettefrist
