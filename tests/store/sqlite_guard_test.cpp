// What no hook sees and what a script may not read: the guard around an engine's run, the simulated clock,
// the script's limits, and a store under other names.
//
// Somebody else is a second connection of the test's own. It must not know what an observer makes of it.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "sim/store/sqlite_store.h"
#include "tests/store/sample_records.h"
#include "tests/store/temporary_store.h"

namespace slettefrist {
namespace {

using testing::HasSubstr;

class Guard : public testing::Test {
 protected:
  Guard() { store_->apply(sample_.batch()); }

  Touched touched_by(const std::function<void()>& engine) {
    store_->watch();
    engine();
    return store_->stop_watching();
  }
  void write_as_somebody_else(const std::string& sql) const {
    open_sqlite_store(path_, false)->execute(sql, {});
  }
  Script script(const std::string& text) const {
    Script script;
    script.text = text;
    script.now = Instant{1'709'258'400};  // 2024-03-01 02:00 UTC
    script.seconds_max = 20;
    return script;
  }
  std::string failure_of(const Script& script) {
    try {
      store_->run_script(script);
    } catch (const StoreFailure& failure) {
      return failure.what();
    }
    return "";
  }

  const TemporaryDirectory directory_;
  const std::string path_ = directory_.file("store.db");
  const SampleRecords sample_ = sample_world();
  std::unique_ptr<Store> store_ = create_sqlite_store(path_, sample_content, false);
};

TEST_F(Guard, sees_nothing_where_nothing_was_done) {
  for (int run = 0; run < 2; ++run) {
    const Touched touched = touched_by([] {});
    EXPECT_FALSE(touched.unseen_writes);
    EXPECT_FALSE(touched.schema_changed);
    EXPECT_TRUE(touched.lost.empty());
  }
}

TEST_F(Guard, sees_somebody_elses_writes_during_a_run_and_once) {
  EXPECT_TRUE(touched_by([&] { write_as_somebody_else("DELETE FROM message"); }).unseen_writes);
  EXPECT_FALSE(touched_by([] {}).unseen_writes);
}

TEST_F(Guard, sees_somebody_elses_writes_between_two_runs_at_the_next) {
  EXPECT_FALSE(touched_by([] {}).unseen_writes);
  write_as_somebody_else("DELETE FROM message");
  EXPECT_TRUE(touched_by([] {}).unseen_writes);
  EXPECT_FALSE(touched_by([] {}).unseen_writes);
}

TEST_F(Guard, sees_nothing_in_the_worlds_own_writes_between_two_runs) {
  EXPECT_FALSE(touched_by([] {}).unseen_writes);
  Batch batch;
  const Citizen citizen{4711,  "0107009996", "Asta",     "Granvig", *parse_day("1970-07-01"),
                        "101", "067",        "full_time"};
  batch.citizens = {&citizen};
  store_->apply(batch);
  store_->checkpoint();
  EXPECT_FALSE(touched_by([] {}).unseen_writes);
}

TEST_F(Guard, sees_a_replaced_and_a_removed_file) {
  namespace fs = std::filesystem;
  EXPECT_THAT(to_text(touched_by([&] {
                        fs::copy_file(path_, path_ + ".copy");
                        fs::rename(path_ + ".copy", path_);
                      }).lost),
              HasSubstr("replaced by another"));
  EXPECT_THAT(to_text(touched_by([&] { fs::remove(path_); }).lost), HasSubstr("file is gone"));
}

TEST_F(Guard, sees_a_link_in_the_place_of_the_file_though_it_leads_there) {
  namespace fs = std::filesystem;
  EXPECT_THAT(to_text(touched_by([&] {
                        fs::rename(path_, path_ + ".moved");
                        fs::create_symlink(path_ + ".moved", path_);
                      }).lost),
              HasSubstr("replaced by another"));
}

// Whoever touched pages that were cut off would be ended by a signal.
TEST_F(Guard, sees_an_index_of_the_log_that_was_cut_off_or_removed_and_goes_on_reading) {
  namespace fs = std::filesystem;
  EXPECT_THAT(to_text(touched_by([&] { fs::resize_file(path_ + "-shm", 0); }).lost), HasSubstr("cut off"));
  EXPECT_EQ(store_->row_count(Area::citizen), static_cast<std::int64_t>(sample_.batch().citizens.size()));
  const auto other = create_sqlite_store(directory_.file("other.db"), sample_content, false);
  other->apply(sample_.batch());
  other->watch();
  fs::remove(directory_.file("other.db-shm"));
  EXPECT_THAT(to_text(other->stop_watching().lost), HasSubstr("index of the store's write-ahead log"));
}

TEST_F(Guard, sees_a_table_made_and_gone_again) {
  EXPECT_TRUE(touched_by([&] { store_->run_script(script("CREATE TABLE mine (a)")); }).schema_changed);
  EXPECT_FALSE(touched_by([&] { store_->run_script(script("INSERT INTO mine VALUES (1)")); }).schema_changed);
  EXPECT_TRUE(touched_by([&] { store_->run_script(script("DROP TABLE mine")); }).schema_changed);
}

TEST_F(Guard, sees_a_record_table_that_is_another_and_one_that_is_gone) {
  const auto touched_by_script = [&](const std::string& text) {
    return touched_by([&] { store_->run_script(script(text)); });
  };
  EXPECT_TRUE(
      touched_by_script("CREATE INDEX mine ON sanction (served_on); CREATE TABLE own (a)").redefined.empty());
  EXPECT_EQ(to_text(touched_by_script("CREATE TABLE s AS SELECT * FROM sanction; DROP TABLE sanction;"
                                      "ALTER TABLE s RENAME TO sanction")
                        .redefined),
            "the table sanction is not the one that was made: its definition is another");
  EXPECT_FALSE(touched_by_script("ALTER TABLE citizen ADD COLUMN mine TEXT").redefined.empty());
  EXPECT_TRUE(touched_by_script("SELECT 1").redefined.empty()) << "told once";
  const Touched touched = touched_by_script("DROP TABLE message");
  EXPECT_THAT(touched.dropped, testing::ElementsAre(Area::message));
}

TEST_F(Guard, sees_a_record_table_that_became_another_between_two_runs) {
  touched_by([] {});
  write_as_somebody_else("ALTER TABLE citizen ADD COLUMN mine TEXT");
  EXPECT_FALSE(touched_by([] {}).redefined.empty());
}

TEST_F(Guard, notes_all_that_the_database_counts_on_a_script_s_connection) {
  const Touched touched = touched_by([&] {
    store_->run_script(
        script("DELETE FROM message; CREATE TEMP TABLE kept (a); INSERT INTO kept VALUES (1), (2)"));
    store_->execute("DELETE FROM deletion_log", {});
  });
  EXPECT_TRUE(touched.is_complete);
  EXPECT_FALSE(touched.keys.empty());
}

// As whoever has renamed a table and back would do, to leave no mark.
TEST_F(Guard, sees_a_script_that_sets_the_schema_s_number_to_what_it_was) {
  std::int64_t version = 0;
  store_->query("PRAGMA schema_version", {},
                [&](const std::vector<Value>& row) { version = std::get<std::int64_t>(row[0]); });
  const auto touched_by_script = [&](const std::string& text) {
    return touched_by([&] { store_->run_script(script(text)); });
  };
  EXPECT_TRUE(touched_by_script("PRAGMA schema_version = " + std::to_string(version)).schema_changed);
  EXPECT_FALSE(touched_by_script("PRAGMA schema_version").schema_changed) << "told once";
}

TEST_F(Guard, counts_what_a_trigger_writes_along_with_the_world) {
  touched_by([&] {
    store_->execute(
        "CREATE TRIGGER quiet AFTER INSERT ON notification BEGIN UPDATE message SET sent_at = 1; END", {});
  });
  SampleRecords more;
  more.notifications = {sample_notification(13)};
  store_->apply(more.batch());
  EXPECT_TRUE(touched_by([] {}).unseen_writes);
  EXPECT_FALSE(touched_by([] {}).unseen_writes) << "told once";
}

TEST_F(Guard, a_checkpoint_lets_go_of_pages_that_the_file_has_otherwise) {
  store_->checkpoint();
  const auto before = store_->row(Area::citizen, 7);
  const std::string name = std::get<std::string>(before.at(2));
  std::fstream file{path_, std::ios::in | std::ios::out | std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  const std::size_t at = bytes.find(name);
  ASSERT_NE(at, std::string::npos);
  file.clear();
  file.seekp(static_cast<std::streamoff>(at)).put('?').flush();
  EXPECT_EQ(store_->row(Area::citizen, 7), before) << "the cache still has it";
  store_->checkpoint();
  EXPECT_NE(store_->row(Area::citizen, 7), before);
}

TEST_F(Guard, refuses_every_way_of_reading_the_clock_at_run_time) {
  for (const char* read :
       {"SELECT current_timestamp", "SELECT date('no' || 'w')", "SELECT unixepoch('now')",
        "SELECT julianday()", "CREATE TEMP TABLE t (d DEFAULT CURRENT_DATE); INSERT INTO t DEFAULT VALUES"}) {
    EXPECT_THAT(failure_of(script(read)), HasSubstr("own clock was read")) << read;
  }
  EXPECT_EQ(failure_of(script("SELECT date('2024-02-29', '+1 year'), date(1709258400, 'unixepoch')")), "");
}

TEST_F(Guard, shows_the_simulated_time_to_whoever_may_read_it) {
  Script reading = script(
      "CREATE TABLE seen (a, b, c); INSERT INTO seen VALUES (date('now'), unixepoch(), current_time);");
  reading.may_read_clock = true;
  EXPECT_EQ(failure_of(reading), "");
  std::vector<Value> row;
  store_->query("SELECT a, b, c FROM seen", {}, [&](const std::vector<Value>& found) { row = found; });
  EXPECT_EQ(row, (std::vector<Value>{std::string{"2024-03-01"}, std::int64_t{1'709'258'400},
                                     std::string{"02:00:00"}}));
}

TEST_F(Guard, stops_a_script_when_the_look_throws_and_rolls_back) {
  Script endless = script(
      "BEGIN; DELETE FROM message; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
      "SELECT count(*) FROM n; COMMIT;");
  endless.look = [] { throw std::runtime_error("enough"); };
  const std::int64_t before = store_->row_count(Area::message);
  ASSERT_GT(before, 0);
  EXPECT_THROW(store_->run_script(endless), std::runtime_error);
  EXPECT_EQ(store_->row_count(Area::message), before);
}

TEST(StoreNames, lay_a_store_out_under_other_names_and_are_told_under_ours) {
  const TemporaryDirectory directory;
  StoreNames names;
  names.tables = {{"message", "Tekst \"besked\""}, {"answer", "Svar"}};
  names.columns["message"] = {{"message_id", "Id"}, {"sent_at", "select"}};
  names.columns["answer"] = {{"answer_id", "Id"}, {"notification_id", "UnderretningId"}};
  const auto store = create_sqlite_store(directory.file("store.db"), sample_content, true, names);
  const SampleRecords sample = sample_world();
  store->apply(sample.batch());
  const std::int64_t before = store->row_count(Area::message);
  ASSERT_GT(before, 0);
  store->watch();
  store->execute("DELETE FROM \"Tekst \"\"besked\"\"\" WHERE \"select\" > 0", {});
  const Touched touched = store->stop_watching();
  EXPECT_EQ(static_cast<std::int64_t>(touched.keys.size()), before);
  for (const RecordKey& key : touched.keys) EXPECT_EQ(key.area, Area::message);
  EXPECT_EQ(store->row_count(Area::message), 0);
  EXPECT_THROW(store->execute("DELETE FROM message", {}), StoreFailure);
}

}  // namespace
}  // namespace slettefrist
