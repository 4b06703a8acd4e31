// Statements beside: what may be one, and that those which cannot be carried out are counted.
//
// Nothing is timed. It must not know a purge.
#include "sim/bench/beside.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include "sim/bench/metrics.h"
#include "tests/bench/bench_store.h"

namespace slettefrist::purge_bench {
namespace {

using testing::HasSubstr;

class BesideThePurge : public BenchFolder {
 protected:
  BesideThePurge() { made("store.db", Case::empty, 50); }

  BesideSeen carried_out(const std::string& text) {
    Beside beside{path("store.db"), {"file", statements_in("file", text, path("store.db")), 1000, 0}};
    beside.start();
    return beside.stop([] {});
  }
  std::string refusal(const std::string& text) {
    try {
      statements_in("beside.sql", text, path("store.db"));
    } catch (const InputError& error) {
      return error.what();
    }
    return "";
  }
};

TEST_F(BesideThePurge, statements_are_cut_where_sqlite_cuts_them) {
  const auto statements = statements_in("f", "-- a; comment\nSELECT ';' ;\n\nSELECT 2;", path("store.db"));
  ASSERT_EQ(statements.size(), 2U);
  EXPECT_THAT(statements[0], HasSubstr("SELECT ';'"));
  EXPECT_THAT(statements[1], HasSubstr("SELECT 2"));
}

TEST_F(BesideThePurge, a_statement_that_cannot_be_is_refused_with_its_line) {
  EXPECT_THAT(refusal("SELECT 1;\n\nSELECT * FROM nowhere;"), HasSubstr("beside.sql:3"));
  EXPECT_THAT(refusal("SELECT 1;\nSELECT :m;"), HasSubstr("read the parameter :m, expected none but :n"));
  EXPECT_THAT(refusal("-- nothing\n"), HasSubstr("read no statement"));
}

TEST_F(BesideThePurge, a_file_with_a_zero_byte_is_refused) {
  EXPECT_THAT(refusal(std::string{"SELECT 1;\0DELETE FROM message;", 30}), HasSubstr("holds a zero byte"));
}

// One that has no end of its own.
TEST_F(BesideThePurge, is_ended_by_whoever_looks_and_by_going_out_of_scope) {
  const std::string endless =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  int looks = 0;
  Beside beside{path("store.db"), {"file", statements_in("file", endless, path("store.db")), 1000, 0}};
  beside.start();
  EXPECT_THROW(beside.stop([&looks] {
    if (++looks == 3) throw std::runtime_error("Ctrl-C");
  }),
               std::runtime_error);
}

TEST_F(BesideThePurge, the_first_is_carried_out_at_once_and_counts_on) {
  const BesideSeen seen = carried_out("INSERT INTO message VALUES (:n, 1, 'Bench', 1, 1, 1900000000)");
  EXPECT_GE(seen.seconds.size(), 1U);
  EXPECT_EQ(seen.busy + seen.failed, 0) << seen.first_failure;
  SQLite::Database database{path("store.db"), SQLite::OPEN_READONLY};
  EXPECT_EQ(database.execAndGet("SELECT max(message_id) FROM message").getInt64(),
            static_cast<std::int64_t>(seen.seconds.size()));
}

TEST_F(BesideThePurge, those_that_meet_a_lock_are_counted_as_busy) {
  SQLite::Database database{path("store.db"), SQLite::OPEN_READWRITE};
  database.exec("BEGIN IMMEDIATE");
  const BesideSeen seen = carried_out("INSERT INTO message VALUES (:n, 1, 'Bench', 1, 1, 1900000000)");
  EXPECT_GE(seen.busy, 1);
  EXPECT_EQ(seen.busy, static_cast<std::int64_t>(seen.seconds.size()));
  EXPECT_EQ(seen.failed, 0);
}

TEST_F(BesideThePurge, those_that_fail_are_told_with_the_first_reason) {
  const BesideSeen seen = carried_out("INSERT INTO message VALUES (1, 1, NULL, 1, 1, 1900000000)");
  EXPECT_GE(seen.failed, 1);
  EXPECT_THAT(seen.first_failure, HasSubstr("NOT NULL"));
}

TEST_F(BesideThePurge, a_transaction_left_open_is_rolled_back_and_has_failed) {
  const BesideSeen seen = carried_out("BEGIN IMMEDIATE");
  EXPECT_GE(seen.failed, 1);
  EXPECT_THAT(seen.first_failure, HasSubstr("left open"));
  SQLite::Database database{path("store.db"), SQLite::OPEN_READWRITE};
  EXPECT_NO_THROW(database.exec("BEGIN IMMEDIATE"));
}

TEST(Percentiles, are_of_the_nearest_rank) {
  std::vector<double> values;
  for (int i = 1; i <= 1000; ++i) values.push_back(i);
  EXPECT_EQ(percentile(values, 0.5), 500);
  EXPECT_EQ(percentile(values, 0.9), 900);
  EXPECT_EQ(percentile(values, 0.99), 990);
  EXPECT_EQ(percentile(values, 0.999), 999);
  EXPECT_EQ(percentile(values, 1.0), 1000);
  EXPECT_EQ(percentile({7.0}, 0.5), 7);
}

}  // namespace
}  // namespace slettefrist::purge_bench
