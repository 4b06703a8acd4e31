// Which cells a record fills, by when it came, when it went and which runs were held.
#include "sim/judge/coverage.h"

#include <gtest/gtest.h>

#include "tests/judge/few_nights.h"

namespace slettefrist::judge {
namespace {

constexpr std::int32_t kDueRun = 4;
constexpr auto kPlain = static_cast<std::size_t>(CalendarKind::plain);
constexpr auto kWeekend = static_cast<std::size_t>(CalendarKind::weekend);
constexpr auto kMonthEnd = static_cast<std::size_t>(CalendarKind::month_end);

Window window_due_in(std::int32_t run, CalendarKinds kinds) {
  Window window;
  window.opens_run = window.closes_run = run;
  window.due_on = *parse_day("2024-03-18") + run;
  window.rule = 0;
  window.calendar_kinds = kinds;
  return window;
}

// The moments covered of one kind, in words.
std::string covered(const Seen& seen, const RunCalendar& calendar = ten_nights()) {
  CellCounts cells{};
  count_cells(window_due_in(kDueRun, bit_of(CalendarKind::plain)), seen, calendar, cells);
  std::string text;
  for (std::size_t moment = 0; moment < kMomentNames.size(); ++moment) {
    for (std::int64_t i = 0; i < cells[moment][kPlain]; ++i) {
      text += (text.empty() ? "" : " ") + std::string{kMomentNames[moment]};
    }
  }
  return text;
}

TEST(Coverage, a_record_that_goes_on_its_day_fills_eve_day_and_day_after) {
  EXPECT_EQ(covered({.entered_run = 0, .removed_run = kDueRun}), "eve day day_after");
}

TEST(Coverage, a_record_taken_early_puts_only_the_runs_it_lived_to_see_to_the_test) {
  EXPECT_EQ(covered({.entered_run = 0, .removed_run = kDueRun - 1}), "eve");
  EXPECT_EQ(covered({.entered_run = 0, .removed_run = kDueRun - 2}), "");
}

TEST(Coverage, a_record_that_stays_too_long_fills_all_three) {
  EXPECT_EQ(covered({.entered_run = 0, .removed_run = kNever}), "eve day day_after");
}

TEST(Coverage, runs_after_the_last_that_was_seen_fill_nothing) {
  EXPECT_EQ(covered({.entered_run = 0, .watched_until = kDueRun - 1}), "eve");
  EXPECT_EQ(covered({.entered_run = 0, .watched_until = kDueRun}), "eve day");
  EXPECT_EQ(covered({.entered_run = 0, .watched_until = kDueRun - 2}), "");
}

TEST(Coverage, a_record_that_comes_on_its_day_has_no_eve) {
  EXPECT_EQ(covered({.entered_run = kDueRun, .removed_run = kDueRun}), "day day_after");
}

TEST(Coverage, a_run_that_was_not_held_fills_nothing) {
  RunCalendar calendar = ten_nights();
  calendar.runs[kDueRun].held = false;
  EXPECT_EQ(covered({.entered_run = 0, .removed_run = kDueRun + 1}, calendar), "eve day_after");
}

TEST(Coverage, a_day_without_a_scheduled_run_fills_nothing) {
  RunCalendar calendar = ten_nights();
  calendar.runs.erase(calendar.runs.begin() + kDueRun - 1);
  EXPECT_EQ(covered({.entered_run = 0, .removed_run = kDueRun - 1}, calendar), "day day_after");
}

TEST(Coverage, a_day_of_two_runs_is_counted_once) {
  RunCalendar calendar = ten_nights();
  calendar.runs[kDueRun + 1].as_of = calendar.runs[kDueRun].as_of;
  EXPECT_EQ(covered({.entered_run = 0, .removed_run = kDueRun + 1}, calendar), "eve day");
}

TEST(Coverage, a_due_day_of_two_kinds_fills_the_cells_of_both) {
  CellCounts cells{};
  const auto both =
      static_cast<CalendarKinds>(bit_of(CalendarKind::weekend) | bit_of(CalendarKind::month_end));
  count_cells(window_due_in(kDueRun, both), {.entered_run = 0, .removed_run = kDueRun}, ten_nights(), cells);
  for (const auto& of_moment : cells) {
    for (std::size_t kind = 0; kind < kCalendarKindCount; ++kind) {
      EXPECT_EQ(of_moment[kind], kind == kWeekend || kind == kMonthEnd ? 1 : 0) << kCalendarKindNames[kind];
    }
  }
}

TEST(Coverage, a_record_that_goes_with_its_parent_is_counted_with_the_parent_only) {
  Window along = window_due_in(kDueRun, bit_of(CalendarKind::plain));
  along.with_parent = true;
  const Fate fate = fate_with({along});
  EXPECT_EQ(deciding_window(fate, {.entered_run = 0, .removed_run = kDueRun}, ten_nights()), nullptr);
}

TEST(Coverage, of_two_windows_the_one_by_which_the_record_went_decides) {
  Window first = window_due_in(2, bit_of(CalendarKind::plain));
  first.ended_run = 3;  // an answer came
  const Fate fate = fate_with({first, window_due_in(6, bit_of(CalendarKind::weekend))});
  const auto due_run_of = [&](std::int32_t removed_run) {
    const Seen seen{.entered_run = 0, .removed_run = removed_run};
    return deciding_window(fate, seen, ten_nights())->opens_run;
  };
  EXPECT_EQ(due_run_of(2), 2);
  EXPECT_EQ(due_run_of(6), 6);
  EXPECT_EQ(due_run_of(kNever), 6);
}

TEST(Coverage, of_a_window_that_a_hold_cut_in_two_the_part_decides_in_which_the_record_went) {
  Window before = window_due_in(2, bit_of(CalendarKind::plain));
  before.ended_run = 3;
  Window after = window_due_in(2, 0);
  after.opens_run = after.closes_run = 6;
  const Fate fate = fate_with({before, after});
  const auto kinds_of = [&](std::int32_t removed_run) {
    const Seen seen{.entered_run = 0, .removed_run = removed_run};
    return deciding_window(fate, seen, ten_nights())->calendar_kinds;
  };
  EXPECT_EQ(kinds_of(2), bit_of(CalendarKind::plain));
  EXPECT_EQ(kinds_of(6), 0);
}

}  // namespace
}  // namespace slettefrist::judge
