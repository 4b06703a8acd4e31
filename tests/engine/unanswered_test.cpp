// The list of the unanswered after some of them were listed to go.
#include "sim/engine/unanswered.h"

#include <gtest/gtest.h>

#include "sim/engine/rule_query.h"
#include "tests/engine/small_store.h"

namespace slettefrist::engine {
namespace {

class OldestUnanswered : public testing::Test {
 protected:
  OldestUnanswered() {
    for (const RecordId id : {1, 2, 3, 4, 5})
      world_.notify(id, "2022-01-1" + std::to_string(id) + "T10:00:00Z");
    query_.kind = AnchorKind::instant;
    stretch_.query = &query_;
    stretch_.range = {instant("2022-01-01T00:00:00Z").seconds, instant("2022-02-01T00:00:00Z").seconds};
  }

  // What the list has left when these have gone.
  std::string left_without(const std::vector<RecordId>& listed) {
    Store& store = world_.store();
    store.execute("CREATE TABLE temp.listed (record_id INTEGER PRIMARY KEY)", {});
    for (const RecordId id : listed) store.execute("INSERT INTO temp.listed VALUES (?)", {id});
    forget_oldest_unanswered(store, stretch_, "temp.listed", static_cast<std::int64_t>(listed.size()));
    std::string left;
    store.query("SELECT group_concat(notification_id) FROM aux_unanswered", {},
                [&left](const std::vector<Value>& row) { left = std::get<std::string>(row[0]); });
    return left;
  }

  SmallStore world_;
  RuleQuery query_;
  DueStretch stretch_;
};

TEST_F(OldestUnanswered, are_taken_off_the_list) { EXPECT_EQ(left_without({1, 2}), "3,4,5"); }

TEST_F(OldestUnanswered, are_taken_off_though_the_list_has_others_among_them) {
  EXPECT_EQ(left_without({1, 3}), "2,4,5");
}

TEST_F(OldestUnanswered, are_taken_off_where_the_list_lacks_one) {
  world_.store().execute("DELETE FROM aux_unanswered WHERE notification_id = 2", {});
  EXPECT_EQ(left_without({1, 2, 3, 4}), "5");
  EXPECT_EQ(world_.left(Area::notification).size(), 5U);
}

}  // namespace
}  // namespace slettefrist::engine
