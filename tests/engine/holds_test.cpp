// What a hold keeps from the built-in engine: the record it names, what hangs on that, and what would take it
// along.
//
// Each test holds one record of a small family for the days around a run and looks at the store. It must not
// know how the engine finds a hold.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/small_store.h"

namespace slettefrist::engine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Policy policy_under(DocumentUnderParent reading) {
  Policy policy = newsletter_policy();
  policy.reading.document_under_parent = reading;
  return policy;
}
const Policy kGoes = policy_under(DocumentUnderParent::goes);
const Policy kStays = policy_under(DocumentUnderParent::stays);
const Policy kHoldsParent = policy_under(DocumentUnderParent::holds_parent);

// Notification 1 with answers 11 and 12, due on 15 June 2024; documents 21 on it, 22 on answer 11, 23 on
// answer 12: the first two due by themselves on 20 June 2024, the third on 1 July.
struct FamilyStore : SmallStore {
  FamilyStore() : SmallStore(false) {  // documents may outlive their parents here
    notify(1, "2018-05-01T10:00:00Z");
    answer(11, 1, "2018-06-15T10:00:00Z");
    answer(12, 1, "2018-07-15T10:00:00Z");
    document_on_notification(21, 1, "2023-06-20T10:00:00Z");
    document_on_answer(22, 11, "2023-06-20T10:00:00Z");
    document_on_answer(23, 12, "2023-07-01T10:00:00Z");
  }
  Ids family() {
    Ids all = left(Area::notification);
    for (const Area area : {Area::answer, Area::document}) all.merge(left(area));
    return all;
  }
};
const Ids kWhole{1, 11, 12, 21, 22, 23};

TEST(Holds, keep_a_record_from_their_first_day_to_their_last) {
  SmallStore world;
  for (const RecordId id : {1, 2, 3, 4}) world.sanction(id, "2018-10-15", "");
  world.hold(1, Area::sanction, 1, "2024-10-15", "2024-10-15");
  world.hold(2, Area::sanction, 2, "2024-10-01", "2024-10-14");
  world.hold(3, Area::sanction, 3, "2024-10-16");
  world.hold(4, Area::sanction, 4, "2024-10-15");
  world.purge(kGoes, "2024-10-15");
  EXPECT_EQ(world.left(Area::sanction), (Ids{1, 4}));
  world.purge(kGoes, "2024-10-16");
  EXPECT_EQ(world.left(Area::sanction), Ids{4});
  world.purge(kGoes, "2040-01-01");
  EXPECT_EQ(world.left(Area::sanction), Ids{4});
}

TEST(Holds, leave_rule_and_due_day_of_what_they_kept) {
  SmallStore world;
  world.sanction(1, "2018-10-15", "");
  world.hold(1, Area::sanction, 1, "2024-01-01", "2025-01-01");
  world.purge(kGoes, "2025-01-02");
  EXPECT_THAT(world.log(), ElementsAre("sanction 1: sanction, due 2024-10-15"));
}

TEST(Holds, on_a_record_of_another_table_or_number_keep_nothing) {
  SmallStore world;
  world.sanction(1, "2018-10-15", "");
  world.notify(2, "2018-05-01T10:00:00Z");
  world.plan_draft(1, "2018-01-01T10:00:00Z");
  world.hold(1, Area::plan_draft, 1, "2024-01-01");
  world.hold(2, Area::notification, 1, "2024-01-01");
  world.hold(3, Area::sanction, 2, "2024-01-01");
  world.purge(kGoes, "2024-10-15");
  EXPECT_THAT(world.left(Area::sanction), IsEmpty());
  EXPECT_THAT(world.left(Area::notification), IsEmpty());
}

TEST(Holds, on_a_notification_keep_its_answers_and_all_documents) {
  for (const Policy& policy : {kGoes, kStays, kHoldsParent}) {
    FamilyStore world;
    world.hold(1, Area::notification, 1, "2024-01-01", "2024-12-31");
    world.purge(policy, "2024-12-31");
    EXPECT_EQ(world.family(), kWhole);
    world.purge(policy, "2025-01-01");
    EXPECT_THAT(world.family(), IsEmpty());
  }
}

TEST(Holds, on_an_answer_keep_its_documents_its_notification_and_so_all_answers_but_no_other_document) {
  for (const Policy& policy : {kGoes, kStays, kHoldsParent}) {
    FamilyStore world;
    world.hold(1, Area::answer, 11, "2024-01-01", "2024-12-31");
    world.purge(policy, "2024-12-31");
    EXPECT_EQ(world.family(), (Ids{1, 11, 12, 22}));
    world.purge(policy, "2025-01-01");
    EXPECT_THAT(world.family(), IsEmpty());
  }
}

TEST(Holds, on_a_document_keep_the_notification_that_would_take_it_along) {
  for (const Policy& policy : {kGoes, kHoldsParent}) {
    for (const RecordId document : {21, 22}) {
      FamilyStore world;
      world.hold(1, Area::document, document, "2024-01-01", "2024-12-31");
      world.purge(policy, "2024-12-31");
      EXPECT_EQ(world.family(), (Ids{1, 11, 12, document}));
      world.purge(policy, "2025-01-01");
      EXPECT_THAT(world.family(), IsEmpty());
    }
  }
}

TEST(Holds, on_a_document_let_its_notification_go_where_documents_stay) {
  FamilyStore world;
  world.hold(1, Area::document, 22, "2024-01-01", "2024-12-31");
  world.purge(kStays, "2024-12-31");
  EXPECT_EQ(world.family(), Ids{22});
  world.purge(kStays, "2025-01-01");
  EXPECT_THAT(world.family(), IsEmpty());
}

TEST(Holds, reach_a_document_that_outlived_its_parent_by_the_id_it_keeps) {
  FamilyStore world;
  world.purge(kStays, "2024-06-15");
  EXPECT_EQ(world.family(), (Ids{21, 22, 23}));
  world.hold(1, Area::notification, 1, "2024-06-16");
  world.hold(2, Area::answer, 12, "2024-06-16", "2024-07-31");
  world.purge(kStays, "2024-07-10");
  EXPECT_EQ(world.family(), (Ids{21, 23})) << "the notification of answer 11 stands in no row any more";
  world.purge(kStays, "2024-08-01");
  EXPECT_EQ(world.family(), Ids{21});
}

TEST(Holds, of_a_record_that_is_gone_keep_nothing_else) {
  SmallStore world;
  world.notify(1, "2018-08-01T10:00:00Z");
  world.document_on_notification(21, 1, "2023-06-20T10:00:00Z");
  world.purge(kGoes, "2024-06-20");
  EXPECT_THAT(world.left(Area::document), IsEmpty());
  world.hold(1, Area::document, 21, "2024-07-01");
  world.purge(kGoes, "2024-08-01");
  EXPECT_THAT(world.left(Area::notification), IsEmpty());
}

TEST(Holds, are_left_as_they_are_however_old) {
  SmallStore world;
  world.sanction(1, "2010-10-15", "");
  world.hold(1, Area::sanction, 1, "2011-01-01", "2011-01-31");
  world.purge(kGoes, "2024-10-15");
  EXPECT_THAT(world.left(Area::sanction), IsEmpty());
  EXPECT_EQ(world.left(Area::hold), Ids{1});
}

TEST(Holds, are_counted_off_by_what_a_dry_run_tells) {
  SmallStore world;
  for (const RecordId id : {1, 2, 3}) world.sanction(id, "2018-10-15", "");
  world.hold(1, Area::sanction, 2, "2024-10-01");
  const auto counts =
      count_due(world.store(), kGoes, SmallStore::three_at_night("2024-10-15"), day("2024-10-15"));
  ASSERT_EQ(counts.back().rule, "sanction");
  EXPECT_EQ(counts.back().records, 2);
}

TEST(Holds, are_kept_to_however_their_table_is_written) {
  SmallStore world;
  for (const RecordId id : {1, 2}) world.sanction(id, "2018-10-15", "");
  world.hold(1, Area::sanction, 2, "2024-10-01");
  world.store().execute("ALTER TABLE hold RENAME TO holds", {});
  world.store().execute("ALTER TABLE holds RENAME TO HOLD", {});
  world.purge(kGoes, "2024-10-15");
  EXPECT_EQ(world.left(Area::sanction), Ids{2});
}

TEST(Holds, are_found_by_record_and_not_row_by_row) {
  SmallStore world;
  world.hold(1, Area::sanction, 2, "2024-10-01");
  const std::string plan =
      world.plan_of("SELECT 1 FROM hold AS h WHERE h.area = ?1 AND h.record_id = ?1 AND h.from_on <= ?1", 1);
  EXPECT_NE(plan.find("hold_by_record"), std::string::npos) << plan;
}

TEST(Holds, make_their_table_and_without_any_there_is_none) {
  SmallStore world;
  world.sanction(1, "2018-10-15", "");
  const auto count = [&] {
    std::int64_t tables = 0;
    world.store().query("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'hold%'", {},
                        [&](const std::vector<Value>& row) { tables = std::get<std::int64_t>(row[0]); });
    return tables;
  };
  EXPECT_EQ(count(), 0);
  world.hold(1, Area::sanction, 1, "2024-10-01");
  EXPECT_EQ(count(), 2) << "the table and its index";
}

}  // namespace
}  // namespace slettefrist::engine
