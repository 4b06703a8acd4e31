// What SQLite makes of the engine's questions: a quiet night may only walk index ranges.
//
// A lost index would not change a single result, only make every simulated night slower; so the plans
// themselves are tested.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/engine/rule_query.h"
#include "tests/engine/small_store.h"

namespace slettefrist::engine {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::size_t kAnswered = 0;
constexpr std::size_t kUnanswered = 1;
constexpr std::size_t kDocument = 2;
constexpr std::size_t kSanction = 3;

std::string plan_of_oldest(const Policy& policy, std::size_t rule) {
  SmallStore world;
  const RuleQuery query = rule_query(policy, rule, true);
  return world.plan_of(query.oldest_sql, 2 + query.further_values.size());
}

TEST(QueryPlan, of_every_rule_and_reading_walks_an_index_range_and_sorts_nothing) {
  for (const char* which : {"first", "last"}) {
    for (const char* scope : {"all", "new_model"}) {
      Policy policy = newsletter_policy();
      set_reading(policy.reading, "which_answer", which);
      set_reading(policy.reading, "scope", scope);
      for (const std::size_t rule : {kAnswered, kUnanswered, kDocument, kSanction}) {
        SmallStore world;
        const RuleQuery query = rule_query(policy, rule, true);
        for (const std::string& sql : {query.oldest_sql, query.newest_sql}) {
          const std::string plan = world.plan_of(sql, 2 + query.further_values.size());
          EXPECT_THAT(plan, Not(HasSubstr("SCAN"))) << sql;
          EXPECT_THAT(plan, Not(HasSubstr("TEMP B-TREE"))) << sql;
        }
      }
    }
  }
}

TEST(QueryPlan, uses_the_index_that_was_made_for_each_rule) {
  const Policy policy = newsletter_policy();
  EXPECT_THAT(plan_of_oldest(policy, kAnswered),
              HasSubstr("answer_by_answered_at (answered_at>? AND answered_at<?)"));
  EXPECT_THAT(plan_of_oldest(policy, kAnswered), HasSubstr("answer_by_notification (notification_id=?"));
  EXPECT_THAT(plan_of_oldest(policy, kUnanswered),
              HasSubstr("PRIMARY KEY (notified_at>? AND notified_at<?)"));
  EXPECT_THAT(plan_of_oldest(policy, kUnanswered), HasSubstr("answer_by_notification (notification_id=?"));
  EXPECT_THAT(plan_of_oldest(policy, kDocument),
              HasSubstr("document_by_stored_at (stored_at>? AND stored_at<?)"));
  EXPECT_THAT(plan_of_oldest(policy, kSanction),
              HasSubstr("sanction_by_earliest_date (<expr>>? AND <expr><?)"));
}

// Text and plan of one way of listing, of every rule; `values`: how many every rule binds.
std::map<std::string, std::string> plans_of_listing(std::string RuleQuery::*listing, std::size_t values) {
  const Policy policy = newsletter_policy();
  SmallStore world;
  world.notify(1, "2018-05-01T10:00:00Z");
  world.answer(1, 1, "2018-05-01T11:00:00Z");
  world.notify(2, "2018-05-01T10:00:00Z");
  world.document_on_notification(1, 2, "2023-05-01T10:00:00Z");
  world.sanction(1, "2018-05-01", "");
  // These make the scratch tables, the second those of a run that goes rule by rule.
  count_due(world.store(), policy, SmallStore::three_at_night("2024-05-01"), day("2024-05-01"));
  world.purge(policy, "2024-05-01");
  std::map<std::string, std::string> plans;
  for (const std::size_t rule : {kAnswered, kUnanswered, kDocument, kSanction}) {
    const RuleQuery query = rule_query(policy, rule, true);
    if ((query.*listing).empty()) continue;
    plans[query.*listing] = world.plan_of(query.*listing, values + query.further_values.size());
  }
  return plans;
}

TEST(QueryPlan, of_listing_walks_the_same_ranges) {
  for (const auto& [sql, plan] : plans_of_listing(&RuleQuery::list_sql, 3)) {
    EXPECT_THAT(plan, Not(HasSubstr("SCAN"))) << sql;
    EXPECT_THAT(plan, HasSubstr("SEARCH d USING ")) << sql;
  }
}

TEST(QueryPlan, of_listing_a_part_by_dates_takes_it_from_the_index_and_sorts_nothing) {
  for (const auto listing :
       {&RuleQuery::part_by_date_sql, &RuleQuery::part_by_day_sql, &RuleQuery::part_by_any_answer_sql}) {
    for (const auto& [sql, plan] : plans_of_listing(listing, 3)) {
      for (const char* scan : {"SCAN a", "SCAN n", "SCAN m"}) EXPECT_THAT(plan, Not(HasSubstr(scan))) << sql;
      EXPECT_THAT(plan, Not(HasSubstr("TEMP B-TREE"))) << sql;
    }
  }
}

// Neither a due day nor another answer is asked for once a record.
TEST(QueryPlan, of_listing_day_by_day_asks_days_first_and_no_other_answer) {
  for (const auto& [sql, plan] : plans_of_listing(&RuleQuery::part_by_any_answer_sql, 3)) {
    EXPECT_THAT(plan, Not(HasSubstr("CORRELATED"))) << sql;
    EXPECT_THAT(plan, HasSubstr("answer_by_answered_at (answered_at>? AND answered_at<?)"));
  }
  for (const auto& [sql, plan] : plans_of_listing(&RuleQuery::part_by_day_sql, 3)) {
    EXPECT_THAT(plan, testing::AnyOf(testing::StartsWith("SEARCH d"), testing::StartsWith("SCAN d"))) << sql;
  }
}

// Day by day a store without the index would be read from end to end once a day.
TEST(QueryPlan, is_by_index_where_the_store_has_the_index_of_the_rules_dates) {
  const Policy policy = newsletter_policy();
  const std::map<std::size_t, std::string> indexes{{kAnswered, "answer_by_answered_at"},
                                                   {kDocument, "document_by_stored_at"},
                                                   {kSanction, "sanction_by_earliest_date"}};
  for (const auto& [rule, index] : indexes) {
    const RuleQuery query = rule_query(policy, rule, true);
    SmallStore indexed;
    EXPECT_TRUE(is_by_index(indexed.store(), query)) << index;
    SmallStore bare;
    bare.store().execute("DROP INDEX " + index, {});
    EXPECT_FALSE(is_by_index(bare.store(), query)) << index;
  }
  Policy mixed = policy;
  mixed.rules[kSanction].counted_from = {"expires_on", "registered_at"};
  SmallStore world;
  EXPECT_FALSE(is_by_index(world.store(), rule_query(mixed, kSanction, true)));
}

// With any of these an answer in the range says nothing of the first, or its date is not what decides.
TEST(QueryPlan, takes_any_answer_for_the_first_only_where_the_rule_counts_from_that) {
  const auto text_for = [](const Policy& policy, std::size_t rule) {
    return rule_query(policy, rule, true).part_by_any_answer_sql;
  };
  Policy policy = newsletter_policy();
  EXPECT_NE(text_for(policy, kAnswered), "");
  EXPECT_EQ(text_for(policy, kUnanswered), "");
  EXPECT_EQ(text_for(policy, kDocument), "");
  policy.rules[kAnswered].counted_from = {"decided_on"};
  EXPECT_EQ(text_for(policy, kAnswered), "");
  policy = newsletter_policy();
  policy.reading.which_answer = WhichAnswer::last;
  EXPECT_EQ(text_for(policy, kAnswered), "");
}

// Every row is looked at, once: by its id, whatever index there is. Of the answers none is: the index that
// has them by notification tells their instants.
TEST(QueryPlan, of_listing_a_part_by_rows_walks_ids_and_sorts_nothing) {
  const auto plans = plans_of_listing(&RuleQuery::part_by_row_sql, 5);
  EXPECT_EQ(plans.size(), 4U);
  for (const auto& [sql, plan] : plans) {
    const bool is_by_answer = sql.find("FROM answer AS a CROSS") != std::string::npos;
    EXPECT_THAT(plan, HasSubstr(is_by_answer ? "SEARCH a USING COVERING INDEX answer_by_notification "
                                               "(notification_id>? AND notification_id<?)"
                                             : "USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"))
        << sql;
    EXPECT_THAT(plan, Not(HasSubstr("SCAN"))) << sql;
    EXPECT_THAT(plan, Not(HasSubstr("_by_stored_at"))) << sql;
    EXPECT_THAT(plan, Not(HasSubstr("TEMP B-TREE"))) << sql;
  }
}

// Nor is another answer asked for, where any tells of the first.
TEST(QueryPlan, of_listing_a_part_by_rows_asks_for_no_other_answer_where_none_is_before) {
  const auto plans = plans_of_listing(&RuleQuery::part_by_row_of_any_answer_sql, 5);
  EXPECT_EQ(plans.size(), 1U);
  for (const auto& [sql, plan] : plans) {
    EXPECT_THAT(plan, HasSubstr("SEARCH a USING COVERING INDEX answer_by_notification "
                                "(notification_id>? AND notification_id<?)"));
    EXPECT_THAT(plan, Not(HasSubstr("SEARCH o"))) << sql;
    EXPECT_THAT(plan, Not(HasSubstr("TEMP B-TREE"))) << sql;
  }
}

// In a random order every row that is looked up costs a page.
TEST(QueryPlan, of_counting_what_is_due_asks_the_index_alone) {
  const Policy policy = newsletter_policy();
  for (const std::size_t rule : {kAnswered, kUnanswered, kDocument}) {
    SmallStore world;
    const RuleQuery query = rule_query(policy, rule, true);
    const std::string plan = world.plan_of(query.count_some_sql, 3);
    EXPECT_THAT(plan, Not(HasSubstr("SCAN a"))) << plan;
    EXPECT_THAT(plan, Not(HasSubstr("SCAN n"))) << plan;
    EXPECT_THAT(plan, testing::AnyOf(HasSubstr("USING COVERING INDEX"), HasSubstr("PRIMARY KEY"))) << plan;
    EXPECT_THAT(plan, Not(HasSubstr("CORRELATED"))) << plan;
  }
}

// What goes with a notification, or stays because of an answer, is not told by a range of dates.
TEST(QueryPlan, of_removing_a_range_is_for_rules_of_dates_alone_and_walks_their_index) {
  const Policy policy = newsletter_policy();
  SmallStore world;
  EXPECT_EQ(rule_query(policy, kAnswered, true).delete_sql, "");
  EXPECT_EQ(rule_query(policy, kUnanswered, true).delete_sql, "");
  EXPECT_THAT(world.plan_of(rule_query(policy, kDocument, true).delete_sql, 2),
              HasSubstr("document_by_stored_at (stored_at>? AND stored_at<?)"));
  EXPECT_THAT(world.plan_of(rule_query(policy, kSanction, true).delete_sql, 2),
              HasSubstr("sanction_by_earliest_date (<expr>>? AND <expr><?)"));
}

TEST(QueryPlan, keeps_the_order_of_columns_in_a_rule_away_from_the_index) {
  Policy policy = newsletter_policy();
  policy.rules[kSanction].counted_from = {"served_on", "expires_on"};
  EXPECT_THAT(plan_of_oldest(policy, kSanction), HasSubstr("sanction_by_earliest_date"));
}

}  // namespace
}  // namespace slettefrist::engine
