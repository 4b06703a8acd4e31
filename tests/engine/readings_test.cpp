// The readings on a real SQLite store: what each of them moves, and the nights on which it shows.
//
// One reading differs from the default in each test; the records are those for which it makes the difference.
// Versions and what-ifs have a file of their own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/small_store.h"

namespace slettefrist::engine {
namespace {

using testing::ElementsAre;

Policy policy_with(const char* key, const char* value) {
  Policy policy = newsletter_policy();
  EXPECT_TRUE(set_reading(policy.reading, key, value));
  return policy;
}

TEST(Readings, day_after_waits_one_day_more) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  const Policy policy = policy_with("first_day", "day_after");
  world.purge(policy, "2024-05-01");
  EXPECT_EQ(world.left(Area::notification), Ids{1});
  world.purge(policy, "2024-05-02");
  EXPECT_THAT(world.log(), ElementsAre("notification 1: notification-unanswered, due 2024-05-02"));
}

TEST(Readings, instant_waits_for_the_first_run_not_before_the_same_clock_time) {
  SmallStore world;
  world.notify(1, "2018-05-01T01:00:00Z");  // three at night in Denmark
  world.notify(2, "2018-05-01T01:00:01Z");
  const Policy policy = policy_with("first_day", "instant");
  world.purge(policy, "2024-05-01");
  EXPECT_EQ(world.left(Area::notification), Ids{2});
  world.purge(policy, "2024-05-02");
  EXPECT_THAT(world.log(), ElementsAre("notification 1: notification-unanswered, due 2024-05-01",
                                       "notification 2: notification-unanswered, due 2024-05-01"));
}

TEST(Readings, instant_tells_the_two_passes_of_the_doubled_hour_apart) {
  SmallStore world;
  world.notify(1, "2018-10-28T00:30:00Z");  // 02:30 in summer time, on a night of two such
  world.notify(2, "2018-10-28T01:30:00Z");  // 02:30 in winter time
  Policy policy = policy_with("first_day", "instant");
  for (Rule& rule : policy.rules) rule.versions = {version_from("2024-03-18", "2191 days")};  // to 2024-10-27
  const auto engine = make_builtin_engine(policy);
  engine->run(world.store(), instant("2024-10-27T00:29:59Z"), day("2024-10-27"));
  EXPECT_EQ(world.left(Area::notification), (Ids{1, 2}));
  engine->run(world.store(), instant("2024-10-27T00:30:00Z"), day("2024-10-27"));
  EXPECT_EQ(world.left(Area::notification), Ids{2});
  engine->run(world.store(), instant("2024-10-27T01:29:59Z"), day("2024-10-27"));
  EXPECT_EQ(world.left(Area::notification), Ids{2});
  engine->run(world.store(), instant("2024-10-27T01:30:00Z"), day("2024-10-27"));
  EXPECT_EQ(world.left(Area::notification), Ids{});
}

TEST(Readings, a_leap_day_is_due_by_the_reading_of_the_month_end) {
  const auto left_on = [](const char* month_end, const char* on) {
    SmallStore world;
    world.notify(1, "2020-02-29T10:00:00Z");
    world.purge(policy_with("month_end", month_end), on);
    return world.left(Area::notification).size();
  };
  EXPECT_EQ(left_on("clamp", "2026-02-27"), 1U);
  EXPECT_EQ(left_on("clamp", "2026-02-28"), 0U);
  EXPECT_EQ(left_on("overflow", "2026-02-28"), 1U);
  EXPECT_EQ(left_on("overflow", "2026-03-01"), 0U);
  EXPECT_EQ(left_on("refuse", "2036-03-01"), 1U);
}

TEST(Readings, refuse_takes_what_lies_around_the_hole) {
  SmallStore world;
  world.notify(1, "2020-02-28T10:00:00Z");
  world.notify(2, "2020-02-29T10:00:00Z");
  world.notify(3, "2020-03-01T10:00:00Z");
  const Policy policy = policy_with("month_end", "refuse");
  world.purge(policy, "2026-03-01");
  EXPECT_EQ(world.left(Area::notification), Ids{2});
  EXPECT_THAT(world.log(), ElementsAre("notification 1: notification-unanswered, due 2026-02-28",
                                       "notification 3: notification-unanswered, due 2026-03-01"));
  world.notify(4, "2020-03-02T10:00:00Z");
  world.purge(policy, "2026-03-02");
  EXPECT_EQ(world.left(Area::notification), Ids{2});
}

TEST(Readings, utc_days_begin_an_hour_or_two_after_danish_ones) {
  SmallStore world;
  world.notify(1, "2018-06-30T22:30:00Z");  // 1 July in Denmark
  world.notify(2, "2018-07-01T00:00:00Z");
  world.purge(newsletter_policy(), "2024-06-30");
  EXPECT_EQ(world.left(Area::notification), (Ids{1, 2}));
  world.purge(policy_with("day_of", "utc"), "2024-06-30");
  EXPECT_EQ(world.left(Area::notification), Ids{2});
  EXPECT_THAT(world.log(), ElementsAre("notification 1: notification-unanswered, due 2024-06-30"));
}

TEST(Readings, clock_change_nights_have_their_full_day_and_no_more) {
  SmallStore world;
  world.notify(1, "2018-10-27T21:59:59Z");
  world.notify(2, "2018-10-27T22:00:00Z");  // 28 October, a day of 25 hours
  world.notify(3, "2018-10-28T22:59:59Z");
  world.notify(4, "2018-10-28T23:00:00Z");
  world.purge(newsletter_policy(), "2024-10-27");
  EXPECT_EQ(world.left(Area::notification), (Ids{2, 3, 4}));
  world.purge(newsletter_policy(), "2024-10-28");
  EXPECT_EQ(world.left(Area::notification), Ids{4});
}

TEST(Readings, first_counts_from_the_earliest_answer_and_last_from_the_latest_in_the_store) {
  const auto fill = [](SmallStore& world) {
    world.notify(1, "2018-05-01T10:00:00Z");
    world.answer(11, 1, "2018-06-01T10:00:00Z");
    world.answer(12, 1, "2018-08-01T10:00:00Z");
  };
  SmallStore first;
  fill(first);
  first.purge(newsletter_policy(), "2024-06-01");
  EXPECT_EQ(first.left(Area::notification), Ids{});
  EXPECT_EQ(first.left(Area::answer), Ids{});

  const Policy policy = policy_with("which_answer", "last");
  SmallStore last;
  fill(last);
  last.purge(policy, "2024-07-31");
  EXPECT_EQ(last.left(Area::answer), (Ids{11, 12}));
  last.answer(13, 1, "2024-07-31T20:00:00Z");
  last.purge(policy, "2024-08-01");
  EXPECT_EQ(last.left(Area::notification), Ids{1});
  last.purge(policy, "2030-07-31");
  EXPECT_EQ(last.left(Area::answer), Ids{});
}

TEST(Readings, answers_of_one_instant_count_in_the_order_of_their_ids) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.answer(11, 1, "2018-06-01T10:00:00Z", "2018-05-20");
  world.answer(12, 1, "2018-06-01T10:00:00Z", "2018-05-10");
  Policy policy = newsletter_policy();
  policy.rules[0].counted_from = {"decided_on"};
  world.purge(policy, "2024-05-10");
  EXPECT_EQ(world.left(Area::notification), Ids{1});
  policy.reading.which_answer = WhichAnswer::last;
  world.purge(policy, "2024-05-10");
  EXPECT_EQ(world.left(Area::notification), Ids{});
}

TEST(Readings, new_model_never_touches_what_was_sent_before_it) {
  Policy policy = policy_with("scope", "new_model");
  SmallStore world;
  world.notify(1, "2017-01-01T10:00:00Z");
  world.notify(2, "2023-12-03T22:59:59Z");
  world.answer(21, 2, "2023-12-05T10:00:00Z");
  world.document_on_answer(201, 21, "2023-12-05T10:00:00Z");
  world.notify(3, "2023-12-03T23:00:00Z");  // 4 December in Denmark
  world.notify(4, "2023-12-04T10:00:00Z");
  world.answer(41, 4, "2023-12-05T10:00:00Z");
  world.purge(policy, "2030-01-01");
  EXPECT_EQ(world.left(Area::notification), (Ids{1, 2}));
  EXPECT_EQ(world.left(Area::answer), Ids{21});
  EXPECT_EQ(world.left(Area::document), Ids{});
  EXPECT_EQ(world.log().front(), "answer 41: notification-answered, due 2029-12-05");
}

TEST(Readings, stays_leaves_the_documents_of_a_purged_notification) {
  SmallStore world{false};  // the readings leaves children without parents on purpose
  world.notify(1, "2018-05-01T10:00:00Z");
  world.answer(11, 1, "2018-05-01T10:00:00Z");
  world.document_on_notification(101, 1, "2024-02-01T10:00:00Z");
  world.document_on_answer(102, 11, "2024-03-01T10:00:00Z");
  const Policy policy = policy_with("document_under_parent", "stays");
  world.purge(policy, "2024-05-01");
  EXPECT_EQ(world.left(Area::notification), Ids{});
  EXPECT_EQ(world.left(Area::answer), Ids{});
  EXPECT_EQ(world.left(Area::document), (Ids{101, 102}));
  const std::vector<Value> row = world.store().row(Area::document, 101);
  EXPECT_EQ(std::get<std::int64_t>(row[2]), 1);
  world.purge(policy, "2025-02-01");
  EXPECT_EQ(world.left(Area::document), Ids{102});
  EXPECT_EQ(world.log().back(), "document 101: document, due 2025-02-01");
}

TEST(Readings, holds_parent_lets_the_latest_document_hold_its_notification) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.answer(11, 1, "2018-05-01T12:00:00Z");
  world.document_on_notification(101, 1, "2024-02-01T10:00:00Z");
  world.document_on_answer(102, 11, "2024-03-01T10:00:00Z");
  world.notify(2, "2018-05-01T10:00:00Z");
  const Policy policy = policy_with("document_under_parent", "holds_parent");
  world.purge(policy, "2024-05-01");
  EXPECT_EQ(world.left(Area::notification), Ids{1});
  world.purge(policy, "2025-02-01");
  EXPECT_EQ(world.left(Area::notification), Ids{1});
  EXPECT_EQ(world.left(Area::document), Ids{102});
  world.log();
  world.purge(policy, "2025-03-01");
  EXPECT_THAT(world.log(), ElementsAre("answer 11: notification-answered, due 2025-03-01",
                                       "document 102: document, due 2025-03-01",
                                       "notification 1: notification-answered, due 2025-03-01"));
}

TEST(Readings, holds_parent_writes_nothing_while_all_that_is_due_is_held) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.document_on_notification(101, 1, "2024-02-01T10:00:00Z");
  const std::string bytes = world.bytes();
  world.purge(policy_with("document_under_parent", "holds_parent"), "2024-05-01");
  EXPECT_EQ(world.bytes(), bytes);
  EXPECT_EQ(world.left(Area::notification), Ids{1});
}

TEST(Readings, holds_parent_takes_the_latest_day_after_an_outage) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.document_on_notification(101, 1, "2023-06-01T10:00:00Z");
  world.document_on_notification(102, 1, "2023-08-01T10:00:00Z");
  world.purge(policy_with("document_under_parent", "holds_parent"), "2024-12-01");
  EXPECT_THAT(world.log(),
              ElementsAre("document 101: document, due 2024-06-01", "document 102: document, due 2024-08-01",
                          "notification 1: notification-unanswered, due 2024-08-01"));
}

// Alone the second rule is due sooner; the document lifts both to one day, and of one day the first in the
// file tells.
TEST(Readings, holds_parent_lifts_two_rules_to_one_day_which_the_first_of_them_tells) {
  SmallStore world;
  world.notify(1, "2018-01-10T10:00:00Z");
  world.answer(11, 1, "2019-01-01T10:00:00Z");
  world.document_on_notification(101, 1, "2024-03-01T10:00:00Z");
  Policy policy = policy_with("document_under_parent", "holds_parent");
  policy.rules.push_back({"by-sending",
                          Area::notification,
                          Applies::always,
                          {"notified_at"},
                          {version_from("2024-03-18", "4 years")}});
  world.purge(policy, "2025-03-01");
  EXPECT_THAT(world.log(), ElementsAre("answer 11: notification-answered, due 2025-03-01",
                                       "document 101: document, due 2025-03-01",
                                       "notification 1: notification-answered, due 2025-03-01"));
}

TEST(Readings, a_document_without_a_due_day_holds_nobody_and_goes_along) {
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.document_on_notification(101, 1, "2024-02-29T10:00:00Z");
  Policy policy = policy_with("document_under_parent", "holds_parent");
  policy.reading.month_end = MonthEnd::refuse;
  world.purge(policy, "2024-05-01");
  EXPECT_THAT(world.log(), ElementsAre("document 101: notification-unanswered, due 2024-05-01",
                                       "notification 1: notification-unanswered, due 2024-05-01"));
}

}  // namespace
}  // namespace slettefrist::engine
