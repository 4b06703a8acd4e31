// Thousands of small random worlds: the oracle against the plain engine of naive.h, record by record.
//
// Half of them without holds, half with: the same questions are asked of both.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/oracle/naive.h"
#include "tests/oracle/random_world.h"

namespace slettefrist::oracle {
namespace {

std::int32_t first_held(const RunCalendar& calendar, std::int32_t from) {
  for (std::size_t i = std::size_t(from); from != kNever && i < calendar.runs.size(); ++i) {
    if (calendar.runs[i].held) return std::int32_t(i);
  }
  return kNever;
}

// The held run that must have taken the record by its windows.
std::int32_t must_run(const RunCalendar& calendar, const Fate& fate) {
  std::int32_t must = kNever;
  for (const Window& window : fate.windows) {
    const std::int32_t run = first_held(calendar, window.closes_run);
    if (run < window.ended_run) must = std::min(must, run);
  }
  return must;
}

bool may_go_in(const Fate& fate, std::int32_t run) {
  return std::any_of(fate.windows.begin(), fate.windows.end(),
                     [&](const Window& window) { return window.opens_run <= run && run < window.ended_run; });
}

struct Tally {
  int taken = 0;
  int skipped = 0;
  int without_rule = 0;
  int held = 0;
};

void check_prompt(const World& world, Tally& tally) {
  const auto naive = naive_fates(world.policy, world.calendar, world.family, Pace::prompt, world.holds);
  const auto told = fates(world.policy, world.calendar, world.family, world.holds);
  ASSERT_EQ(told.size(), naive.size());
  for (std::size_t i = 0; i < told.size(); ++i) {
    SCOPED_TRACE(std::string{name_of(told[i].area)} + " " + std::to_string(told[i].id));
    ASSERT_EQ(told[i].enters, naive[i].enters);
    ASSERT_EQ(told[i].expected_run, naive[i].taken_run);
    ASSERT_EQ(told[i].expected_rule, naive[i].rule);
    ASSERT_EQ(told[i].expected_due_on, naive[i].due_on);
    ASSERT_EQ(told[i].has_no_rule, naive[i].has_no_rule);
    if (naive[i].taken_run != kNever) {
      ASSERT_TRUE(may_go_in(told[i], naive[i].taken_run));
    }
    for (const std::int32_t run : naive[i].held_runs) ASSERT_FALSE(may_go_in(told[i], run));
    tally.taken += naive[i].taken_run != kNever;
    tally.skipped += !naive[i].enters;
    tally.without_rule += naive[i].has_no_rule;
    tally.held += !naive[i].held_runs.empty();
  }
}

// Where documents hold their notification back, how long depends on what an engine took before a new version
// of the document rule; the oracle follows the prompt one. Lazy worlds keep to one version, and there a lazy
// engine is only asked to stay within the windows.
void make_holding_documents_plain(World& world) {
  if (world.policy.reading.document_under_parent != DocumentUnderParent::holds_parent) return;
  for (Rule& each : world.policy.rules) {
    if (each.area != Area::document) continue;
    each.versions.resize(1);
    each.versions[0].in_force = day("2023-12-01");
    each.versions[0].effect = Effect::all_records;
  }
}

bool is_reached(const World& world, Instant happened_at) {
  return std::any_of(world.calendar.runs.begin(), world.calendar.runs.end(),
                     [&](const Run& run) { return run.held && happened_at < run.run_at; });
}

// What an engine that takes its time does lies within the windows; the laziest goes to their very end.
void check_slow(const World& world, Pace pace, Tally& tally) {
  const auto naive = naive_fates(world.policy, world.calendar, world.family, pace, world.holds);
  const auto told = fates(world.policy, world.calendar, world.family, world.holds);
  const bool follows_prompt = world.policy.reading.document_under_parent == DocumentUnderParent::holds_parent;
  const bool goes_to_the_end = pace == Pace::lazy && !follows_prompt;
  for (std::size_t i = 0; i < told.size(); ++i) {
    SCOPED_TRACE(std::string{name_of(told[i].area)} + " " + std::to_string(told[i].id));
    if (naive[i].enters) {
      ASSERT_TRUE(told[i].may_enter);
    } else if (goes_to_the_end && world.holds.empty() && is_reached(world, entered_at(world.family, i))) {
      ASSERT_FALSE(told[i].may_enter);
    }
    tally.held += !naive[i].held_runs.empty();
    if (naive[i].taken_run == kNever) continue;
    ASSERT_TRUE(may_go_in(told[i], naive[i].taken_run));
    ASSERT_LE(naive[i].taken_run, must_run(world.calendar, told[i]));
    if (told[i].area == Area::notification && goes_to_the_end) {
      ASSERT_EQ(naive[i].taken_run, must_run(world.calendar, told[i]));
    }
    ++tally.taken;
  }
}

void check_shape(const World& world) {
  for (const Fate& each : fates(world.policy, world.calendar, world.family, world.holds)) {
    std::int32_t opens_run = 0;
    for (const Window& window : each.windows) {
      ASSERT_LE(opens_run, window.opens_run);
      ASSERT_LT(window.opens_run, window.ended_run);
      ASSERT_LE(window.opens_run, window.closes_run);
      ASSERT_NE(window.opens_run, kNever);
      ASSERT_GE(window.rule, 0);
      opens_run = window.opens_run;
    }
    if (!each.may_enter) {
      ASSERT_FALSE(each.enters);
    }
    if (each.untouchable) {
      ASSERT_TRUE(each.windows.empty());
    }
  }
}

template <class Check>
void for_worlds(unsigned first_seed, World (*make)(unsigned), const Check& check) {
  for (unsigned seed = first_seed; seed < first_seed + kWorlds; ++seed) {
    World world = make(seed);
    SCOPED_TRACE("world " + std::to_string(seed) + "\n" + text_of(world));
    check(world);
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(BruteForce, a_prompt_engine_does_what_the_oracle_expects) {
  Tally tally;
  for_worlds(0, random_world, [&](const World& world) { check_prompt(world, tally); });
  EXPECT_GT(tally.taken, kWorlds);
  EXPECT_GT(tally.skipped, kWorlds / 10);
  EXPECT_GT(tally.without_rule, kWorlds / 500);
}

TEST(BruteForce, a_prompt_engine_does_what_the_oracle_expects_under_holds) {
  Tally tally;
  for_worlds(0, random_world_with_holds, [&](const World& world) { check_prompt(world, tally); });
  EXPECT_GT(tally.taken, kWorlds);
  EXPECT_GT(tally.held, kWorlds);
}

TEST(BruteForce, a_lazy_engine_that_uses_all_its_slack_stays_within_the_windows) {
  Tally tally;
  for_worlds(kWorlds, random_world, [&](World& world) {
    make_holding_documents_plain(world);
    check_slow(world, Pace::lazy, tally);
  });
  EXPECT_GT(tally.taken, kWorlds / 2);
}

TEST(BruteForce, a_lazy_engine_stays_within_the_windows_under_holds) {
  Tally tally;
  for_worlds(kWorlds, random_world_with_holds, [&](World& world) {
    make_holding_documents_plain(world);
    check_slow(world, Pace::lazy, tally);
  });
  EXPECT_GT(tally.taken, kWorlds / 2);
  EXPECT_GT(tally.held, kWorlds);
}

TEST(BruteForce, an_engine_of_no_steady_pace_stays_within_the_windows_under_holds) {
  Tally tally;
  for_worlds(3 * kWorlds, random_world_with_holds, [&](World& world) {
    make_holding_documents_plain(world);
    check_slow(world, Pace::fitful, tally);
  });
  EXPECT_GT(tally.taken, kWorlds / 2);
}

TEST(BruteForce, windows_are_sorted_and_open_before_they_close_or_end) {
  for_worlds(2 * kWorlds, random_world, check_shape);
  for_worlds(2 * kWorlds, random_world_with_holds, check_shape);
}

}  // namespace
}  // namespace slettefrist::oracle
