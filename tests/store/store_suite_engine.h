// The engine's side of the suite: values, changes, transactions, and errors that name the statement.
//
// Nothing an engine sends may be lost in silence. Include it once a test program.
#pragma once

#include "tests/store/store_suite.h"

namespace slettefrist {

TEST_P(StoreSuite, binds_every_kind_of_value) {
  const auto store = empty_store();
  store->execute("INSERT INTO deletion_log VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                 {kMorning, kMonday, std::string{"answer"}, std::int64_t{21}, std::monostate{}, kMonday + 1});
  EXPECT_EQ(rows(*store, "SELECT * FROM deletion_log WHERE run_at = ?1 AND as_of = ?2", {kMorning, kMonday}),
            std::vector<std::string>{"1710745200|2024-03-18|answer|21|NULL|2024-03-19"});
}

TEST_P(StoreSuite, tells_how_many_rows_a_statement_changed) {
  const auto store = filled_store();
  EXPECT_EQ(store->execute("DELETE FROM answer WHERE notification_id = ?1", {std::int64_t{12}}), 2);
  EXPECT_EQ(store->execute("DELETE FROM answer WHERE notification_id = ?1", {std::int64_t{12}}), 0);
  EXPECT_EQ(store->execute("SELECT * FROM notification", {}), 0);
}

TEST_P(StoreSuite, runs_a_statement_inside_the_rows_of_the_same_statement) {
  const auto store = filled_store();
  const std::string sql = "SELECT notification_id FROM notification ORDER BY notification_id";
  std::vector<std::size_t> inner;
  store->query(sql, {}, [&](const std::vector<Value>&) { inner.push_back(rows(*store, sql).size()); });
  EXPECT_EQ(inner, (std::vector<std::size_t>{2, 2}));
}

TEST_P(StoreSuite, names_the_failing_statement) {
  const auto store = empty_store();
  try {
    store->execute("\n  DELETE FROM nowhere\nWHERE true", {});
    FAIL() << "a missing table went unnoticed";
  } catch (const StoreFailure& failure) {
    const std::string message = failure.what();
    EXPECT_NE(message.find("nowhere"), std::string::npos) << message;
    EXPECT_EQ(message.find("WHERE"), std::string::npos) << "only the first line: " << message;
  }
}

TEST_P(StoreSuite, refuses_a_second_statement_and_a_missing_value_instead_of_losing_them) {
  const auto store = filled_store();
  EXPECT_THROW(store->execute("DELETE FROM answer; DELETE FROM notification", {}), StoreFailure);
  EXPECT_THROW(store->execute("DELETE FROM answer WHERE answer_id = ?1", {}), StoreFailure);
  EXPECT_EQ(store->row_count(Area::answer), 2);
  EXPECT_EQ(store->execute("DELETE FROM document; -- the end\n", {}), 2);
}

TEST_P(StoreSuite, commits_a_transaction_or_takes_all_of_it_back) {
  const auto store = filled_store();
  store->transaction([&] { store->execute("DELETE FROM document WHERE document_id = 31", {}); });
  EXPECT_EQ(ids_of(*store, Area::document), std::vector<RecordId>{32});
  const auto failing = [&] {
    store->execute("DELETE FROM document", {});
    throw std::logic_error("enough");
  };
  EXPECT_THROW(store->transaction(failing), std::logic_error);
  EXPECT_EQ(ids_of(*store, Area::document), std::vector<RecordId>{32});
  store->transaction([] {});  // nothing stayed open
}

}  // namespace slettefrist
