// Engine and oracle under laws that change: dated versions of both effects, rules that end and begin again,
// and periods in days.
//
// Must not know how either side finds the version that decides.
#include <gtest/gtest.h>

#include "tests/contract/proof_world.h"

namespace slettefrist::contract {
namespace {

RuleVersion ending_on(const std::string& in_force, Effect effect) {
  RuleVersion version;
  version.in_force = day(in_force);
  version.ends = true;
  version.effect = effect;
  version.clause = "quick";
  return version;
}

RuleVersion later_version(const std::string& in_force, const std::string& keep, Effect effect) {
  RuleVersion version = version_from(in_force, keep);
  version.effect = effect;
  return version;
}

std::vector<std::vector<RuleVersion>> changes_of(Effect effect) {
  return {
      {later_version("2024-03-15", "20 days", effect)},
      {later_version("2024-03-15", "3 months", effect)},
      {later_version("2024-03-10", "75 days", effect), later_version("2024-04-10", "1 month", effect)},
      {ending_on("2024-03-31", effect)},
      {ending_on("2024-03-10", effect), later_version("2024-04-01", "1 month", effect)},
  };
}

// Every rule changes in the same way, seen under every way in which documents hang on their parents.
void expect_agreement_on_changes(Effect effect, const Reading& reading) {
  std::uint64_t seed = 800;
  for (const auto& change : changes_of(effect)) {
    for (const DocumentUnderParent under_parent : kUnderParent) {
      cli::Job world = clean_world(++seed);
      world.policy.reading = reading;
      world.policy.reading.document_under_parent = under_parent;
      for (Rule& rule : world.policy.rules) {
        rule.versions.insert(rule.versions.end(), change.begin(), change.end());
      }
      settle(world);
      SCOPED_TRACE(seed);
      expect_agreement(world);
    }
  }
}

TEST(Versions, for_all_records_leave_engine_and_oracle_of_one_mind) {
  Reading reading;
  expect_agreement_on_changes(Effect::all_records, reading);
  reading.which_answer = WhichAnswer::last;
  reading.first_day = FirstDay::instant;
  expect_agreement_on_changes(Effect::all_records, reading);
}

TEST(Versions, for_records_anchored_since_leave_engine_and_oracle_of_one_mind) {
  Reading reading;
  expect_agreement_on_changes(Effect::anchored_since, reading);
  reading.day_of = DayOf::utc;
  reading.month_end = MonthEnd::overflow;
  reading.backlog_within_days = 3;
  expect_agreement_on_changes(Effect::anchored_since, reading);
}

TEST(Versions, of_one_rule_alone_leave_engine_and_oracle_of_one_mind) {
  std::uint64_t seed = 900;
  for (const char* const changed :
       {"notification-answered", "notification-unanswered", "document", "sanction"}) {
    for (const Effect effect : {Effect::all_records, Effect::anchored_since}) {
      cli::Job world = clean_world(++seed);
      std::vector<RuleVersion>& versions = rule_named(world.policy, changed).versions;
      versions.push_back(later_version("2024-03-10", "25 days", effect));
      versions.push_back(ending_on("2024-04-10", effect));
      settle(world);
      SCOPED_TRACE(changed);
      expect_agreement(world);
    }
  }
}

TEST(Periods, in_days_need_no_month_and_refuse_none) {
  std::uint64_t seed = 950;
  for (const MonthEnd month_end : kMonthEnds) {
    cli::Job world = clean_world(++seed);
    for (Rule& rule : world.policy.rules) rule.versions[0].keep = *parse_period("P59D");
    rule_named(world.policy, "document").versions[0].keep = *parse_period("30 days");
    world.policy.reading.month_end = month_end;
    settle(world);
    const Account account = account_with_builtin(world);
    EXPECT_EQ(account.kinds(), Kinds{}) << account.findings.substr(0, 3000);
    EXPECT_GT(account.deleted(Area::document), 0);
  }
}

TEST(Policy, as_shipped_is_kept_from_its_first_night_on) {
  cli::Job world = clean_world(960);
  world.policy = shipped_policy();
  world.policy.new_model_from = world.scenario.uploads_open_on;
  world.scenario.history_from = day("2017-12-01");
  world.scenario.starts_on = day("2024-03-11");
  world.scenario.ends_on = day("2024-12-31");
  world.scenario.citizens = 10;
  settle(world);
  expect_agreement(world);
}

}  // namespace
}  // namespace slettefrist::contract
