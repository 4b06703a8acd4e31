// What a purge run had to take and what it did, told apart in every way in which it can be wrong.
//
// Statements in SQL stand for an engine. It must not know how a store is made.
#include <SQLiteCpp/SQLiteCpp.h>

#include "tests/bench/bench_store.h"

namespace slettefrist::purge_bench {
namespace {

class Expecting : public BenchFolder {
 protected:
  Expecting() : expected_(made("store.db", Case::backlog, 200)) {}

  Verification after(const std::string& sql, bool may_grow = false) {
    SQLite::Database{path("store.db"), SQLite::OPEN_READWRITE}.exec(sql);
    return verify(path("store.db"), expected_, may_grow, removed_);
  }
  std::string first(const IdLists& lists, Area area) const {
    return std::to_string(lists[index_of(area)].front());
  }

  Expectation expected_;
  AreaCounts removed_{};
};

TEST_F(Expecting, nothing_done_leaves_all_that_is_due_behind) {
  const Verification seen = after("SELECT 1");
  EXPECT_EQ(seen.left_behind, expected_.due_rows());
  EXPECT_EQ(seen.gone_wrongly + seen.appeared, 0);
  EXPECT_TRUE(is_as_before(path("store.db"), expected_));
}

TEST_F(Expecting, a_record_gone_too_early_is_seen) {
  const Verification seen =
      after("DELETE FROM sanction WHERE sanction_id = " + first(expected_.kept, Area::sanction));
  EXPECT_EQ(seen.gone_wrongly, 1);
  EXPECT_EQ(removed_[index_of(Area::sanction)], 1);
  EXPECT_FALSE(seen.is_right());
  EXPECT_FALSE(is_as_before(path("store.db"), expected_));
}

TEST_F(Expecting, a_record_that_is_due_and_goes_is_counted_and_right) {
  const Verification seen =
      after("DELETE FROM sanction WHERE sanction_id = " + first(expected_.due, Area::sanction));
  EXPECT_EQ(seen.left_behind, expected_.due_rows() - 1);
  EXPECT_EQ(seen.gone_wrongly, 0);
  EXPECT_EQ(removed_[index_of(Area::sanction)], 1);
}

TEST_F(Expecting, a_record_that_appears_is_wrong_unless_somebody_else_writes_too) {
  const std::string insert = "INSERT INTO message VALUES (1, 1, 'Bench', 1, 1, 1900000000)";
  EXPECT_EQ(after(insert).appeared, 1);
  EXPECT_EQ(after("SELECT 1", true).appeared, 0);
}

TEST_F(Expecting, a_child_without_its_parent_is_under_its_own_rule_or_none) {
  SQLite::Database{path("store.db"), SQLite::OPEN_READWRITE}.exec(
      "INSERT INTO answer VALUES (100001, 1, 100001, '067', 'none', '2018-01-01', 1514800000, '');"
      "INSERT INTO document VALUES (100001, 1, 100002, NULL, 'a', 'b', 1, '2018-01-01', 1514800000, NULL);"
      "INSERT INTO document VALUES (100002, 1, NULL, 100009, 'a', 'b', 1, '2030-01-01', 1893500000, NULL)");
  const Expectation now = expectation_of(path("store.db"), policy(), run_on(kAsOf));
  EXPECT_EQ(now.due_rows(), expected_.due_rows() + 1);
  EXPECT_EQ(now.due[index_of(Area::document)].back(), 100001);
  EXPECT_EQ(now.kept[index_of(Area::document)].back(), 100002);
  EXPECT_EQ(now.kept[index_of(Area::answer)].back(), 100001);
}

TEST_F(Expecting, a_record_that_a_hold_keeps_today_is_not_due_and_the_hold_stays) {
  const std::string due = first(expected_.due, Area::sanction);
  SQLite::Database{path("store.db"), SQLite::OPEN_READWRITE}.exec(
      "CREATE TABLE hold (hold_id INTEGER PRIMARY KEY, citizen_id, area, record_id, from_on, to_on);"
      "INSERT INTO hold VALUES (1, 1, 'sanction', " +
      due + ", '2020-01-01', NULL), (2, 1, 'sanction', " +
      std::to_string(expected_.due[index_of(Area::sanction)].back()) + ", '2020-01-01', '2020-01-31')");
  const Expectation now = expectation_of(path("store.db"), policy(), run_on(kAsOf));
  EXPECT_EQ(now.due_rows(), expected_.due_rows() - 1);
  EXPECT_EQ(now.kept[index_of(Area::hold)].size(), 2U);
  SQLite::Database{path("store.db"), SQLite::OPEN_READWRITE}.exec("DELETE FROM hold");
  EXPECT_EQ(verify(path("store.db"), now, false, removed_).gone_wrongly, 2);
}

TEST_F(Expecting, a_date_that_is_none_is_refused_without_repeating_it) {
  SQLite::Database{path("store.db"), SQLite::OPEN_READWRITE}.exec(
      "UPDATE sanction SET expires_on = 'Somebody' WHERE sanction_id = (SELECT max(sanction_id) FROM "
      "sanction)");
  try {
    expectation_of(path("store.db"), policy(), run_on(kAsOf));
    FAIL() << "a date was read that is none";
  } catch (const InputError& error) {
    EXPECT_EQ(std::string{error.what()}.find("Somebody"), std::string::npos);
    EXPECT_NE(std::string{error.what()}.find("'expires_on'"), std::string::npos);
  }
}

}  // namespace
}  // namespace slettefrist::purge_bench
