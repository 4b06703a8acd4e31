// What only SQLite has: pragmas, indexes, the helper table, traps of the pre-update hook, erased bytes.
#include "sim/store/sqlite_store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "sim/model/row_digest.h"
#include "tests/store/sample_records.h"
#include "tests/store/temporary_store.h"

namespace slettefrist {
namespace {

class SqliteStore : public testing::Test {
 protected:
  std::vector<Value> column(const std::string& sql, const std::vector<Value>& values = {}) {
    std::vector<Value> found;
    store_->query(sql, values, [&found](const std::vector<Value>& row) { found.push_back(row.at(0)); });
    return found;
  }
  std::int64_t number(const std::string& sql) { return std::get<std::int64_t>(column(sql).at(0)); }
  std::string text(const std::string& sql) { return std::get<std::string>(column(sql).at(0)); }
  std::string plan(const std::string& sql) {
    std::string all;
    store_->query("EXPLAIN QUERY PLAN " + sql, {},
                  [&all](const std::vector<Value>& row) { all += std::get<std::string>(row.at(3)) + "\n"; });
    return all;
  }

  const TemporaryDirectory directory_;
  const std::string path_ = directory_.file("store.db");
  const SampleRecords sample_ = sample_world();
  std::unique_ptr<Store> store_ = create_sqlite_store(path_, sample_content, false);
};

TEST_F(SqliteStore, sets_every_pragma_that_decides_durability_and_erasure) {
  EXPECT_EQ(text("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(number("PRAGMA synchronous"), 2);  // FULL
  EXPECT_EQ(number("PRAGMA secure_delete"), 1);
  EXPECT_EQ(number("PRAGMA foreign_keys"), 0);
  EXPECT_EQ(number("PRAGMA page_size"), 4096);
  EXPECT_EQ(number("PRAGMA cache_size"), -65536);
  EXPECT_EQ(number("PRAGMA busy_timeout"), 10'000);
  EXPECT_EQ(number("PRAGMA application_id"), 0x534C5446);
}

TEST_F(SqliteStore, puts_the_engines_foreign_key_setting_back_even_after_a_refused_batch) {
  store_->apply(sample_.batch());
  EXPECT_EQ(number("PRAGMA foreign_keys"), 0);
  EXPECT_THROW(store_->apply(sample_.batch()), StoreFailure);
  EXPECT_EQ(number("PRAGMA foreign_keys"), 0);
  store_ = create_sqlite_store(directory_.file("strict.db"), sample_content, true);
  store_->apply(sample_.batch());
  EXPECT_EQ(number("PRAGMA foreign_keys"), 1);
}

// While a store is filled, before anybody looks at it.
class FilledStore : public SqliteStore {
 protected:
  // What another connection sees of the file.
  std::string seen(const std::string& sql) const {
    SQLite::Database database{path_, SQLite::OPEN_READONLY};
    SQLite::Statement statement{database, sql};
    return statement.executeStep() ? statement.getColumn(0).getString() : "";
  }
  std::string indexes() const {
    return seen("SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
  }
};

TEST_F(FilledStore, has_its_indexes_and_its_log_from_the_first_look_on) {
  store_->apply(sample_.batch());
  EXPECT_EQ(seen("PRAGMA journal_mode"), "delete");
  EXPECT_EQ(indexes(), "1");  // of holds, which come with their table
  EXPECT_EQ(store_->row_count(Area::notification), static_cast<std::int64_t>(sample_.notifications.size()));
  EXPECT_EQ(seen("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(indexes(), "8");
  EXPECT_EQ(text("PRAGMA integrity_check"), "ok");
}

TEST_F(FilledStore, is_finished_when_it_is_closed) {
  store_->apply(sample_.batch());
  store_.reset();
  EXPECT_EQ(seen("PRAGMA journal_mode"), "wal");
  EXPECT_EQ(indexes(), "8");
}

TEST_F(FilledStore, lists_the_unanswered_of_all_its_batches) {
  std::vector<SampleRecords> parts(5);
  parts[0] = sample_;
  parts[1].notifications = {sample_notification(40)};
  parts[2].notifications = {sample_notification(35)};
  parts[3].notifications = {sample_notification(30), sample_notification(45)};
  parts[4].answers = {sample_answer(50, 35), sample_answer(51, 45), sample_answer(52, 45)};
  for (const SampleRecords& part : parts) store_->apply(part.batch());
  EXPECT_EQ(column("SELECT notification_id FROM aux_unanswered WHERE notification_id >= 30"),
            (std::vector<Value>{std::int64_t{30}, std::int64_t{40}}));
  EXPECT_EQ(column("SELECT notification_id FROM aux_unanswered"),
            column("SELECT notification_id FROM notification WHERE notification_id NOT IN "
                   "(SELECT notification_id FROM answer) ORDER BY notified_at"));
}

TEST_F(FilledStore, forgets_what_a_refused_batch_said) {
  SampleRecords kept;
  kept.notifications = {sample_notification(40)};
  SampleRecords refused;
  refused.notifications = {sample_notification(41)};
  refused.answers = {sample_answer(50, 40), sample_answer(51, 99)};  // there is no 99
  store_->apply(kept.batch());
  EXPECT_THROW(store_->apply(refused.batch()), StoreFailure);
  EXPECT_EQ(column("SELECT notification_id FROM notification"), std::vector<Value>{std::int64_t{40}});
  EXPECT_EQ(column("SELECT notification_id FROM aux_unanswered"), std::vector<Value>{std::int64_t{40}});
}

// A batch of three, of which the store refuses the one in the middle.
class RefusedRow : public SqliteStore {
 protected:
  void SetUp() override { store_->apply(sample_.batch()); }
  std::string refusal_of(const std::vector<Notification>& notifications) {
    SampleRecords more;
    more.notifications = notifications;
    try {
      store_->apply(more.batch());
    } catch (const StoreFailure& failure) {
      return failure.what();
    }
    return "";
  }
};

TEST_F(RefusedRow, is_the_one_that_is_named_and_nothing_of_its_batch_is_written) {
  const std::string refusal =
      refusal_of({sample_notification(13), sample_notification(12), sample_notification(14)});
  EXPECT_NE(refusal.find("of notification 12"), std::string::npos) << refusal;
  EXPECT_EQ(number("SELECT count(*) FROM notification"), 2);
}

TEST_F(RefusedRow, is_named_where_a_trigger_leaves_it_out) {
  for (const std::string kind : {"TEMP TRIGGER", "TRIGGER"}) {
    store_->execute("CREATE " + kind +
                        " quiet BEFORE INSERT ON main.notification WHEN new.notification_id = 14 "
                        "BEGIN SELECT RAISE(IGNORE); END",
                    {});
    const std::string refusal =
        refusal_of({sample_notification(13), sample_notification(14), sample_notification(15)});
    EXPECT_NE(refusal.find("of notification 14"), std::string::npos) << kind << ": " << refusal;
    EXPECT_EQ(number("SELECT count(*) FROM notification"), 2);
    store_->execute("DROP TRIGGER quiet", {});
  }
}

// Its own word for it counts, as for a row alone.
TEST_F(RefusedRow, takes_the_place_of_the_other_where_its_table_says_so) {
  store_->execute("DROP TABLE message", {});
  store_->execute(
      "CREATE TABLE message (message_id INTEGER PRIMARY KEY ON CONFLICT REPLACE, citizen_id, "
      "entity_name, entity_id, change_kind, sent_at)",
      {});
  SampleRecords more;
  more.messages = sample_.messages;
  store_->apply(more.batch());
  store_->apply(more.batch());
  EXPECT_EQ(number("SELECT count(*) FROM message"), static_cast<std::int64_t>(sample_.messages.size()));
}

TEST_F(SqliteStore, takes_the_rows_of_a_batch_by_id) {
  store_->apply(sample_.batch());
  store_->execute("CREATE TEMP TABLE came (id INTEGER)", {});
  store_->execute(
      "CREATE TEMP TRIGGER note AFTER INSERT ON main.notification BEGIN INSERT INTO came VALUES"
      " (NEW.notification_id); END",
      {});
  SampleRecords more;
  more.notifications = {sample_notification(15), sample_notification(13), sample_notification(14)};
  store_->apply(more.batch());
  const std::vector<Value> by_id{std::int64_t{13}, std::int64_t{14}, std::int64_t{15}};
  EXPECT_EQ(column("SELECT id FROM came ORDER BY rowid"), by_id);
}

TEST_F(SqliteStore, lets_through_what_a_document_s_bytes_fail_with) {
  const auto failing = [](const Document& document) -> std::optional<std::string> {
    if (document.document_id == 32) throw std::out_of_range("no such bytes");
    return "bytes";
  };
  store_ = create_sqlite_store(directory_.file("failing.db"), failing, false);
  EXPECT_THROW(store_->apply(sample_.batch()), std::out_of_range);
  EXPECT_EQ(number("SELECT count(*) FROM document"), 0);
}

TEST_F(SqliteStore, shows_nobody_else_the_rows_that_come_in) {
  store_->apply(sample_.batch());
  EXPECT_EQ(number("SELECT count(*) FROM slettefrist_rows"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM slettefrist_rows(1)"), 0);
}

TEST_F(SqliteStore, declares_the_columns_of_the_contract_in_order) {
  const auto columns = [this](const std::string& table) {
    std::string all;
    for (const Value& name : column("SELECT name || ' ' || type || iif(\"notnull\", '!', '') FROM "
                                    "pragma_table_info('" +
                                    table + "')")) {
      all += std::get<std::string>(name) + ", ";
    }
    return all;
  };
  EXPECT_EQ(columns("document"),
            "document_id INTEGER, citizen_id INTEGER!, notification_id INTEGER, answer_id INTEGER, "
            "file_name TEXT!, media_type TEXT!, byte_size INTEGER!, file_dated_on TEXT!, stored_at INTEGER!, "
            "content BLOB, ");
  EXPECT_EQ(columns("sanction"),
            "sanction_id INTEGER, citizen_id INTEGER!, notification_id INTEGER, fund_code TEXT!, "
            "sanction_kind TEXT!, decided_on TEXT!, registered_at INTEGER!, expires_on TEXT, served_on TEXT, "
            "served_registered_at INTEGER, ");
  EXPECT_EQ(columns("deletion_log"),
            "run_at INTEGER, as_of TEXT, area TEXT, record_id INTEGER, rule TEXT, due_on TEXT, ");
}

TEST_F(SqliteStore, finds_what_is_due_by_an_index) {
  const auto expect_index = [this](const std::string& condition, const std::string& index) {
    EXPECT_NE(plan("SELECT 1 FROM " + condition).find(index), std::string::npos)
        << plan("SELECT 1 FROM " + condition);
  };
  expect_index("notification WHERE notified_at < 5", "notification_by_notified_at");
  expect_index("answer WHERE answered_at < 5", "answer_by_answered_at");
  expect_index("answer WHERE notification_id = 5 ORDER BY answered_at", "answer_by_notification");
  expect_index("document WHERE stored_at < 5", "document_by_stored_at");
  expect_index("document WHERE notification_id = 5", "document_by_notification");
  expect_index("document WHERE answer_id = 5", "document_by_answer");
  expect_index(
      "sanction WHERE min(coalesce(expires_on, served_on), coalesce(served_on, expires_on)) < '2024'",
      "sanction_by_earliest_date");
  expect_index("aux_unanswered WHERE notified_at < 5", "SEARCH aux_unanswered USING PRIMARY KEY");
}

TEST_F(SqliteStore, holds_exactly_the_notifications_without_an_answer_in_the_helper_table) {
  const std::string unanswered = "SELECT notification_id FROM aux_unanswered ORDER BY notification_id";
  SampleRecords first;
  first.notifications = {sample_notification(11), sample_notification(12), sample_notification(13)};
  first.answers = {sample_answer(21, 12)};
  store_->apply(first.batch());
  EXPECT_EQ(column(unanswered), (std::vector<Value>{std::int64_t{11}, std::int64_t{13}}));
  SampleRecords later;
  later.answers = {sample_answer(22, 13), sample_answer(23, 13), sample_answer(24, 12)};
  store_->apply(later.batch());
  EXPECT_EQ(column(unanswered), std::vector<Value>{std::int64_t{11}});
  EXPECT_EQ(number("SELECT notified_at FROM aux_unanswered"), kMorning.seconds + 11);
}

TEST_F(SqliteStore, takes_records_in_though_an_engine_has_dropped_the_helper_table) {
  store_->execute("DROP TABLE aux_unanswered", {});
  store_->apply(sample_.batch());
  EXPECT_EQ(store_->row_count(Area::notification), 2);
}

TEST_F(SqliteStore, does_nothing_for_an_empty_batch) {
  store_->execute("BEGIN", {});  // a transaction of its own would fail here
  EXPECT_NO_THROW(store_->apply(Batch{}));
  EXPECT_THROW(store_->apply(sample_.batch()), StoreFailure);
  store_->execute("ROLLBACK", {});
}

TEST_F(SqliteStore, sees_rows_moved_in_bulk_and_replaced) {
  store_->apply(sample_.batch());
  store_->execute("CREATE TABLE scratch AS SELECT * FROM answer", {});
  store_->execute("DELETE FROM answer", {});
  store_->watch();
  store_->execute("INSERT INTO answer SELECT * FROM scratch", {});
  store_->execute("INSERT OR REPLACE INTO message SELECT 81, 7, 'answer', 21, 1, 0", {});
  const Touched touched = store_->stop_watching();
  EXPECT_EQ(touched.keys,
            (std::vector<RecordKey>{{Area::answer, 21}, {Area::answer, 22}, {Area::message, 81}}));
}

TEST_F(SqliteStore, takes_no_note_of_temporary_tables_that_bear_a_known_name) {
  store_->apply(sample_.batch());
  store_->watch();
  store_->execute("CREATE TEMP TABLE answer (answer_id INTEGER PRIMARY KEY)", {});
  store_->execute("INSERT INTO answer VALUES (22)", {});
  const Touched touched = store_->stop_watching();
  EXPECT_TRUE(touched.keys.empty());
  EXPECT_FALSE(touched.schema_changed);
  EXPECT_EQ(store_->row_count(Area::answer), 2) << "the temporary table hides the real one";
  EXPECT_EQ(store_->digest(Area::answer, 21), digest_of(sample_.answers[0]));
}

TEST_F(SqliteStore, counts_anew_after_another_connection_has_written) {
  store_->apply(sample_.batch());
  ASSERT_EQ(store_->row_count(Area::sanction), 2);
  open_sqlite_store(path_, false)->execute("DELETE FROM sanction WHERE sanction_id = 41", {});
  EXPECT_EQ(store_->row_count(Area::sanction), 1);
}

TEST_F(SqliteStore, names_what_in_a_log_row_is_outside_the_closed_form) {
  const auto misfit_of = [this](const std::string& values) {
    store_->execute("INSERT INTO deletion_log VALUES (" + values + ")", {});
    const std::vector<LogRow> rows = store_->new_log_rows();
    return rows.size() == 1 ? to_text(rows[0].misfit) : "not one row";
  };
  EXPECT_EQ(misfit_of("1, '2024-02-29', 'answer', 21, 'rule', '2024-02-29'"), "");
  EXPECT_EQ(misfit_of("'now', '2024-02-29', 'answer', 21, 'rule', '2024-02-29'"),
            "run_at is text, not an integer");
  EXPECT_EQ(misfit_of("1, '2024-02-30', 'answer', 21, 'rule', '29.02.2024'"),
            "as_of is no day YYYY-MM-DD; due_on is no day YYYY-MM-DD");
  EXPECT_EQ(misfit_of("1, '2024-02-29', NULL, NULL, x'00', '2024-02-29'"),
            "area is NULL, not text; record_id is NULL, not an integer; rule is bytes, not text");
  EXPECT_EQ(misfit_of("1.5, '2024-02-29', 'answer', 'Åse Sørensen', 'rule', '2024-02-29'"),
            "run_at is a fraction, not an integer; record_id is text, not an integer");
  store_->execute("ALTER TABLE deletion_log ADD COLUMN note TEXT", {});
  EXPECT_EQ(misfit_of("1, '2024-02-29', 'answer', 21, 'rule', '2024-02-29', 'Åse'"),
            "note is a column the log does not have");
  EXPECT_EQ(misfit_of("1, '2024-02-29', 'answer', 21, 'rule', '2024-02-29', NULL"), "");
}

TEST_F(SqliteStore, leaves_no_byte_of_a_deleted_row_after_a_checkpoint) {
  store_->apply(sample_.batch());
  store_->checkpoint();
  const std::string trace = token(Area::document, 32);
  ASSERT_NE(bytes_of(path_).find(trace), std::string::npos);
  store_->execute("DELETE FROM document WHERE document_id = 32", {});
  store_->checkpoint();
  EXPECT_EQ(bytes_of(path_).find(trace), std::string::npos);
  EXPECT_EQ(bytes_of(path_ + "-wal"), "");
}

TEST_F(SqliteStore, names_its_place_by_an_absolute_path) {
  EXPECT_EQ(store_->location(), "sqlite:" + path_);
  const std::string roundabout = directory_.file("./there/../other.db");
  EXPECT_EQ(create_sqlite_store(roundabout, nullptr, false)->location(),
            "sqlite:" + directory_.file("other.db"));
}

}  // namespace
}  // namespace slettefrist
