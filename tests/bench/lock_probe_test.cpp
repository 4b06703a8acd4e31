// The lock as another process sees it: held or not, and how many transactions there were.
//
// No time is asserted: a test waits until the probe has looked. It must not know how the probe looks.
#include "sim/bench/lock_probe.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <thread>

#include "tests/bench/bench_store.h"

namespace slettefrist::purge_bench {
namespace {

class Probing : public BenchFolder, public testing::WithParamInterface<const char*> {
 protected:
  Probing() : database_(path("store.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    database_.exec(std::string{"PRAGMA journal_mode = "} + GetParam());
    database_.exec("CREATE TABLE t (a)");
  }
  static void wait_for_looks(const LockProbe& probe) {
    constexpr int kLooks = 3;
    const std::int64_t until = probe.looks() + kLooks;
    while (probe.looks() < until) std::this_thread::yield();
  }
  SQLite::Database database_;
};

TEST_P(Probing, sees_nothing_held_where_nobody_writes) {
  LockProbe probe{path("store.db")};
  wait_for_looks(probe);
  database_.execAndGet("SELECT count(*) FROM t");
  const LockSeen seen = probe.end();
  EXPECT_EQ(seen.longest_seconds, 0.0);
  EXPECT_EQ(seen.transactions, 0);
  EXPECT_GT(seen.resolution_seconds, 0.0);
}

TEST_P(Probing, sees_the_lock_of_its_own_parent_while_a_transaction_is_open) {
  LockProbe probe{path("store.db")};
  database_.exec("BEGIN IMMEDIATE");
  database_.exec("INSERT INTO t VALUES (randomblob(100000))");
  wait_for_looks(probe);
  database_.exec("COMMIT");
  wait_for_looks(probe);
  const LockSeen seen = probe.end();
  EXPECT_GT(seen.longest_seconds, 0.0);
  EXPECT_EQ(seen.transactions, 1);
}

TEST_P(Probing, counts_the_transactions_that_changed_something) {
  LockProbe probe{path("store.db")};
  for (int i = 0; i < 5; ++i) database_.exec("INSERT INTO t VALUES (1)");
  database_.exec("BEGIN IMMEDIATE");
  database_.exec("ROLLBACK");
  EXPECT_EQ(probe.end().transactions, 5);
}

INSTANTIATE_TEST_SUITE_P(Journals, Probing, testing::Values("WAL", "DELETE"));

class ProbingTheLog : public BenchFolder {};

TEST_F(ProbingTheLog, tells_its_largest_size_although_it_is_emptied) {
  SQLite::Database database{path("store.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA wal_autocheckpoint = 0");
  database.exec("CREATE TABLE t (a)");
  LockProbe probe{path("store.db")};
  database.exec("INSERT INTO t VALUES (zeroblob(1000000))");
  const std::int64_t until = probe.looks() + 2;
  while (probe.looks() < until) std::this_thread::yield();
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  EXPECT_GT(probe.end().log_bytes_most, 1'000'000);
}

TEST_F(ProbingTheLog, refuses_a_store_that_is_not_there) {
  EXPECT_THROW(LockProbe{path("nothing.db")}, std::runtime_error);
}

}  // namespace
}  // namespace slettefrist::purge_bench
