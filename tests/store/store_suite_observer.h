// The observer's side of the suite: whatever an engine touches is seen, the world's own writes never.
//
// A rollback, a truncating DELETE and a dropped table are the traps. Include it once a test program.
#pragma once

#include <limits>

#include "tests/store/store_suite.h"

namespace slettefrist {

TEST_P(StoreSuite, notes_what_an_engine_touches_and_never_what_the_world_writes) {
  const auto store = filled_store();
  store->execute("DELETE FROM message", {});  // not watched yet
  store->watch();
  store->execute("DELETE FROM answer WHERE answer_id = 22", {});
  store->execute("UPDATE sanction SET fund_code = '068' WHERE sanction_id = 42", {});
  store->execute("INSERT INTO plan_draft VALUES (63, 7, '067', 0, 'x')", {});
  SampleRecords more;
  more.notifications = {sample_notification(13)};
  store->apply(more.batch());
  store->execute("DELETE FROM answer WHERE answer_id = 22", {});
  const Touched touched = store->stop_watching();
  EXPECT_EQ(touched.keys,
            (std::vector<RecordKey>{{Area::answer, 22}, {Area::sanction, 42}, {Area::plan_draft, 63}}));
  EXPECT_FALSE(touched.schema_changed);
  store->execute("DELETE FROM document", {});
  store->watch();
  EXPECT_TRUE(store->stop_watching().keys.empty());
}

TEST_P(StoreSuite, notes_both_keys_of_a_row_that_is_given_another_id) {
  const auto store = filled_store();
  store->watch();
  store->execute("UPDATE message SET message_id = 80 WHERE message_id = 81", {});
  EXPECT_EQ(store->stop_watching().keys, (std::vector<RecordKey>{{Area::message, 80}, {Area::message, 81}}));
}

TEST_P(StoreSuite, notes_candidates_of_a_rollback_that_a_second_look_refutes) {
  const auto store = filled_store();
  store->watch();
  const auto regretted = [&] {
    store->execute("DELETE FROM answer WHERE answer_id = 21", {});
    throw std::logic_error("regret");
  };
  EXPECT_THROW(store->transaction(regretted), std::logic_error);
  const Touched touched = store->stop_watching();
  ASSERT_EQ(touched.keys, (std::vector<RecordKey>{{Area::answer, 21}}));
  EXPECT_EQ(store->present(Area::answer, {21}), std::vector<RecordId>{21});
}

TEST_P(StoreSuite, sees_a_table_emptied_without_where_row_by_row) {
  const auto store = filled_store();
  const std::string sql = "DELETE FROM answer";
  store->transaction([&] {
    store->execute("SAVEPOINT before", {}), store->execute(sql, {}), store->execute("ROLLBACK TO before", {});
  });  // the statement is prepared unwatched
  store->watch();
  store->execute(sql, {});
  EXPECT_EQ(store->stop_watching().keys, (std::vector<RecordKey>{{Area::answer, 21}, {Area::answer, 22}}));
  EXPECT_EQ(store->row_count(Area::answer), 0);
}

TEST_P(StoreSuite, says_that_it_noted_all_that_the_database_counts_in_whatever_table) {
  const auto store = filled_store();
  store->execute("CREATE TABLE aux_keyed (a INTEGER, b TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID", {});
  store->watch();
  store->execute("DELETE FROM answer WHERE answer_id = 21", {});
  store->execute("UPDATE message SET sent_at = sent_at + 1", {});
  store->execute("INSERT INTO deletion_log (area, record_id) VALUES ('answer', 21)", {});
  store->execute("INSERT INTO aux_keyed VALUES (1, 'one'), (2, 'two'), (3, 'three')", {});
  store->execute("UPDATE aux_keyed SET b = 'zwei' WHERE a = 2", {});
  store->execute("DELETE FROM aux_keyed WHERE a < 3", {});
  store->execute("DELETE FROM aux_keyed", {});
  store->execute("CREATE TEMP TABLE list AS SELECT answer_id FROM answer", {});
  store->execute("INSERT INTO list VALUES (7), (8)", {});
  store->execute("DELETE FROM list", {});
  EXPECT_TRUE(store->stop_watching().is_complete);
  store->watch();
  EXPECT_TRUE(store->stop_watching().is_complete) << "nothing was changed";
}

TEST_P(StoreSuite, says_so_also_of_what_was_rolled_back) {
  const auto store = filled_store();
  store->watch();
  store->execute("BEGIN", {});
  store->execute("DELETE FROM answer", {});
  store->execute("ROLLBACK", {});
  EXPECT_TRUE(store->stop_watching().is_complete);
}

TEST_P(StoreSuite, says_when_the_database_counts_what_was_not_noted) {
  const auto store = filled_store();
  SampleRecords more;
  more.notifications = {sample_notification(13)};
  store->watch();
  store->apply(more.batch());  // blindfolded
  const Touched touched = store->stop_watching();
  EXPECT_TRUE(touched.keys.empty());
  EXPECT_FALSE(touched.is_complete);
  store->watch();
  EXPECT_TRUE(store->stop_watching().is_complete) << "only what comes after watch() counts";
}

TEST_P(StoreSuite, sees_a_dropped_table_as_a_changed_schema_and_says_so_when_asked_for_its_rows) {
  const auto store = filled_store();
  ASSERT_EQ(store->row_count(Area::message), 1);
  store->watch();
  store->execute("DROP TABLE message", {});
  EXPECT_TRUE(store->stop_watching().schema_changed);
  EXPECT_THROW(store->row_count(Area::message), StoreFailure);
  EXPECT_THROW(store->inventory(Area::message, [](RecordId, std::uint64_t) {}), StoreFailure);
  EXPECT_THROW(store->row_sum(Area::message), StoreFailure);
  EXPECT_THROW(store->present(Area::message, {81}), StoreFailure);
  try {
    store->digest(Area::message, 81);
    FAIL() << "a dropped table has a digest";
  } catch (const StoreFailure& failure) {
    EXPECT_NE(std::string{failure.what()}.find("message"), std::string::npos) << failure.what();
  }
}

TEST_P(StoreSuite, hands_out_log_rows_however_they_are_numbered) {
  const auto store = empty_store();
  constexpr std::int64_t kGreatest = std::numeric_limits<std::int64_t>::max();
  std::vector<std::int64_t> handed_out;
  for (const std::int64_t number : {std::int64_t{1}, std::int64_t{50'000}, kGreatest - 1, kGreatest}) {
    store->execute("INSERT INTO deletion_log (rowid, area, record_id) VALUES (?1, 'answer', ?1)", {number});
    for (const LogRow& row : store->new_log_rows()) handed_out.push_back(row.record_id.value_or(0));
  }
  EXPECT_EQ(handed_out, (std::vector<std::int64_t>{1, 50'000, kGreatest - 1, kGreatest}));
  EXPECT_TRUE(store->is_log_as_read());
}

TEST_P(StoreSuite, hands_out_each_log_row_once_in_the_order_written) {
  const auto store = empty_store();
  const auto log = [&](std::int64_t id) {
    store->execute("INSERT INTO deletion_log VALUES (?1, ?2, 'answer', ?3, 'some-rule', ?2)",
                   {kMorning, kMonday, id});
  };
  log(22), log(21);
  const std::vector<LogRow> first = store->new_log_rows();
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0].record_id, 22);
  EXPECT_EQ(first[0].run_at, kMorning.seconds);
  EXPECT_EQ(first[0].as_of, "2024-03-18");
  EXPECT_EQ(first[0].area, "answer");
  EXPECT_EQ(first[0].rule, "some-rule");
  EXPECT_EQ(first[0].due_on, "2024-03-18");
  EXPECT_TRUE(first[0].misfit.empty());
  EXPECT_EQ(first[1].record_id, 21);
  log(23);
  ASSERT_EQ(store->new_log_rows().size(), 1U);
  EXPECT_TRUE(store->new_log_rows().empty());
}

TEST_P(StoreSuite, throws_when_the_log_is_gone) {
  const auto store = empty_store();
  store->execute("DROP TABLE deletion_log", {});
  EXPECT_THROW(store->new_log_rows(), StoreFailure);
}

}  // namespace slettefrist
