// Every reading of what the newsletter leaves open, and every kind of rule version, on cases worked by hand.
#include "sim/model/input_error.h"
#include "tests/oracle/worlds.h"

namespace slettefrist::oracle {
namespace {

Policy policy_reading(const std::string& key, const std::string& value) {
  Policy policy = policy_2024();
  EXPECT_TRUE(set_reading(policy.reading, key, value)) << key << " = " << value;
  return policy;
}

TEST(Reading, first_day_day_after_waits_one_day_more) {
  const RunCalendar runs = calendar("2024-03-18", "2031-01-01");
  EXPECT_EQ(outcome(runs, fates(policy_reading("first_day", "day_after"), runs,
                                notified("2024-02-29T08:00:00Z"))[0]),
            "2030-03-01 by 1, due 2030-03-01");
}

TEST(Reading, first_day_instant_waits_for_the_first_run_not_before_the_clock_time) {
  const RunCalendar runs = calendar("2024-03-18", "2031-01-01");
  const Policy policy = policy_reading("first_day", "instant");
  const auto outcome_of = [&](const std::string& sent) {
    return outcome(runs, fates(policy, runs, notified(sent))[0]);
  };
  EXPECT_EQ(outcome_of("2024-06-03T01:00:00Z"), "2030-06-03 by 1, due 2030-06-03");  // at 03:00 sharp
  EXPECT_EQ(outcome_of("2024-06-03T01:00:01Z"), "2030-06-04 by 1, due 2030-06-03");
}

TEST(Reading, month_end_decides_where_the_day_does_not_exist) {
  const RunCalendar runs = calendar("2024-03-18", "2031-01-01");
  const Family family = notified("2024-02-29T08:00:00Z");
  const auto told = [&](const std::string& value) {
    return fates(policy_reading("month_end", value), runs, family)[0];
  };
  EXPECT_EQ(outcome(runs, told("clamp")), "2030-02-28 by 1, due 2030-02-28");
  EXPECT_EQ(outcome(runs, told("overflow")), "2030-03-01 by 1, due 2030-03-01");
  EXPECT_EQ(outcome(runs, told("refuse")), "never");
  EXPECT_TRUE(told("refuse").has_no_rule);
  EXPECT_FALSE(told("clamp").has_no_rule);
}

TEST(Reading, month_end_refuse_ends_when_an_answer_gives_a_date_that_exists) {
  const RunCalendar runs = calendar("2024-03-18", "2031-01-01");
  Family family = notified("2024-02-29T08:00:00Z");
  answer(family, "2024-04-01T08:00:00Z");
  const auto told = fates(policy_reading("month_end", "refuse"), runs, family);
  EXPECT_FALSE(told[0].has_no_rule);
  EXPECT_EQ(outcome(runs, told[1]), "2030-04-01 by 0, due 2030-04-01");
}

TEST(Reading, day_of_utc_counts_from_the_utc_day) {
  const RunCalendar runs = calendar("2024-03-18", "2031-01-01");
  EXPECT_EQ(outcome(runs, fates(policy_reading("day_of", "utc"), runs, notified("2024-06-30T22:30:00Z"))[0]),
            "2030-06-30 by 1, due 2030-06-30");
}

TEST(Reading, which_answer_last_moves_the_date_again) {
  const RunCalendar runs = calendar("2024-03-18", "2037-01-01");
  Family family = notified("2024-06-03T08:00:00Z");
  answer(family, "2024-07-01T08:00:00Z");
  answer(family, "2030-06-30T08:00:00Z");
  EXPECT_EQ(outcome(runs, fates(policy_2024(), runs, family)[2]), "2030-07-01 by 0, due 2030-07-01");
  EXPECT_EQ(outcome(runs, fates(policy_reading("which_answer", "last"), runs, family)[0]),
            "2036-06-30 by 0, due 2036-06-30");
}

TEST(Reading, scope_new_model_leaves_older_notifications_alone_but_not_their_documents) {
  const RunCalendar runs = calendar("2024-03-18", "2031-01-01");
  const Policy policy = policy_reading("scope", "new_model");
  Family family = notified("2023-12-03T22:59:59Z");  // the last second before release 2023-4
  answer(family, "2024-02-01T08:00:00Z");
  attach_to_answer(family, "2024-02-01T08:00:00Z");
  const auto told = fates(policy, runs, family);
  EXPECT_TRUE(told[0].untouchable);
  EXPECT_TRUE(told[1].untouchable);
  EXPECT_TRUE(told[0].windows.empty());
  EXPECT_TRUE(told[1].enters);
  EXPECT_FALSE(told[2].untouchable);
  EXPECT_EQ(outcome(runs, told[2]), "2025-02-01 by 2, due 2025-02-01");
  EXPECT_EQ(outcome(runs, fates(policy, runs, notified("2023-12-03T23:00:00Z"))[0]),
            "2029-12-04 by 1, due 2029-12-04");
}

Family family_with_late_document() {
  Family family = notified("2024-06-03T08:00:00Z");
  attach(family, "2030-03-01T08:00:00Z");
  return family;
}

TEST(Reading, document_under_parent_stays_leaves_the_document_to_its_own_rule) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  const auto told =
      fates(policy_reading("document_under_parent", "stays"), runs, family_with_late_document());
  EXPECT_EQ(outcome(runs, told[0]), "2030-06-03 by 1, due 2030-06-03");
  EXPECT_EQ(texts_of(runs, told[1]),
            std::vector<std::string>{"[2031-03-01..2031-03-01] due 2031-03-01 by 2"});
}

TEST(Reading, document_under_parent_holds_parent_keeps_the_notification_until_the_last_is_due) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  const Policy policy = policy_reading("document_under_parent", "holds_parent");
  Family family = family_with_late_document();
  attach(family, "2030-05-01T08:00:00Z");
  const auto told = fates(policy, runs, family);
  EXPECT_EQ(outcome(runs, told[0]), "2031-05-01 by 1, due 2031-05-01");
  EXPECT_EQ(outcome(runs, told[1]), "2031-03-01 by 2, due 2031-03-01");
  EXPECT_EQ(outcome(runs, told[2]), "2031-05-01 by 2, due 2031-05-01");
}

TEST(Reading, a_document_without_a_date_holds_nobody) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  Policy policy = policy_reading("document_under_parent", "holds_parent");
  policy.reading.month_end = MonthEnd::refuse;
  policy.rules[kDocument].versions[0].keep = parse_period("13 months").value();
  Family family = notified("2024-06-03T08:00:00Z");
  attach(family, "2030-01-31T08:00:00Z");  // 31 February 2031
  const auto told = fates(policy, runs, family);
  EXPECT_EQ(outcome(runs, told[0]), "2030-06-03 by 1, due 2030-06-03");
  EXPECT_EQ(outcome(runs, told[1]), "2030-06-03 by 1, due 2030-06-03");
  EXPECT_FALSE(told[1].has_no_rule);
}

TEST(Version, a_shorter_one_takes_old_records_when_it_comes_into_force) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  Policy policy = policy_2024();
  policy.rules[kUnanswered].versions.push_back(version("2027-01-01", "2 years"));
  EXPECT_EQ(outcome(runs, fates(policy, runs, notified("2024-06-03T08:00:00Z"))[0]),
            "2027-01-01 by 1, due 2026-06-03");
}

TEST(Version, a_longer_one_closes_an_open_window) {
  const RunCalendar runs = calendar("2024-03-18", "2036-01-01");
  Policy policy = policy_2024();
  policy.reading.purge_within_days = 30;
  policy.rules[kUnanswered].versions.push_back(version("2030-06-10", "10 years"));
  EXPECT_EQ(texts_of(runs, fates(policy, runs, notified("2024-06-03T08:00:00Z"))[0]),
            (std::vector<std::string>{"[2030-06-03..2030-07-03] due 2030-06-03 by 1 ended 2030-06-10",
                                      "[2034-06-03..2034-07-03] due 2034-06-03 by 1"}));
}

TEST(Version, anchored_since_touches_only_records_anchored_under_it) {
  const RunCalendar runs = calendar("2024-03-18", "2036-01-01");
  Policy policy = policy_2024();
  policy.rules[kUnanswered].versions.push_back(version("2026-01-01", "2 years", Effect::anchored_since));
  EXPECT_EQ(outcome(runs, fates(policy, runs, notified("2025-12-31T22:59:59Z"))[0]),
            "2031-12-31 by 1, due 2031-12-31");
  EXPECT_EQ(outcome(runs, fates(policy, runs, notified("2025-12-31T23:00:00Z"))[0]),
            "2028-01-01 by 1, due 2028-01-01");
}

TEST(Version, an_old_anchor_without_one_is_never_due_and_no_finding) {
  const RunCalendar runs = calendar("2024-03-18", "2036-01-01");
  Policy policy = policy_2024();
  policy.rules[kUnanswered].versions = {version("2024-03-18", "6 years", Effect::anchored_since)};
  const Fate told = fates(policy, runs, notified("2024-03-17T08:00:00Z"))[0];
  EXPECT_EQ(outcome(runs, told), "never");
  EXPECT_FALSE(told.has_no_rule);
  EXPECT_FALSE(told.untouchable);
}

TEST(Version, an_ending_one_removes_nothing_from_its_first_day_on) {
  const RunCalendar runs = calendar("2024-03-18", "2036-01-01");
  Policy policy = policy_2024();
  policy.rules[kUnanswered].versions.push_back(ending("2030-06-03"));
  EXPECT_EQ(outcome(runs, fates(policy, runs, notified("2024-06-02T08:00:00Z"))[0]),
            "2030-06-02 by 1, due 2030-06-02");
  EXPECT_EQ(outcome(runs, fates(policy, runs, notified("2024-06-03T08:00:00Z"))[0]), "never");
}

TEST(Rules, of_several_on_an_area_the_earliest_to_open_wins_then_the_order_of_the_file) {
  const RunCalendar runs = calendar("2024-03-18", "2036-01-01");
  Policy policy = policy_2024();
  policy.rules.push_back(rule("notification-short", Area::notification, Applies::always, {"event_on"},
                              {version("2024-03-18", "2 years")}));
  EXPECT_EQ(outcome(runs, fates(policy, runs, notified("2024-06-03T08:00:00Z"))[0]),
            "2026-05-31 by 4, due 2026-05-31");  // event_on is three days before
  policy.rules[4].counted_from = {"notified_at"};
  policy.rules[4].versions[0].keep = parse_period("6 years").value();
  EXPECT_EQ(outcome(runs, fates(policy, runs, notified("2024-06-03T08:00:00Z"))[0]),
            "2030-06-03 by 1, due 2030-06-03");
}

TEST(Rules, may_count_from_the_answers_decision) {
  const RunCalendar runs = calendar("2024-03-18", "2036-01-01");
  Policy policy = policy_2024();
  policy.rules[kAnswered].counted_from = {"decided_on"};
  Family family = notified("2024-06-03T08:00:00Z");
  answer(family, "2024-07-10T08:00:00Z");
  EXPECT_EQ(outcome(runs, fates(policy, runs, family)[0]), "2030-07-08 by 0, due 2030-07-08");
}

TEST(Rules, for_answers_or_from_columns_of_other_tables_are_refused) {
  const RunCalendar runs = calendar("2024-03-18", "2024-04-01");
  Policy policy = policy_2024();
  policy.rules[kDocument].counted_from = {"notified_at"};
  EXPECT_THROW(Oracle(policy, runs), InputError);
  policy = policy_2024();
  policy.rules[kUnanswered].counted_from = {"answered_at"};
  EXPECT_THROW(Oracle(policy, runs), InputError);
  policy = policy_2024();
  policy.rules[kDocument].area = Area::answer;
  EXPECT_THROW(Oracle(policy, runs), InputError);
}

TEST(Rules, a_longer_period_never_brings_a_window_forward) {
  const RunCalendar runs = calendar("2024-03-18", "2034-01-01");
  for (int start = 0; start < 400; ++start) {
    const std::string sent =
        to_text(Instant{at("2024-01-01T22:30:00Z").seconds + start * std::int64_t{86400}});
    std::int32_t opens_run = 0;
    for (int months = 1; months <= 90; months += 1 + start % 5) {
      Policy policy = policy_2024();
      policy.rules[kUnanswered].versions[0].keep = {months, Period::Unit::months};
      const Fate told = fates(policy, runs, notified(sent))[0];
      ASSERT_EQ(told.windows.size(), 1U) << sent << " + " << months;
      ASSERT_LE(opens_run, told.windows[0].opens_run) << sent << " + " << months;
      opens_run = told.windows[0].opens_run;
    }
  }
}

}  // namespace
}  // namespace slettefrist::oracle
