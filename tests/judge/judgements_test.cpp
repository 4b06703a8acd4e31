// Each finding kind in a case in which it arises, and in the neighbouring case in which it does not.
#include "sim/judge/judgements.h"

#include <gtest/gtest.h>

#include "tests/judge/few_nights.h"

namespace slettefrist::judge {
namespace {

Window window(std::int32_t opens, std::int32_t closes, std::int32_t rule = 0) {
  Window w;
  w.opens_run = opens;
  w.closes_run = closes;
  w.rule = rule;
  w.due_on = *parse_day("2024-03-18") + opens;
  return w;
}

Seen removed_in(std::int32_t run) {
  Seen seen;
  seen.removed_run = run;
  return seen;
}

int findings_in(const Fate& fate, const Seen& seen, const RunCalendar& calendar) {
  return static_cast<int>(too_early(fate, seen, calendar).has_value()) +
         static_cast<int>(too_late(fate, seen, calendar).has_value()) +
         static_cast<int>(run_missed(fate, seen, calendar).has_value()) +
         static_cast<int>(orphan(fate, seen, calendar).has_value()) +
         static_cast<int>(untouchable_gone(fate, seen, calendar).has_value()) +
         static_cast<int>(no_rule(fate, seen, calendar).has_value());
}

TEST(Judgements, a_removal_in_its_window_is_no_finding) {
  EXPECT_EQ(findings_in(fate_with({window(4, 4)}), removed_in(4), ten_nights()), 0);
}

TEST(Judgements, a_removal_the_night_before_is_too_early_by_one_day) {
  const auto finding = too_early(fate_with({window(4, 4)}), removed_in(3), ten_nights());
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->kind, FindingKind::too_early);
  EXPECT_EQ(finding->days_off, -1);
  EXPECT_EQ(finding->area, "document");
  EXPECT_EQ(finding->record_id, 17);
  EXPECT_EQ(finding->citizen_id, 3);
  EXPECT_EQ(to_text(*finding->observed_on), "2024-03-21");
  EXPECT_EQ(to_text(*finding->due_on), "2024-03-22");
  EXPECT_EQ(findings_in(fate_with({window(4, 4)}), removed_in(3), ten_nights()), 1);
}

TEST(Judgements, a_removal_between_two_windows_is_too_early_for_the_second) {
  Window first = window(2, 4);
  first.ended_run = 3;  // an answer came inside the open window
  const Fate fate = fate_with({first, window(8, 8)});
  EXPECT_EQ(findings_in(fate, removed_in(2), ten_nights()), 0);
  const auto finding = too_early(fate, removed_in(5), ten_nights());
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->days_off, -3);
  EXPECT_EQ(findings_in(fate, removed_in(8), ten_nights()), 0);
}

TEST(Judgements, a_record_without_any_date_that_goes_is_too_early_without_a_number_of_days) {
  Fate fate = fate_with({});
  fate.has_no_rule = true;
  const auto finding = too_early(fate, removed_in(5), ten_nights());
  ASSERT_TRUE(finding);
  EXPECT_FALSE(finding->days_off);
  EXPECT_FALSE(finding->due_on);
}

TEST(Judgements, a_removal_one_night_after_the_window_is_too_late_by_one_day) {
  const auto finding = too_late(fate_with({window(4, 4)}), removed_in(5), ten_nights());
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->kind, FindingKind::too_late);
  EXPECT_EQ(finding->days_off, 1);
  EXPECT_EQ(findings_in(fate_with({window(4, 4)}), removed_in(5), ten_nights()), 1);
}

TEST(Judgements, a_record_that_never_goes_is_too_late_with_no_day_observed) {
  const auto finding = too_late(fate_with({window(4, 4)}), Seen{}, ten_nights());
  ASSERT_TRUE(finding);
  EXPECT_FALSE(finding->observed_on);
  EXPECT_EQ(finding->days_off, 5);
}

TEST(Judgements, slack_makes_every_night_of_the_window_lawful) {
  for (std::int32_t run = 4; run <= 6; ++run) {
    EXPECT_EQ(findings_in(fate_with({window(4, 6)}), removed_in(run), ten_nights()), 0) << run;
  }
  EXPECT_TRUE(too_late(fate_with({window(4, 6)}), removed_in(7), ten_nights()));
}

TEST(Judgements, a_night_lost_to_an_outage_is_run_missed_and_only_the_first_night_after_makes_good) {
  RunCalendar calendar = ten_nights();
  calendar.runs[4].held = calendar.runs[5].held = false;
  const Fate fate = fate_with({window(4, 4)});
  const auto finding = run_missed(fate, removed_in(6), calendar);
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->kind, FindingKind::run_missed);
  EXPECT_EQ(finding->days_off, 2);
  EXPECT_FALSE(too_late(fate, removed_in(6), calendar));
  EXPECT_TRUE(too_late(fate, removed_in(7), calendar));
  EXPECT_FALSE(run_missed(fate, removed_in(7), calendar));
}

TEST(Judgements, an_outage_that_lasts_to_the_end_is_run_missed) {
  RunCalendar calendar = ten_nights();
  for (std::size_t i = 4; i < 10; ++i) calendar.runs[i].held = false;
  EXPECT_TRUE(run_missed(fate_with({window(4, 4)}), Seen{}, calendar));
  EXPECT_FALSE(too_late(fate_with({window(4, 4)}), Seen{}, calendar));
}

TEST(Judgements, an_answer_during_the_outage_moves_the_day_without_fault) {
  RunCalendar calendar = ten_nights();
  calendar.runs[4].held = calendar.runs[5].held = false;
  Window first = window(4, 4);
  first.ended_run = 6;
  const Fate fate = fate_with({first, window(9, 9)});
  EXPECT_EQ(findings_in(fate, removed_in(9), calendar), 0);
  EXPECT_TRUE(too_early(fate, removed_in(7), calendar));
  Window late_answer = window(4, 4);
  late_answer.ended_run = 7;  // came after the first run held
  EXPECT_TRUE(too_late(fate_with({late_answer, window(9, 9)}), removed_in(9), calendar));
}

TEST(Judgements, a_child_left_behind_is_an_orphan_and_not_late_as_well) {
  Window with_parent = window(4, 4);
  with_parent.with_parent = true;
  Seen seen = removed_in(7);
  seen.orphaned_run = 4;
  const Fate fate = fate_with({with_parent});
  const auto finding = orphan(fate, seen, ten_nights());
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->kind, FindingKind::orphan);
  EXPECT_EQ(finding->days_off, 3);
  EXPECT_EQ(findings_in(fate, seen, ten_nights()), 1);
}

TEST(Judgements, an_orphan_that_breaks_its_own_rule_too_is_also_late) {
  Window with_parent = window(4, 4);
  with_parent.with_parent = true;
  Seen seen;
  seen.orphaned_run = 4;
  EXPECT_TRUE(too_late(fate_with({with_parent, window(6, 6)}), seen, ten_nights()));
}

TEST(Judgements, an_untouchable_record_that_is_gone_is_the_wrong_set) {
  Fate fate = fate_with({});
  fate.untouchable = true;
  const auto finding = untouchable_gone(fate, removed_in(2), ten_nights());
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->kind, FindingKind::wrong_set);
  EXPECT_FALSE(untouchable_gone(fate, Seen{}, ten_nights()));
  EXPECT_EQ(findings_in(fate, removed_in(2), ten_nights()), 1);
}

TEST(Judgements, a_record_the_policy_gives_no_date_is_told_on_the_last_day) {
  Fate fate = fate_with({});
  fate.has_no_rule = true;
  const auto finding = no_rule(fate, Seen{}, ten_nights());
  ASSERT_TRUE(finding);
  EXPECT_EQ(to_text(*finding->observed_on), "2024-03-27");
  EXPECT_FALSE(no_rule(fate, removed_in(5), ten_nights()));
}

TEST(Judgements, a_straggler_is_due_at_the_first_night_that_sees_it) {
  Fate fate = fate_with({});
  fate.may_enter = false;
  Seen seen = removed_in(5);
  seen.entered_run = 5;
  EXPECT_EQ(findings_in(fate, seen, ten_nights()), 0);
  seen.removed_run = 6;
  EXPECT_TRUE(too_late(fate, seen, ten_nights()));
}

TEST(Judgements, a_straggler_that_never_goes_is_told_by_what_it_is_due_along_with) {
  Window parents = window(3, 5, 1);
  parents.with_parent = true;
  Fate fate = fate_with({parents});
  fate.may_enter = false;
  Seen seen;
  seen.entered_run = 6;
  const auto finding = too_late(fate, seen, ten_nights());
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->rule, 1);
  ASSERT_TRUE(finding->due_on);
  EXPECT_EQ(to_text(*finding->due_on), "2024-03-21");
}

TEST(Judgements, of_what_had_to_go_after_the_last_run_that_was_seen_nobody_knows) {
  Seen seen;
  seen.watched_until = 5;
  EXPECT_FALSE(too_late(fate_with({window(4, 6)}), seen, ten_nights()));
  const auto finding = too_late(fate_with({window(4, 4)}), seen, ten_nights());
  ASSERT_TRUE(finding);
  EXPECT_EQ(finding->days_off, 1);
}

TEST(Judgements, the_own_rule_is_named_before_the_parents) {
  Window parents = window(3, 3, 0);
  parents.with_parent = true;
  const Fate fate = fate_with({parents, window(3, 3, 2)});
  EXPECT_EQ(attribution_at(fate, 3).rule, 2);
  EXPECT_FALSE(attribution_at(fate, 3).with_parent);
}

TEST(Judgements, of_two_open_windows_the_one_with_the_earlier_due_day_is_named) {
  Window later = window(2, 3, 0);
  Window earlier = window(3, 3, 1);
  earlier.due_on = later.due_on + -1;
  EXPECT_EQ(attribution_at(fate_with({later, earlier}), 3).rule, 1);
  EXPECT_EQ(attribution_at(fate_with({later, earlier}), 2).rule, 0) << "the other is not open yet";
  earlier.due_on = later.due_on;
  EXPECT_EQ(attribution_at(fate_with({later, earlier}), 3).rule, 0) << "the first in the file";
}

TEST(Judgements, outside_every_window_the_next_one_is_named) {
  const Fate fate = fate_with({window(3, 3, 0), window(8, 8, 1)});
  EXPECT_EQ(attribution_at(fate, 1).rule, 0);
  Fate never = fate_with({});
  never.expected_rule = 2;
  never.expected_due_on = parse_day("2031-01-01");
  EXPECT_EQ(attribution_at(never, 1).rule, 2);
  EXPECT_FALSE(attribution_at(never, 1).with_parent);
  never.is_expected_with_parent = true;
  EXPECT_TRUE(attribution_at(never, 1).with_parent) << "an answer that goes early has no rule of its own";
}

}  // namespace
}  // namespace slettefrist::judge
