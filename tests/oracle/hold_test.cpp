// Holds on one record and what a release means, worked by hand: contract, "Holds", sentence by sentence.
//
// Which other records of a family a hold reaches is in hold_family_test.cpp.
#include "tests/oracle/worlds.h"

namespace slettefrist::oracle {
namespace {

constexpr const char* kSent = "2024-06-03T08:00:00Z";  // unanswered: due 2030-06-03

class HoldOn : public testing::Test {
 protected:
  // The windows of an unanswered notification that was sent on 3 June 2024, under these holds.
  Texts windows_under(const std::vector<Hold>& holds) const {
    return texts_of(runs_, fates(policy_, runs_, notified(sent_), holds)[0]);
  }
  std::string outcome_under(const std::vector<Hold>& holds) const {
    return outcome(runs_, fates(policy_, runs_, notified(sent_), holds)[0]);
  }
  static Hold on_notification(const std::string& from_on, const std::string& to_on = "") {
    return hold(Area::notification, 1, from_on, to_on);
  }

  Policy policy_ = policy_2024();
  RunCalendar runs_ = calendar("2030-04-01", "2030-12-31");
  std::string sent_ = kSent;
};

TEST_F(HoldOn, a_due_record_moves_its_window_to_the_release_and_not_its_due_day) {
  EXPECT_EQ(windows_under({on_notification("2030-05-20", "2030-06-10")}),
            Texts{"[2030-06-11..2030-06-11] due 2030-06-03 by 1"});
  EXPECT_EQ(outcome_under({on_notification("2030-05-20", "2030-06-10")}), "2030-06-11 by 1, due 2030-06-03");
}

TEST_F(HoldOn, one_day_counts_from_its_first_to_its_last_day) {
  const Texts untouched{"[2030-06-03..2030-06-03] due 2030-06-03 by 1"};
  EXPECT_EQ(windows_under({on_notification("2030-05-20", "2030-06-02")}), untouched);
  EXPECT_EQ(windows_under({on_notification("2030-06-03", "2030-06-03")}),
            Texts{"[2030-06-04..2030-06-04] due 2030-06-03 by 1"});
  EXPECT_EQ(outcome_under({on_notification("2030-06-04", "2030-07-01")}), "2030-06-03 by 1, due 2030-06-03");
}

TEST_F(HoldOn, another_record_of_the_same_number_changes_nothing) {
  const Texts untouched{"[2030-06-03..2030-06-03] due 2030-06-03 by 1"};
  EXPECT_EQ(windows_under({hold(Area::sanction, 1, "2030-05-20"), hold(Area::notification, 2, "2030-05-20")}),
            untouched);
}

TEST_F(HoldOn, a_record_until_further_notice_leaves_it_with_its_rule_and_due_day) {
  EXPECT_EQ(windows_under({on_notification("2030-05-20")}), Texts{});
  EXPECT_EQ(outcome_under({on_notification("2030-05-20")}), "never by 1, due 2030-06-03");
}

TEST_F(HoldOn, a_record_beyond_the_calendar_tells_what_takes_it_after_the_release) {
  EXPECT_EQ(outcome_under({on_notification("2030-05-20", "2031-05-01")}), "never by 1, due 2030-06-03");
}

TEST_F(HoldOn, overlapping_holds_release_with_the_last_in_whatever_order_they_stand) {
  EXPECT_EQ(windows_under(
                {on_notification("2030-06-08", "2030-06-20"), on_notification("2030-05-20", "2030-06-10")}),
            Texts{"[2030-06-21..2030-06-21] due 2030-06-03 by 1"});
}

TEST_F(HoldOn, an_open_window_closes_it_without_fault_and_the_release_opens_the_next) {
  policy_.reading.purge_within_days = 10;
  EXPECT_EQ(windows_under({on_notification("2030-06-07", "2030-06-20")}),
            (Texts{"[2030-06-03..2030-06-13] due 2030-06-03 by 1 ended 2030-06-07",
                   "[2030-06-21..2030-07-01] due 2030-06-03 by 1"}));
}

TEST_F(HoldOn, a_record_that_is_late_excuses_nothing_and_forbids_all_the_same) {
  const auto told = fates(policy_, runs_, notified(sent_), {on_notification("2030-06-05", "2030-06-20")})[0];
  EXPECT_EQ(texts_of(runs_, told), (Texts{"[2030-06-03..2030-06-03] due 2030-06-03 by 1 ended 2030-06-05",
                                          "[2030-06-21..2030-06-21] due 2030-06-03 by 1"}));
}

TEST_F(HoldOn, a_backlog_held_when_its_rule_comes_into_force_has_the_backlogs_slack_at_the_release) {
  policy_.reading.backlog_within_days = 30;
  policy_.reading.purge_within_days = 2;
  runs_ = calendar("2024-01-01", "2024-12-31");
  sent_ = "2017-11-02T10:00:00Z";
  EXPECT_EQ(windows_under({on_notification("2024-03-01", "2024-04-09")}),
            Texts{"[2024-04-10..2024-05-10] due 2023-11-02 by 1"});
  EXPECT_EQ(windows_under({on_notification("2024-03-20", "2024-04-09")}),
            (Texts{"[2024-03-18..2024-04-17] due 2023-11-02 by 1 ended 2024-03-20",
                   "[2024-04-10..2024-04-12] due 2023-11-02 by 1"}));
}

TEST_F(HoldOn, a_backlog_keeps_its_slack_through_a_second_hold) {
  policy_.reading.backlog_within_days = 30;
  runs_ = calendar("2024-01-01", "2024-12-31");
  sent_ = "2017-11-02T10:00:00Z";
  EXPECT_EQ(windows_under(
                {on_notification("2024-03-18", "2024-04-09"), on_notification("2024-04-15", "2024-04-20")}),
            (Texts{"[2024-04-10..2024-05-10] due 2023-11-02 by 1 ended 2024-04-15",
                   "[2024-04-21..2024-05-21] due 2023-11-02 by 1"}));
}

TEST_F(HoldOn, days_without_a_run_changes_nothing) {
  policy_.reading.purge_within_days = 7;
  runs_ = calendar("2030-06-01", "2030-07-20", 7);  // Saturdays 1, 8, 15, 22 June; due on a Monday
  const Texts untouched{"[2030-06-08..2030-06-08] due 2030-06-03 by 1"};
  EXPECT_EQ(windows_under({}), untouched);
  EXPECT_EQ(windows_under({on_notification("2030-06-02", "2030-06-07")}), untouched);
}

TEST_F(HoldOn, a_slow_schedule_counts_the_slack_from_the_day_of_the_release) {
  runs_ = calendar("2030-06-01", "2030-07-20", 7);
  const std::vector<Hold> over_8_june{on_notification("2030-06-02", "2030-06-10")};
  EXPECT_EQ(windows_under(over_8_june), Texts{"[2030-06-15..2030-06-15] due 2030-06-03 by 1"});
  policy_.reading.purge_within_days = 10;
  EXPECT_EQ(windows_under(over_8_june), Texts{"[2030-06-15..2030-06-15] due 2030-06-03 by 1"});
  policy_.reading.purge_within_days = 11;  // 11 June and 11 days is Saturday the 22nd
  EXPECT_EQ(windows_under(over_8_june), Texts{"[2030-06-15..2030-06-22] due 2030-06-03 by 1"});
}

TEST_F(HoldOn, several_runs_a_day_leaves_the_whole_day_of_the_release) {
  runs_ = hourly_calendar("2030-06-01", "2030-06-10", 6);
  const auto told = fates(policy_, runs_, notified(sent_), {on_notification("2030-06-01", "2030-06-03")})[0];
  ASSERT_EQ(told.windows.size(), 1U);
  EXPECT_EQ(told.windows[0].opens_run, run_on(runs_, "2030-06-04"));
  EXPECT_EQ(told.windows[0].closes_run, run_on(runs_, "2030-06-05") - 1);
}

TEST_F(HoldOn, the_days_before_an_outage_leaves_the_outage_to_blame) {
  take_away(runs_, "2030-06-11", "2030-06-14");
  EXPECT_EQ(windows_under({on_notification("2030-05-20", "2030-06-10")}),
            Texts{"[2030-06-11..2030-06-11] due 2030-06-03 by 1"});
  EXPECT_EQ(outcome_under({on_notification("2030-05-20", "2030-06-10")}), "2030-06-15 by 1, due 2030-06-03");
}

TEST_F(HoldOn, the_days_after_an_outage_closes_the_window_before_anybody_could_go) {
  take_away(runs_, "2030-06-03", "2030-06-04");
  const std::vector<Hold> holds{on_notification("2030-06-05", "2030-06-09")};
  EXPECT_EQ(windows_under(holds), (Texts{"[2030-06-03..2030-06-03] due 2030-06-03 by 1 ended 2030-06-05",
                                         "[2030-06-10..2030-06-10] due 2030-06-03 by 1"}));
  EXPECT_EQ(outcome_under(holds), "2030-06-10 by 1, due 2030-06-03");
}

TEST_F(HoldOn, the_due_day_leaves_the_clock_of_the_reading_instant_as_it_is) {
  policy_.reading.first_day = FirstDay::instant;  // from 10:00 on 3 June; the run at 03:00 on the 4th
  EXPECT_EQ(windows_under({on_notification("2030-05-20", "2030-06-03")}),
            Texts{"[2030-06-04..2030-06-04] due 2030-06-03 by 1"});
  EXPECT_EQ(windows_under({on_notification("2030-05-20", "2030-06-04")}),
            Texts{"[2030-06-05..2030-06-05] due 2030-06-03 by 1"});
}

TEST_F(HoldOn, a_record_past_the_end_of_its_rule_leaves_it_for_good) {
  policy_.rules[kUnanswered].versions.push_back(ending("2030-07-01"));
  EXPECT_EQ(outcome_under({on_notification("2030-05-20", "2030-06-30")}), "never");
  EXPECT_EQ(outcome_under({on_notification("2030-05-20", "2030-06-29")}), "2030-06-30 by 1, due 2030-06-03");
}

TEST_F(HoldOn, a_record_over_the_change_of_its_rule_lets_it_go_by_the_later_version) {
  policy_.rules[kUnanswered].versions.push_back(version("2030-07-01", "73 months"));
  EXPECT_EQ(outcome_under({on_notification("2030-05-20", "2030-06-30")}), "2030-07-03 by 1, due 2030-07-03");
  EXPECT_EQ(outcome_under({on_notification("2030-05-20", "2030-08-31")}), "2030-09-01 by 1, due 2030-07-03");
}

TEST_F(HoldOn, a_record_leaves_its_later_window_without_a_boundary_cell) {
  policy_.reading.purge_within_days = 10;
  const auto cells_of = [&](const std::vector<Hold>& holds) {
    std::vector<int> kinds;
    const std::vector<Fate> told = fates(policy_, runs_, notified(sent_), holds);
    for (const Window& window : told[0].windows) kinds.push_back(window.calendar_kinds);
    return kinds;
  };
  const int plain = bit_of(CalendarKind::plain);
  EXPECT_EQ(cells_of({}), std::vector{plain});
  EXPECT_EQ(cells_of({on_notification("2030-05-20", "2030-06-10")}), std::vector{0});
  EXPECT_EQ(cells_of({on_notification("2030-06-05", "2030-06-10")}), (std::vector{plain, 0}));
}

TEST_F(HoldOn, a_sanction_waits_for_the_release_whichever_date_made_it_due) {
  Sanction late = sanction("2024-02-01T09:00:00Z");
  late.expires_on = day("2024-09-01");
  late.served_on = day("2024-05-01");  // due 2030-05-01, known a few weeks after that
  late.served_registered_at = at("2030-05-20T10:00:00Z");
  EXPECT_EQ(outcome(runs_, fate(policy_, runs_, late)), "2030-05-21 by 3, due 2030-05-01");
  EXPECT_EQ(
      outcome(runs_, fate(policy_, runs_, late, {hold(Area::sanction, 401, "2030-05-10", "2030-06-10")})),
      "2030-06-11 by 3, due 2030-05-01");
  late.served_registered_at.reset();
  EXPECT_EQ(
      outcome(runs_, fate(policy_, runs_, late, {hold(Area::sanction, 401, "2030-05-01", "2030-06-10")})),
      "2030-06-11 by 3, due 2030-05-01");
}

TEST_F(HoldOn, a_sanction_without_dates_is_reported_all_the_same) {
  const Fate told =
      fate(policy_, runs_, sanction("2024-02-01T09:00:00Z"), {hold(Area::sanction, 401, "2024-03-01")});
  EXPECT_TRUE(told.has_no_rule);
}

TEST_F(HoldOn, a_record_of_a_register_that_a_what_if_gave_a_rule_is_honoured_too) {
  policy_.rules.push_back(
      rule("message", Area::message, Applies::always, {"sent_at"}, {version("2024-03-18", "12 months")}));
  Message message;
  message.message_id = 501;
  message.sent_at = at("2029-06-03T08:00:00Z");
  std::vector<Fate> told;
  Oracle(policy_, runs_, {hold(Area::message, 501, "2030-06-01", "2030-06-30")}).fates_of(message, told);
  EXPECT_EQ(outcome(runs_, told.at(0)), "2030-07-01 by 4, due 2030-06-03");
}

}  // namespace
}  // namespace slettefrist::oracle
