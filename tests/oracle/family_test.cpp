// Families worked by hand under the default reading: contract section 7, paragraph by paragraph.
#include "tests/oracle/worlds.h"

namespace slettefrist::oracle {
namespace {

TEST(Family, an_unanswered_notification_goes_six_years_after_it_was_sent) {
  const RunCalendar runs = calendar("2023-12-01", "2031-01-01");
  const auto told = fates(policy_2024(), runs, notified("2024-06-03T08:00:00Z"));
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(outcome(runs, told[0]), "2030-06-03 by 1, due 2030-06-03");
  EXPECT_EQ(texts_of(runs, told[0]),
            std::vector<std::string>{"[2030-06-03..2030-06-03] due 2030-06-03 by 1"});
}

TEST(Family, an_answered_notification_goes_with_its_answer_six_years_after_the_answer) {
  const RunCalendar runs = calendar("2023-12-01", "2031-01-01");
  Family family = notified("2024-01-09T09:15:00Z");
  answer(family, "2024-02-01T13:00:00Z");
  const auto told = fates(policy_2024(), runs, family);
  EXPECT_EQ(outcome(runs, told[0]), "2030-02-01 by 0, due 2030-02-01");
  EXPECT_EQ(outcome(runs, told[1]), "2030-02-01 by 0, due 2030-02-01");
  EXPECT_TRUE(told[1].windows.at(0).with_parent);
}

TEST(Family, the_local_day_counts_when_utc_is_still_the_day_before) {
  const RunCalendar runs = calendar("2023-12-01", "2026-01-01");
  Family family = notified("2024-06-03T08:00:00Z");
  attach(family, "2024-06-30T22:30:00Z");
  EXPECT_EQ(outcome(runs, fates(policy_2024(), runs, family)[1]), "2025-07-01 by 2, due 2025-07-01");
}

TEST(Family, what_was_due_before_the_policy_goes_when_it_comes_into_force) {
  const RunCalendar runs = calendar("2023-12-01", "2024-06-01");
  const auto told = fates(policy_2024(), runs, notified("2017-11-02T10:00:00Z"));
  EXPECT_EQ(outcome(runs, told[0]), "2024-03-18 by 1, due 2023-11-02");
  EXPECT_EQ(texts_of(runs, told[0]),
            std::vector<std::string>{"[2024-03-18..2024-03-18] due 2023-11-02 by 1"});
}

TEST(Family, what_was_due_before_the_calendar_goes_in_the_first_run) {
  const RunCalendar runs = calendar("2026-01-10", "2026-02-01");
  EXPECT_EQ(outcome(runs, fates(policy_2024(), runs, notified("2017-11-02T10:00:00Z"))[0]),
            "2026-01-10 by 1, due 2023-11-02");
}

TEST(Family, an_answer_before_the_run_on_the_due_day_moves_the_day) {
  const RunCalendar runs = calendar("2024-03-18", "2037-01-01");
  Family family = notified("2024-06-03T08:00:00Z");
  answer(family, "2030-06-03T00:59:59Z");  // the run is at 03:00 summer time: 01:00 UTC
  const auto told = fates(policy_2024(), runs, family);
  EXPECT_EQ(outcome(runs, told[0]), "2036-06-03 by 0, due 2036-06-03");
  EXPECT_EQ(told[0].windows.size(), 1U);
  EXPECT_TRUE(told[1].may_enter);
  EXPECT_TRUE(told[1].enters);
  EXPECT_TRUE(told[0].on_edge);
}

TEST(Family, an_answer_at_the_very_instant_of_the_run_comes_too_late) {
  const RunCalendar runs = calendar("2024-03-18", "2037-01-01");
  Family family = notified("2024-06-03T08:00:00Z");
  answer(family, "2030-06-03T01:00:00Z");
  attach_to_answer(family, "2030-06-03T01:00:00Z");
  const auto told = fates(policy_2024(), runs, family);
  EXPECT_EQ(outcome(runs, told[0]), "2030-06-03 by 1, due 2030-06-03");
  EXPECT_FALSE(told[1].may_enter);
  EXPECT_FALSE(told[1].enters);
  EXPECT_EQ(outcome(runs, told[1]), "never");
  EXPECT_FALSE(told[2].may_enter);
}

TEST(Family, what_entered_only_because_its_parent_stayed_is_due_with_the_parent) {
  const RunCalendar runs = calendar("2024-03-18", "2037-01-01");
  Family family = notified("2024-06-03T08:00:00Z");
  answer(family, "2030-06-05T10:00:00Z");
  const auto told = fates(policy_2024(), runs, family);
  EXPECT_EQ(texts_of(runs, told[0]),
            std::vector<std::string>{"[2030-06-03..2030-06-03] due 2030-06-03 by 1"});
  EXPECT_EQ(texts_of(runs, told[1]),
            std::vector<std::string>{"[2030-06-06..2030-06-06] due 2030-06-03 by 1 along"});
}

TEST(Family, a_document_goes_twelve_months_after_it_was_saved_whatever_its_file_date) {
  const RunCalendar runs = calendar("2023-12-01", "2031-01-01");
  Family family = notified("2024-01-09T09:15:00Z");
  answer(family, "2024-02-01T13:00:00Z");
  attach(family, "2024-01-09T09:15:00Z");
  attach_to_answer(family, "2024-02-01T13:00:00Z");
  const auto told = fates(policy_2024(), runs, family);
  EXPECT_EQ(outcome(runs, told[2]), "2025-01-09 by 2, due 2025-01-09");
  EXPECT_EQ(outcome(runs, told[3]), "2025-02-01 by 2, due 2025-02-01");
}

TEST(Family, a_late_document_goes_along_with_its_notification) {
  const RunCalendar runs = calendar("2024-03-18", "2031-01-01");
  Family family = notified("2024-06-03T08:00:00Z");
  attach(family, "2030-03-01T08:00:00Z");
  EXPECT_EQ(outcome(runs, fates(policy_2024(), runs, family)[1]), "2030-06-03 by 1, due 2030-06-03");
}

TEST(Family, a_document_due_in_the_same_run_goes_by_its_own_rule) {
  const RunCalendar runs = calendar("2024-03-18", "2031-01-01");
  Family family = notified("2024-06-03T08:00:00Z");
  attach(family, "2029-06-03T08:00:00Z");
  const auto told = fates(policy_2024(), runs, family);
  EXPECT_EQ(outcome(runs, told[1]), "2030-06-03 by 2, due 2030-06-03");
  ASSERT_EQ(told[1].windows.size(), 2U);
  EXPECT_FALSE(told[1].windows[0].with_parent);
  EXPECT_TRUE(told[1].windows[1].with_parent);
}

TEST(Family, a_record_at_or_after_the_last_run_does_not_enter) {
  const RunCalendar runs = calendar("2024-03-18", "2024-04-01");
  const auto told = fates(policy_2024(), runs, notified("2024-04-01T01:00:00Z"));
  EXPECT_FALSE(told[0].enters);
  EXPECT_TRUE(told[0].may_enter);
  EXPECT_TRUE(told[0].windows.empty());
  EXPECT_EQ(outcome(runs, told[0]), "never");
}

TEST(Family, what_no_run_takes_is_told_with_the_day_that_would_take_it_next) {
  const RunCalendar runs = calendar("2024-03-18", "2024-12-01");
  Family family = notified("2024-06-03T08:00:00Z");
  attach(family, "2024-06-04T08:00:00Z");
  const auto told = fates(policy_2024(), runs, family);
  EXPECT_EQ(outcome(runs, told[0]), "never by 1, due 2030-06-03");
  EXPECT_EQ(outcome(runs, told[1]), "never by 2, due 2025-06-04");
}

TEST(Family, whose_rule_would_take_a_record_is_told_with_it) {
  Family family = notified("2024-06-03T08:00:00Z");
  answer(family, "2024-06-05T08:00:00Z");
  attach(family, "2024-06-04T08:00:00Z");
  for (const char* const last : {"2024-12-01", "2031-01-01"}) {  // before any of them goes, and after
    const auto told = fates(policy_2024(), calendar("2024-03-18", last), family);
    EXPECT_FALSE(told[0].is_expected_with_parent) << last;
    EXPECT_TRUE(told[1].is_expected_with_parent) << last;
    EXPECT_FALSE(told[2].is_expected_with_parent) << last;
  }
}

TEST(Family, a_slower_schedule_makes_the_next_scheduled_run_the_required_one) {
  const RunCalendar runs = calendar("2030-06-01", "2030-07-01", 7);  // a Saturday's runs: 1, 8, 15 June
  const auto told = fates(policy_2024(), runs, notified("2024-06-03T08:00:00Z"));
  EXPECT_EQ(texts_of(runs, told[0]),
            std::vector<std::string>{"[2030-06-08..2030-06-08] due 2030-06-03 by 1"});
}

TEST(Family, of_several_runs_on_the_due_day_the_first_may_and_the_last_must) {
  const RunCalendar runs = hourly_calendar("2030-06-01", "2030-06-10", 6);
  const auto told = fates(policy_2024(), runs, notified("2024-06-03T08:00:00Z"));
  ASSERT_EQ(told[0].windows.size(), 1U);
  EXPECT_EQ(told[0].windows[0].opens_run, run_on(runs, "2030-06-03"));
  EXPECT_EQ(told[0].windows[0].closes_run, run_on(runs, "2030-06-04") - 1);
  EXPECT_EQ(told[0].expected_run, run_on(runs, "2030-06-03"));
}

TEST(Outage, the_first_held_run_after_it_takes_the_record) {
  RunCalendar runs = calendar("2030-06-01", "2030-07-01");
  take_away(runs, "2030-06-02", "2030-06-05");
  const auto told = fates(policy_2024(), runs, notified("2024-06-03T08:00:00Z"));
  EXPECT_EQ(texts_of(runs, told[0]),
            std::vector<std::string>{"[2030-06-03..2030-06-03] due 2030-06-03 by 1"});
  EXPECT_EQ(outcome(runs, told[0]), "2030-06-06 by 1, due 2030-06-03");
}

TEST(Outage, an_answer_during_it_enters_and_ends_the_window_after_it_closed) {
  RunCalendar runs = calendar("2030-06-01", "2037-01-01");
  take_away(runs, "2030-06-02", "2030-06-05");
  Family family = notified("2024-06-03T08:00:00Z");
  answer(family, "2030-06-04T12:00:00Z");
  const auto told = fates(policy_2024(), runs, family);
  EXPECT_EQ(texts_of(runs, told[0]),
            (std::vector<std::string>{"[2030-06-03..2030-06-03] due 2030-06-03 by 1 ended 2030-06-05",
                                      "[2036-06-04..2036-06-04] due 2036-06-04 by 0"}));
  EXPECT_TRUE(told[1].enters);
  EXPECT_EQ(outcome(runs, told[1]), "2036-06-04 by 0, due 2036-06-04");
}

TEST(Outage, at_the_end_leaves_the_last_held_run_as_the_last) {
  RunCalendar runs = calendar("2030-06-01", "2030-06-10");
  take_away(runs, "2030-06-08", "2030-06-10");
  EXPECT_FALSE(fates(policy_2024(), runs, notified("2030-06-07T12:00:00Z"))[0].enters);
  const auto told = fates(policy_2024(), runs, notified("2024-06-09T08:00:00Z"));
  EXPECT_TRUE(told[0].enters);
  EXPECT_EQ(outcome(runs, told[0]), "never by 1, due 2030-06-09");
  EXPECT_EQ(texts_of(runs, told[0]),
            std::vector<std::string>{"[2030-06-09..2030-06-09] due 2030-06-09 by 1"});
}

TEST(Outage, of_every_run_lets_nothing_enter) {
  RunCalendar runs = calendar("2030-06-01", "2030-06-10");
  take_away(runs, "2030-06-01", "2030-06-10");
  EXPECT_FALSE(fates(policy_2024(), runs, notified("2020-06-07T12:00:00Z"))[0].enters);
}

TEST(Slack, an_answer_inside_an_open_window_ends_it_and_opens_the_next) {
  Policy policy = policy_2024();
  policy.reading.purge_within_days = 10;
  const RunCalendar runs = calendar("2030-06-01", "2037-01-01");
  Family family = notified("2024-06-03T08:00:00Z");
  answer(family, "2030-06-07T12:00:00Z");
  const auto told = fates(policy, runs, family);
  EXPECT_EQ(texts_of(runs, told[0]),
            (std::vector<std::string>{"[2030-06-03..2030-06-13] due 2030-06-03 by 1 ended 2030-06-08",
                                      "[2036-06-07..2036-06-17] due 2036-06-07 by 0"}));
  EXPECT_EQ(outcome(runs, told[0]), "2030-06-03 by 1, due 2030-06-03");
  EXPECT_TRUE(told[1].may_enter);
  EXPECT_FALSE(told[1].enters);
  EXPECT_EQ(texts_of(runs, told[1]),
            std::vector<std::string>{"[2036-06-07..2036-06-17] due 2036-06-07 by 0 along"});
}

TEST(Slack, a_window_that_reaches_beyond_the_calendar_never_closes) {
  Policy policy = policy_2024();
  policy.reading.purge_within_days = 10;
  const RunCalendar runs = calendar("2030-05-01", "2030-06-12");
  EXPECT_EQ(texts_of(runs, fates(policy, runs, notified("2024-06-03T08:00:00Z"))[0]),
            std::vector<std::string>{"[2030-06-03..beyond] due 2030-06-03 by 1"});
  EXPECT_EQ(texts_of(runs, fates(policy, runs, notified("2024-06-02T08:00:00Z"))[0]),
            std::vector<std::string>{"[2030-06-02..2030-06-12] due 2030-06-02 by 1"});
}

TEST(Slack, backlog_has_its_own) {
  Policy policy = policy_2024();
  policy.reading.backlog_within_days = 30;
  policy.reading.purge_within_days = 2;
  const RunCalendar runs = calendar("2024-01-01", "2024-06-01");
  const auto text_for = [&](const std::string& sent) {
    return texts_of(runs, fates(policy, runs, notified(sent))[0]).at(0);
  };
  EXPECT_EQ(text_for("2018-03-17T08:00:00Z"), "[2024-03-18..2024-04-17] due 2024-03-17 by 1");
  EXPECT_EQ(text_for("2018-03-18T08:00:00Z"), "[2024-03-18..2024-03-20] due 2024-03-18 by 1");
}

TEST(Slack, on_a_slow_schedule_closes_with_the_last_run_in_time) {
  Policy policy = policy_2024();
  policy.reading.purge_within_days = 12;
  const RunCalendar runs = calendar("2030-06-01", "2030-07-20", 7);  // 1, 8, 15, 22 June
  EXPECT_EQ(texts_of(runs, fates(policy, runs, notified("2024-06-03T08:00:00Z"))[0]),
            std::vector<std::string>{"[2030-06-08..2030-06-15] due 2030-06-03 by 1"});
}

}  // namespace
}  // namespace slettefrist::oracle
