// Made stores: what of them is due, by the oracle, and that a seed says it all.
//
// It must not know how rows are laid on the line of time.
#include <SQLiteCpp/SQLiteCpp.h>

#include "sim/store/sqlite_store.h"
#include "tests/bench/bench_store.h"

namespace slettefrist::purge_bench {
namespace {

using Digests = std::vector<std::pair<RecordId, std::uint64_t>>;

Digests digests_of(const std::string& path) {
  Digests all;
  const auto store = open_sqlite_store(path, true);
  for (const Area area : kAreas)
    store->inventory(area, [&all](RecordId id, std::uint64_t digest) { all.emplace_back(id, digest); });
  return all;
}

class StoreMaker : public BenchFolder {};

TEST_F(StoreMaker, gives_the_same_rows_for_the_same_seed_and_others_for_another) {
  made("one.db", Case::random_order, 400);
  made("two.db", Case::random_order, 400);
  made("other.db", Case::random_order, 400, 2);
  EXPECT_EQ(digests_of(path("one.db")), digests_of(path("two.db")));
  EXPECT_NE(digests_of(path("one.db")), digests_of(path("other.db")));
}

TEST_F(StoreMaker, makes_nothing_due_on_an_empty_day) {
  const Expectation expected = made("store.db", Case::empty, 2000);
  EXPECT_EQ(expected.due_rows(), 0);
  EXPECT_EQ(expected.notifications(), 2000);
}

TEST_F(StoreMaker, makes_one_day_of_some_two_thousand_due_on_a_quiet_day) {
  const Expectation expected = made("store.db", Case::quiet, 20'000);
  EXPECT_GE(count(expected.due, Area::notification), 8U);
  EXPECT_LE(count(expected.due, Area::notification), 11U);
  EXPECT_GE(count(expected.due, Area::sanction), 1U);
  EXPECT_GE(count(expected.due, Area::document), 1U);
}

TEST_F(StoreMaker, makes_half_of_a_backlog_due_in_every_area) {
  const Expectation expected = made("store.db", Case::backlog, 4000);
  for (const Area area : {Area::notification, Area::answer, Area::document, Area::sanction}) {
    const auto due = static_cast<double>(count(expected.due, area));
    const double all = due + static_cast<double>(count(expected.kept, area));
    EXPECT_GT(all, 100.0) << name_of(area);
    EXPECT_NEAR(due / all, 0.5, 0.08) << name_of(area);
  }
}

TEST_F(StoreMaker, scatters_what_is_due_over_all_ids_for_a_random_order) {
  const auto changes = [](const Expectation& expected) {
    const auto& due = expected.due[index_of(Area::notification)];
    std::size_t count = 0;
    for (std::size_t i = 1; i < due.size(); ++i) count += due[i] == due[i - 1] + 1 ? 0U : 1U;
    return count;
  };
  const Expectation in_order = made("order.db", Case::backlog, 2000);
  const Expectation at_random = made("random.db", Case::random_order, 2000);
  EXPECT_LT(changes(in_order), 20U);
  EXPECT_GT(changes(at_random), 300U);
  EXPECT_NEAR(static_cast<double>(count(at_random.due, Area::notification)),
              static_cast<double>(count(in_order.due, Area::notification)), 5.0);
}

TEST_F(StoreMaker, gives_blobs_to_documents_and_a_guess_of_their_size) {
  made("store.db", Case::blobs, 1000);
  SQLite::Database database{path("store.db"), SQLite::OPEN_READONLY};
  const std::int64_t bytes =
      database.execAndGet("SELECT sum(length(content)) FROM document WHERE length(content) = byte_size")
          .getInt64();
  EXPECT_EQ(database.execAndGet("SELECT min(byte_size) FROM document").getInt64(), 65'536);
  EXPECT_GT(bytes, document_bytes_of(Case::blobs, 1000) / 2);
  EXPECT_LT(bytes, document_bytes_of(Case::blobs, 1000) * 2);
}

TEST_F(StoreMaker, makes_a_whole_store_of_ours_with_nobody_in_it) {
  made("store.db", Case::backlog, 300);
  SQLite::Database database{path("store.db"), SQLite::OPEN_READONLY};
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM citizen").getInt64(), 0);
  EXPECT_EQ(database.execAndGet("PRAGMA integrity_check").getString(), "ok");
  EXPECT_EQ(database.execAndGet("PRAGMA journal_mode").getString(), "wal");
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
                .getInt64(),
            7);
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM aux_unanswered").getInt64(),
            database
                .execAndGet("SELECT count(*) FROM notification WHERE notification_id NOT IN (SELECT "
                            "notification_id FROM answer)")
                .getInt64());
  database.exec("PRAGMA foreign_key_check");
}

TEST_F(StoreMaker, refuses_a_day_on_which_nothing_can_be_due) {
  EXPECT_THROW(due_edges(policy(), run_on("2024-03-17")), InputError);
  EXPECT_NO_THROW(due_edges(policy(), run_on("2024-03-18")));
}

}  // namespace
}  // namespace slettefrist::purge_bench
