// Dated versions of rules, and rules that only a what-if has, on a real SQLite store.
//
// A version changes which records a rule decides for; a what-if may count from any date column of any table.
// The policy is the newsletter's, with what differs written into each test.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/model/input_error.h"
#include "tests/engine/small_store.h"

namespace slettefrist::engine {
namespace {

using testing::ElementsAre;

TEST(Versions, a_shorter_period_for_all_records_takes_old_ones_when_it_comes_into_force) {
  Policy policy = newsletter_policy();
  policy.rules[1].versions.push_back(version_from("2025-01-01", "3 years"));
  SmallStore world;
  world.notify(1, "2021-06-01T10:00:00Z");
  world.purge(policy, "2024-12-31");
  EXPECT_EQ(world.left(Area::notification), Ids{1});
  world.purge(policy, "2025-01-01");
  EXPECT_THAT(world.log(), ElementsAre("notification 1: notification-unanswered, due 2024-06-01"));
}

TEST(Versions, anchored_since_leaves_older_anchors_to_the_version_before) {
  Policy policy = newsletter_policy();
  policy.rules[2].versions.push_back(version_from("2024-07-01", "1 month", Effect::anchored_since));
  SmallStore world;
  world.notify(1, "2024-01-01T10:00:00Z");
  world.document_on_notification(101, 1, "2024-06-30T21:59:59Z");
  world.document_on_notification(102, 1, "2024-06-30T22:00:00Z");  // 1 July in Denmark
  world.purge(policy, "2024-08-01");
  EXPECT_EQ(world.left(Area::document), Ids{101});
  world.purge(policy, "2025-06-30");
  EXPECT_EQ(world.left(Area::document), Ids{});
  EXPECT_THAT(world.log(), ElementsAre("document 102: document, due 2024-08-01",
                                       "document 101: document, due 2025-06-30"));
}

TEST(Versions, an_end_removes_nothing_from_its_day_on) {
  Policy policy = newsletter_policy();
  policy.rules[2].versions.push_back(end_from("2024-07-01"));
  SmallStore world;
  world.notify(1, "2023-01-01T10:00:00Z");
  world.document_on_notification(101, 1, "2023-06-30T10:00:00Z");
  world.document_on_notification(102, 1, "2023-07-01T10:00:00Z");
  world.purge(policy, "2024-06-30");
  world.purge(policy, "2024-07-01");
  EXPECT_EQ(world.left(Area::document), Ids{102});
}

TEST(Versions, an_end_for_new_anchors_lets_the_old_ones_run_out) {
  Policy policy = newsletter_policy();
  policy.rules[2].versions.push_back(end_from("2024-07-01", Effect::anchored_since));
  SmallStore world;
  world.notify(1, "2023-01-01T10:00:00Z");
  world.document_on_notification(101, 1, "2024-06-30T10:00:00Z");
  world.document_on_notification(102, 1, "2024-07-01T10:00:00Z");
  world.purge(policy, "2025-12-31");
  EXPECT_EQ(world.left(Area::document), Ids{102});
}

TEST(WhatIf, a_rule_for_another_table_deletes_by_its_column) {
  Policy policy = newsletter_policy();
  policy.rules.push_back(
      {"draft", Area::plan_draft, Applies::always, {"sent_at"}, {version_from("2024-01-01", "30 days")}});
  policy.rules.push_back({"course",
                          Area::contact_course,
                          Applies::always,
                          {"starts_on"},
                          {version_from("2024-01-01", "1 year")}});
  SmallStore world;
  world.plan_draft(1, "2024-03-01T10:00:00Z");
  world.plan_draft(2, "2024-03-03T10:00:00Z");
  world.contact_course(1, "2023-04-01");
  world.contact_course(2, "2023-04-02");
  world.purge(policy, "2024-04-01");
  EXPECT_EQ(world.left(Area::plan_draft), Ids{2});
  EXPECT_EQ(world.left(Area::contact_course), Ids{2});
  EXPECT_THAT(world.log(),
              ElementsAre("contact_course 1: course, due 2024-04-01", "plan_draft 1: draft, due 2024-03-31"));
}

TEST(WhatIf, a_notification_may_be_counted_from_its_event_whether_answered_or_not) {
  Policy policy = newsletter_policy();
  policy.rules = {{"by-event",
                   Area::notification,
                   Applies::always,
                   {"event_on"},
                   {version_from("2024-01-01", "6 years")}}};
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z", "2018-04-01");
  world.notify(2, "2018-05-01T10:00:00Z", "2018-04-02");
  world.notify(3, "2018-05-01T10:00:00Z", "2018-04-01");
  world.answer(31, 3, "2020-05-01T10:00:00Z");
  world.purge(policy, "2024-04-01");
  EXPECT_EQ(world.left(Area::notification), Ids{2});
  EXPECT_EQ(world.left(Area::answer), Ids{});
}

TEST(WhatIf, an_unanswered_notification_may_be_counted_from_its_event) {
  Policy policy = newsletter_policy();
  policy.rules[1].counted_from = {"event_on"};
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z", "2018-04-01");
  world.notify(2, "2018-05-01T10:00:00Z", "2018-04-01");
  world.answer(21, 2, "2020-05-01T10:00:00Z");
  world.purge(policy, "2024-04-01");
  EXPECT_EQ(world.left(Area::notification), Ids{2});
}

TEST(WhatIf, several_rules_on_one_table_log_the_one_that_opens_first) {
  Policy policy = newsletter_policy();
  policy.rules.push_back({"by-file-date",
                          Area::document,
                          Applies::always,
                          {"file_dated_on"},
                          {version_from("2024-03-18", "9 years")}});  // 2015-01-01 in small_store.h
  policy.rules.push_back(
      {"twin", Area::document, Applies::always, {"stored_at"}, {version_from("2024-03-18", "12 months")}});
  SmallStore world;
  world.notify(1, "2020-05-01T10:00:00Z");
  world.document_on_notification(101, 1, "2022-12-31T10:00:00Z");
  world.document_on_notification(102, 1, "2023-01-02T10:00:00Z");
  world.purge(policy, "2024-03-18");
  EXPECT_THAT(world.log(), ElementsAre("document 101: document, due 2023-12-31",
                                       "document 102: by-file-date, due 2024-01-01"));
}

TEST(WhatIf, three_dates_count_from_the_earliest_known) {
  Policy policy = newsletter_policy();
  policy.rules[3].counted_from = {"served_on", "expires_on", "decided_on"};  // decided 2016-01-01
  SmallStore world;
  world.sanction(1, "2018-06-01", "");
  world.sanction(2, "2015-06-01", "");
  world.purge(policy, "2024-03-18");
  EXPECT_THAT(world.log(),
              ElementsAre("sanction 1: sanction, due 2022-01-01", "sanction 2: sanction, due 2021-06-01"));
}

TEST(WhatIf, an_instant_and_a_day_count_from_the_earlier_of_both) {
  Policy policy = newsletter_policy();
  policy.rules[1].counted_from = {"notified_at", "event_on"};
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z", "2018-04-01");
  world.notify(2, "2018-04-01T10:00:00Z", "2018-05-01");
  world.notify(3, "2018-04-01T22:00:00Z", "2018-05-01");  // 2 April in Denmark
  world.purge(policy, "2024-03-31");
  EXPECT_EQ(world.left(Area::notification), (Ids{1, 2, 3}));
  world.purge(policy, "2024-04-01");
  EXPECT_EQ(world.left(Area::notification), Ids{3});
  policy.reading.first_day = FirstDay::instant;
  make_builtin_engine(policy)->run(world.store(), instant("2024-04-01T21:59:59Z"), day("2024-04-01"));
  EXPECT_EQ(world.left(Area::notification), Ids{3});
  make_builtin_engine(policy)->run(world.store(), instant("2024-04-01T22:00:00Z"), day("2024-04-02"));
  EXPECT_THAT(world.log(), ElementsAre("notification 1: notification-unanswered, due 2024-04-01",
                                       "notification 2: notification-unanswered, due 2024-04-01",
                                       "notification 3: notification-unanswered, due 2024-04-02"));
}

TEST(WhatIf, another_zone_is_refused) {
  Policy policy = newsletter_policy();
  policy.zone = "Europe/Paris";
  EXPECT_THROW(make_builtin_engine(policy), InputError);
}

}  // namespace
}  // namespace slettefrist::engine
