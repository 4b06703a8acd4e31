// Engine and oracle under other clocks: schedules by days and by hours, at awkward hours, with outages.
//
// Outages are the one thing here that may be told of, and then as what they are. Must not know how either
// side works out a date.
#include <gtest/gtest.h>

#include "tests/contract/proof_world.h"

namespace slettefrist::contract {
namespace {

constexpr FirstDay kFirstDays[] = {FirstDay::anniversary, FirstDay::day_after, FirstDay::instant};
constexpr DayOf kDaysOf[] = {DayOf::zone, DayOf::utc};

TEST(ReadingsOfADate, three_by_three_by_two_leave_engine_and_oracle_of_one_mind) {
  std::uint64_t seed = 500;
  for (const FirstDay first_day : kFirstDays) {
    for (const MonthEnd month_end : kMonthEnds) {
      for (const DayOf day_of : kDaysOf) {
        cli::Job world = clean_world(++seed);
        world.scenario.citizens = 60;  // enough for dates that do not exist
        settle(world);
        world.policy.reading.first_day = first_day;
        world.policy.reading.month_end = month_end;
        world.policy.reading.day_of = day_of;
        SCOPED_TRACE(seed);
        expect_agreement(world);
      }
    }
  }
}

// Runs a schedule under every reading of first_day and document_under_parent.
void expect_agreement_under(const PurgeSchedule& schedule, int slack_days) {
  std::uint64_t seed = 600;
  for (const FirstDay first_day : kFirstDays) {
    for (const DocumentUnderParent under_parent : kUnderParent) {
      cli::Job world = clean_world(++seed);
      world.scenario.purge = schedule;
      world.policy.reading.first_day = first_day;
      world.policy.reading.document_under_parent = under_parent;
      world.policy.reading.purge_within_days = slack_days;
      settle(world);
      SCOPED_TRACE(seed);
      expect_agreement(world);
    }
  }
}

TEST(Schedule, of_every_seventh_day_takes_everything_at_the_next_run) {
  PurgeSchedule weekly;
  weekly.every_days = 7;
  expect_agreement_under(weekly, 0);
  expect_agreement_under(weekly, 3);
}

TEST(Schedule, of_every_twelfth_hour_takes_everything_on_its_day) {
  PurgeSchedule twice_a_day;
  twice_a_day.every_days = 0;
  twice_a_day.every_hours = 12;
  expect_agreement_under(twice_a_day, 0);
}

TEST(Schedule, of_an_odd_number_of_hours_takes_everything_on_its_day) {
  PurgeSchedule odd;
  odd.every_days = 0;
  odd.every_hours = 7;
  expect_agreement_under(odd, 3);
}

TEST(Schedule, at_an_hour_that_the_clock_change_skips_takes_everything) {
  PurgeSchedule half_past_two;
  half_past_two.at_minutes = 150;
  expect_agreement_under(half_past_two, 0);
}

TEST(Schedule, at_midnight_and_at_the_last_minute_of_the_day_takes_everything) {
  PurgeSchedule midnight;
  midnight.at_minutes = 0;
  expect_agreement_under(midnight, 0);
  PurgeSchedule last_minute;
  last_minute.at_minutes = 1439;
  expect_agreement_under(last_minute, 0);
}

TEST(Outage, leaves_missed_runs_only_and_the_next_run_makes_up_for_them) {
  for (const DocumentUnderParent under_parent : kUnderParent) {
    cli::Job world = clean_world(700);
    world.scenario.purge.outages = {{day("2024-02-28"), day("2024-03-06")}};
    world.policy.reading.document_under_parent = under_parent;
    settle(world);
    const Account account = account_with_builtin(world);
    EXPECT_EQ(account.kinds(), Kinds{FindingKind::run_missed}) << account.findings.substr(0, 3000);
    for (const Finding& finding : account.proof.report.findings) {
      EXPECT_TRUE(!finding.observed_on || *finding.observed_on >= day("2024-03-07")) << account.findings;
    }
  }
}

TEST(Outage, at_the_very_beginning_and_at_the_very_end_leaves_missed_runs_only) {
  cli::Job world = clean_world(710);
  world.scenario.purge.outages = {{day("2024-02-20"), day("2024-03-01")},
                                  {day("2024-04-25"), day("2024-05-03")}};
  settle(world);
  const Account account = account_with_builtin(world);
  EXPECT_EQ(account.kinds(), Kinds{FindingKind::run_missed}) << account.findings.substr(0, 3000);
}

TEST(Outage, shorter_than_the_slack_is_no_finding_at_all) {
  cli::Job world = clean_world(720);
  world.scenario.purge.outages = {{day("2024-03-10"), day("2024-03-12")}};
  settle(world);
  EXPECT_EQ(account_with_builtin(world).kinds(), Kinds{FindingKind::run_missed});
  world.policy.reading.purge_within_days = 3;
  world.policy.reading.backlog_within_days = 3;
  EXPECT_EQ(account_with_builtin(world).kinds(), Kinds{});
}

}  // namespace
}  // namespace slettefrist::contract
