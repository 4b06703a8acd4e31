// A walk by rows begins where much of a table goes, takes every due row once, and ends.
//
// It must not know what a rule keeps.
#include "sim/engine/row_walk.h"

#include <gmock/gmock.h>

#include "sim/engine/purge_list.h"
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

  // Documents 1 to `all`; every `one_in`th is due.
  void fill(RecordId all, RecordId one_in) {
    for (RecordId id = 1; id <= all; ++id) {
      world_.document_on_notification(id, 1,
                                      id % one_in == 0 ? "2025-01-01T10:00:00Z" : "2030-03-01T10:00:00Z");
    }
  }
  DueStretch stretch() {
    const RunMoment moment{SmallStore::three_at_night(kLast), day(kLast)};
    const auto due = find_due(world_.store(), policy_, {query_}, moment);
    EXPECT_EQ(due.size(), 1U);
    DueStretch found = due.front();
    found.query = &query_;
    return found;
  }
  std::vector<std::int64_t> steps(std::int64_t most) {
    PurgeList list{world_.store(), policy_, true};
    list.begin();
    RowWalk walk{world_.store(), stretch(), most};
    std::vector<std::int64_t> taken;
    while (const std::int64_t added = walk.add_next(world_.store(), "document", most)) taken.push_back(added);
    return taken;
  }

  SmallStore world_;
  Policy policy_;
  RuleQuery query_;
};

TEST_F(RowWalks, takes_what_is_due_of_so_many_rows_at_a_time) {
  fill(25, 2);
  EXPECT_THAT(steps(4), testing::ElementsAre(2, 2, 2, 2, 2, 2));
  EXPECT_THAT(steps(10), testing::ElementsAre(5, 5, 2));
}

TEST_F(RowWalks, passes_over_rows_of_which_none_is_due) {
  fill(29, 9);
  EXPECT_THAT(steps(2), testing::ElementsAre(1, 1, 1));
}

TEST_F(RowWalks, does_not_begin_where_little_of_the_table_is_due) {
  fill(44, 11);
  EXPECT_THAT(steps(2), testing::IsEmpty());
}

TEST_F(RowWalks, does_not_begin_where_one_transaction_takes_all) {
  fill(10, 2);
  EXPECT_THAT(steps(5), testing::IsEmpty());
  EXPECT_THAT(steps(4), testing::ElementsAre(2, 2, 1));
}

// Others may write between two transactions; the index finds it afterwards.
TEST_F(RowWalks, leaves_what_comes_in_behind_it) {
  fill(12, 2);
  PurgeList list{world_.store(), policy_, true};
  list.begin();
  const DueStretch due = stretch();
  RowWalk walk{world_.store(), due, 4};
  EXPECT_TRUE(walk.is_of(due));
  EXPECT_EQ(walk.add_next(world_.store(), "document", 4), 2);
  world_.store().execute("DELETE FROM document WHERE document_id = 1", {});
  world_.document_on_notification(1, 1, "2025-01-01T10:00:00Z");
  world_.document_on_notification(20, 1, "2025-01-01T10:00:00Z");
  EXPECT_EQ(walk.add_next(world_.store(), "document", 4), 2);
  EXPECT_EQ(walk.add_next(world_.store(), "document", 4), 2);
  EXPECT_EQ(walk.add_next(world_.store(), "document", 4), 1);
  EXPECT_EQ(walk.add_next(world_.store(), "document", 4), 0);
}

}  // namespace
}  // namespace slettefrist::engine
