// Which records of a family a hold reaches, worked by hand: down to what hangs on the record it names, and up
// to the notification that would take it along.
//
// The holds of one record alone are in hold_test.cpp.
#include "tests/oracle/worlds.h"

namespace slettefrist::oracle {
namespace {

class HeldFamily : public testing::Test {
 protected:
  Texts outcomes(const std::vector<Hold>& holds) const {
    Texts texts;
    for (const Fate& told : fates(policy_, runs_, family_, holds)) texts.push_back(outcome(runs_, told));
    return texts;
  }
  Texts windows(std::size_t place, const std::vector<Hold>& holds) const {
    return texts_of(runs_, fates(policy_, runs_, family_, holds).at(place));
  }
  static Hold on(Area area, RecordId id, const std::string& from_on, const std::string& to_on) {
    return hold(area, id, from_on, to_on);
  }

  Policy policy_ = policy_2024();
  RunCalendar runs_ = calendar("2024-03-18", "2037-01-01");
  Family family_ = notified("2024-06-03T08:00:00Z");  // unanswered: due 2030-06-03
};

TEST_F(HeldFamily, a_hold_on_an_answer_holds_the_notification_and_thereby_the_answer) {
  answer(family_, "2024-07-01T13:00:00Z");  // due 2030-07-01
  EXPECT_EQ(outcomes({on(Area::answer, 11, "2030-06-15", "2030-07-14")}),
            (Texts{"2030-07-15 by 0, due 2030-07-01", "2030-07-15 by 0, due 2030-07-01"}));
}

TEST_F(HeldFamily, a_hold_on_a_later_answer_that_moves_no_date_holds_as_well) {
  answer(family_, "2024-07-01T13:00:00Z");
  answer(family_, "2024-08-01T13:00:00Z");
  EXPECT_EQ(outcomes({on(Area::answer, 12, "2030-06-15", "2030-07-14")})[0],
            "2030-07-15 by 0, due 2030-07-01");
}

TEST_F(HeldFamily, a_hold_on_a_notification_holds_its_documents_and_its_answers_documents) {
  answer(family_, "2024-07-01T13:00:00Z");
  attach(family_, "2024-06-10T08:00:00Z");            // due 2025-06-10
  attach_to_answer(family_, "2024-07-02T08:00:00Z");  // due 2025-07-02
  const auto told = outcomes({on(Area::notification, 1, "2025-06-01", "2025-07-31")});
  EXPECT_EQ(told[0], "2030-07-01 by 0, due 2030-07-01");
  EXPECT_EQ(told[2], "2025-08-01 by 2, due 2025-06-10");
  EXPECT_EQ(told[3], "2025-08-01 by 2, due 2025-07-02");
}

TEST_F(HeldFamily, a_hold_on_an_answer_holds_its_documents_and_not_the_notifications) {
  answer(family_, "2024-07-01T13:00:00Z");
  attach(family_, "2024-06-10T08:00:00Z");
  attach_to_answer(family_, "2024-07-02T08:00:00Z");
  const auto told = outcomes({on(Area::answer, 11, "2025-06-01", "2025-07-31")});
  EXPECT_EQ(told[2], "2025-06-10 by 2, due 2025-06-10");
  EXPECT_EQ(told[3], "2025-08-01 by 2, due 2025-07-02");
}

TEST_F(HeldFamily, a_held_document_holds_its_notification_and_a_sibling_due_by_its_own_rule_goes) {
  attach(family_, "2029-06-10T08:00:00Z");  // due 2030-06-10
  attach(family_, "2029-12-01T08:00:00Z");  // due 2030-12-01
  EXPECT_EQ(outcomes({on(Area::document, 102, "2030-06-01", "2030-06-30")}),
            (Texts{"2030-07-01 by 1, due 2030-06-03", "2030-06-10 by 2, due 2030-06-10",
                   "2030-07-01 by 1, due 2030-06-03"}));
}

TEST_F(HeldFamily, a_document_that_went_long_ago_holds_nobody) {
  attach(family_, "2024-06-10T08:00:00Z");
  EXPECT_EQ(outcomes({on(Area::document, 101, "2030-06-01", "2030-06-30")}),
            (Texts{"2030-06-03 by 1, due 2030-06-03", "2025-06-10 by 2, due 2025-06-10"}));
}

TEST_F(HeldFamily, a_document_released_together_with_its_notification_goes_by_its_own_rule) {
  attach(family_, "2029-06-10T08:00:00Z");
  EXPECT_EQ(outcomes({on(Area::notification, 1, "2030-06-01", "2030-06-30")}),
            (Texts{"2030-07-01 by 1, due 2030-06-03", "2030-07-01 by 2, due 2030-06-10"}));
}

TEST_F(HeldFamily, an_answer_during_a_hold_enters_and_gives_the_notification_its_new_date) {
  answer(family_, "2030-06-10T12:00:00Z");
  EXPECT_EQ(outcomes({})[1], "never");
  EXPECT_EQ(outcomes({on(Area::notification, 1, "2030-05-20", "2030-06-30")}),
            (Texts{"2036-06-10 by 0, due 2036-06-10", "2036-06-10 by 0, due 2036-06-10"}));
}

TEST_F(HeldFamily, a_hold_on_an_answer_that_has_not_come_yet_holds_nobody) {
  answer(family_, "2030-06-10T12:00:00Z");
  const auto told = fates(policy_, runs_, family_, {on(Area::answer, 11, "2030-05-20", "2030-06-30")});
  EXPECT_EQ(outcome(runs_, told[0]), "2030-06-03 by 1, due 2030-06-03");
  EXPECT_FALSE(told[1].enters);
}

TEST_F(HeldFamily, an_answer_under_a_hold_of_its_own_closes_no_window_before_it_comes) {
  policy_.reading.purge_within_days = 10;
  answer(family_, "2030-06-06T12:00:00Z");
  EXPECT_EQ(windows(0, {on(Area::answer, 11, "2030-05-20", "2036-06-30")}),
            (Texts{"[2030-06-03..2030-06-13] due 2030-06-03 by 1 ended 2030-06-07",
                   "[2036-07-01..2036-07-11] due 2036-06-06 by 0"}));
}

TEST_F(HeldFamily, what_came_to_an_overdue_notification_under_a_hold_waits_for_its_release) {
  answer(family_, "2030-06-05T10:00:00Z");
  const auto told = fates(policy_, runs_, family_, {on(Area::notification, 1, "2030-06-04", "2030-06-20")});
  EXPECT_FALSE(told[1].enters);
  EXPECT_TRUE(told[1].may_enter);
  EXPECT_EQ(texts_of(runs_, told[1]), Texts{"[2030-06-21..2030-06-21] due 2030-06-03 by 1 along"});
}

TEST_F(HeldFamily, where_documents_stay_a_held_document_holds_nobody_else) {
  policy_.reading.document_under_parent = DocumentUnderParent::stays;
  attach(family_, "2029-12-01T08:00:00Z");
  EXPECT_EQ(outcomes({on(Area::document, 101, "2030-06-01", "2030-12-10")}),
            (Texts{"2030-06-03 by 1, due 2030-06-03", "2030-12-11 by 2, due 2030-12-01"}));
}

TEST_F(HeldFamily, a_document_that_outlived_its_parents_is_held_by_the_id_it_keeps) {
  policy_.reading.document_under_parent = DocumentUnderParent::stays;
  answer(family_, "2024-06-03T09:00:00Z");            // all but the documents go on 2030-06-03
  attach(family_, "2029-12-01T08:00:00Z");            // both due 2030-12-01
  attach_to_answer(family_, "2029-12-01T09:00:00Z");  // keeps the answer's id alone
  const auto late = [&](Area area, RecordId id) {
    const auto told = outcomes({on(area, id, "2030-11-20", "2030-12-10")});
    return Texts{told[2], told[3]};
  };
  const std::string in_time = "2030-12-01 by 2, due 2030-12-01";
  const std::string held = "2030-12-11 by 2, due 2030-12-01";
  EXPECT_EQ(late(Area::notification, 1), (Texts{held, in_time}));
  EXPECT_EQ(late(Area::answer, 11), (Texts{in_time, held}));
}

TEST_F(HeldFamily, an_answers_document_that_stays_is_held_by_a_notification_that_is_still_there) {
  policy_.reading.document_under_parent = DocumentUnderParent::stays;
  answer(family_, "2024-06-03T09:00:00Z");
  attach_to_answer(family_, "2029-06-10T09:00:00Z");  // due 2030-06-10
  EXPECT_EQ(outcomes({on(Area::notification, 1, "2030-06-01", "2030-06-30")})[2],
            "2030-07-01 by 2, due 2030-06-10");
}

TEST_F(HeldFamily, a_notification_held_back_by_documents_goes_with_them_at_the_release) {
  policy_.reading.document_under_parent = DocumentUnderParent::holds_parent;
  attach(family_, "2029-12-01T08:00:00Z");  // due 2030-12-01, and the notification with it
  EXPECT_EQ(outcomes({on(Area::document, 101, "2030-11-20", "2030-12-31")}),
            (Texts{"2031-01-01 by 1, due 2030-12-01", "2031-01-01 by 2, due 2030-12-01"}));
}

TEST_F(HeldFamily, a_document_that_goes_while_its_notification_is_held_no_longer_gives_it_its_date) {
  policy_.reading.document_under_parent = DocumentUnderParent::holds_parent;
  answer(family_, "2024-06-04T09:00:00Z");  // due 2030-06-04
  attach(family_, "2029-12-01T08:00:00Z");
  EXPECT_EQ(outcomes({on(Area::answer, 11, "2030-11-20", "2030-12-31")}),
            (Texts{"2031-01-01 by 0, due 2030-06-04", "2031-01-01 by 0, due 2030-06-04",
                   "2030-12-01 by 2, due 2030-12-01"}));
}

// One engine took the document on 1 June and may take the notification; another still has the document, which
// a hold keeps, and may not.
TEST_F(HeldFamily, where_slack_leaves_open_who_is_there_the_notification_may_go_and_need_not) {
  policy_.reading.purge_within_days = 10;
  attach(family_, "2029-06-01T08:00:00Z");  // due 2030-06-01
  const std::vector<Hold> holds{on(Area::document, 101, "2030-06-05", "2030-06-30")};
  EXPECT_EQ(windows(0, holds), (Texts{"[2030-06-03..2030-06-13] due 2030-06-03 by 1 ended 2030-06-05",
                                      "[2030-06-05..beyond] due 2030-06-03 by 1 ended 2030-07-01",
                                      "[2030-07-01..2030-07-11] due 2030-06-03 by 1"}));
  EXPECT_EQ(windows(1, holds), (Texts{"[2030-06-01..2030-06-11] due 2030-06-01 by 2 ended 2030-06-05",
                                      "[2030-06-03..2030-06-13] due 2030-06-03 by 1 ended 2030-06-05 along",
                                      "[2030-07-01..2030-07-11] due 2030-06-01 by 2",
                                      "[2030-07-01..2030-07-11] due 2030-06-03 by 1 along"}));
}

TEST_F(HeldFamily, what_no_rule_covers_is_held_by_nobody) {
  policy_.reading.scope = Scope::new_model;
  family_ = notified("2023-11-02T08:00:00Z");
  attach(family_, "2024-06-10T08:00:00Z");
  EXPECT_EQ(outcomes({on(Area::document, 101, "2025-06-01", "2025-06-30")}),
            (Texts{"never", "2025-07-01 by 2, due 2025-06-10"}));
}

TEST_F(HeldFamily, the_holds_that_reach_a_record_can_be_asked_for) {
  answer(family_, "2024-07-01T13:00:00Z");
  attach(family_, "2024-07-02T08:00:00Z");
  attach_to_answer(family_, "2024-07-02T09:00:00Z");
  std::vector<Hold> holds;
  const auto add = [&](RecordId hold_id, Area area, RecordId id) {
    holds.push_back(on(area, id, "2024-08-01", "2024-08-02"));
    holds.back().id = hold_id;
  };
  add(5, Area::notification, 1);
  add(4, Area::answer, 11);
  add(3, Area::document, 101);
  add(2, Area::document, 102);
  add(1, Area::sanction, 1);
  const auto reaching = [&](Area area, RecordId id) {
    std::vector<RecordId> ids;
    const Oracle oracle(policy_, runs_, holds);
    for (const Hold& each : oracle.holds_reaching(family_, area, id)) ids.push_back(each.id);
    return ids;
  };
  using Ids = std::vector<RecordId>;
  EXPECT_EQ(reaching(Area::notification, 1), (Ids{2, 3, 4, 5}));
  EXPECT_EQ(reaching(Area::answer, 11), (Ids{2, 3, 4, 5}));
  EXPECT_EQ(reaching(Area::document, 101), (Ids{3, 5}));
  EXPECT_EQ(reaching(Area::document, 102), (Ids{2, 4, 5}));
  policy_.reading.document_under_parent = DocumentUnderParent::stays;
  EXPECT_EQ(reaching(Area::notification, 1), (Ids{4, 5}));
  EXPECT_EQ(Oracle(policy_, runs_, holds).holds_reaching(Area::sanction, 1).at(0).id, 1);
}

}  // namespace
}  // namespace slettefrist::oracle
