// A walk by rows begins where much of a table goes, looks at every row once, and ends.
//
// It must not know what a rule keeps.
#include "sim/engine/row_walk.h"

#include <gmock/gmock.h>

#include "tests/engine/small_store.h"

namespace slettefrist::engine {
namespace {

constexpr std::size_t kDocumentRule = 2;
constexpr const char* kLast = "2030-03-18";

class RowWalks : public testing::Test {
 protected:
  RowWalks() : policy_{newsletter_policy()}, query_{rule_query(policy_, kDocumentRule, true)} {
    world_.notify(1, "2029-01-01T10:00:00Z");
  }

  void document(RecordId id, bool is_due) {
    world_.document_on_notification(id, 1, is_due ? "2025-01-01T10:00:00Z" : "2030-03-01T10:00:00Z");
  }
  // Documents 1 to `all`; every `one_in`th is due.
  void fill(RecordId all, RecordId one_in) {
    for (RecordId id = 1; id <= all; ++id) document(id, id % one_in == 0);
  }
  RowWalk walk(std::int64_t most) {
    const RunMoment moment{SmallStore::three_at_night(kLast), day(kLast)};
    const auto due = find_due(world_.store(), policy_, {query_}, moment);
    EXPECT_EQ(due.size(), 1U);
    DueStretch stretch = due.front();
    stretch.query = &query_;
    return RowWalk{world_.store(), stretch, most};
  }
  // The last row of each stretch.
  static std::vector<RecordId> ends(RowWalk walk, std::int64_t most) {
    std::vector<RecordId> ends;
    RecordId after = -1;
    while (!walk.is_over()) {
      const RowWalk::Rows rows = walk.ahead(most);
      EXPECT_TRUE(after == -1 || rows.after == after);
      after = rows.until;
      ends.push_back(rows.until);
      walk.go_to(rows.until);
    }
    return ends;
  }

  SmallStore world_;
  Policy policy_;
  RuleQuery query_;
};

TEST_F(RowWalks, looks_at_some_rows_for_each_that_it_wants) {
  fill(25, 2);
  EXPECT_THAT(ends(walk(2), 2), testing::ElementsAre(8, 16, 24, 25));
  EXPECT_THAT(ends(walk(5), 5), testing::ElementsAre(20, 25));
  EXPECT_THAT(ends(walk(5), 100), testing::ElementsAre(25));
}

TEST_F(RowWalks, goes_on_behind_the_row_it_is_told) {
  fill(25, 2);
  RowWalk some = walk(2);
  EXPECT_EQ(some.ahead(2).after, 0);
  some.go_to(4);
  EXPECT_EQ(some.ahead(2).after, 4);
  EXPECT_EQ(some.ahead(2).until, 12);
  some.go_to(24);
  EXPECT_FALSE(some.is_over());
  some.go_to(25);
  EXPECT_TRUE(some.is_over());
}

TEST_F(RowWalks, reaches_rows_however_far_apart_their_ids_are) {
  const RecordId far = std::numeric_limits<RecordId>::max();
  for (const RecordId id : {RecordId{1}, RecordId{2}, RecordId{3}, far / 2, far - 1, far}) document(id, true);
  const auto stretches = ends(walk(1), 1);
  EXPECT_EQ(stretches.back(), far);
  EXPECT_LE(stretches.size(), 3U);
}

TEST_F(RowWalks, does_not_begin_where_little_of_the_table_is_due) {
  fill(44, 11);
  EXPECT_TRUE(walk(2).is_over());
  document(45, true);
  EXPECT_FALSE(walk(2).is_over());
}

// Where no index leads to the dates, nobody asks it.
TEST_F(RowWalks, does_not_begin_where_rows_lie_in_the_order_of_their_dates) {
  for (RecordId id = 1; id <= 20; ++id)
    world_.document_on_notification(id, 1, "2025-01-" + std::to_string(9 + id) + "T10:00:00Z");
  EXPECT_FALSE(walk(2).is_over());
  query_.is_by_index = true;
  EXPECT_TRUE(walk(2).is_over());
  document(21, true);  // of the first of the month
  EXPECT_FALSE(walk(2).is_over());
}

TEST_F(RowWalks, does_not_begin_where_one_transaction_takes_all) {
  fill(10, 2);
  EXPECT_TRUE(walk(5).is_over());
  EXPECT_FALSE(walk(4).is_over());
}

}  // namespace
}  // namespace slettefrist::engine
