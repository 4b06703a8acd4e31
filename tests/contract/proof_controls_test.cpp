// The control to all agreement: an engine that reads the policy otherwise than the oracle is found out.
//
// Without it, worlds too tame to tell two readings apart would pass for agreement. Must not know which
// records tell them apart.
#include <gtest/gtest.h>

#include "sim/engine/builtin.h"
#include "tests/contract/proof_world.h"

namespace slettefrist::contract {
namespace {

cli::Job telling_world() {
  cli::Job world = clean_world(41);
  world.scenario.citizens = 60;
  settle(world);
  return world;
}

const ReadingEntry& entry_named(const std::string& key) {
  static const std::vector<ReadingEntry> entries = entries_of(Reading{});
  for (const ReadingEntry& entry : entries) {
    if (entry.key == key) return entry;
  }
  throw std::out_of_range("no reading " + key);
}

class OtherReading : public testing::TestWithParam<std::string> {};

TEST_P(OtherReading, of_the_engine_is_found_out_whichever_way_round) {
  const std::string& key = GetParam();
  const cli::Job world = telling_world();
  for (const std::string& right : entry_named(key).values) {
    for (const std::string& wrong : entry_named(key).values) {
      cli::Job judged = world;
      ASSERT_TRUE(set_reading(judged.policy.reading, key, right));
      Policy misread = judged.policy;
      ASSERT_TRUE(set_reading(misread.reading, key, wrong));
      const auto engine = make_builtin_engine(misread);
      Kinds kinds = account_of(judged, *engine).kinds();
      kinds.erase(FindingKind::no_rule);
      EXPECT_EQ(kinds.empty(), right == wrong) << key << ": " << right << " read as " << wrong;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Proof, OtherReading,
                         testing::Values("first_day", "month_end", "day_of", "which_answer", "scope",
                                         "document_under_parent"),
                         [](const auto& key) { return key.param; });

TEST(Slack, is_the_judges_business_and_a_prompt_engine_need_not_know_it) {
  cli::Job world = telling_world();
  const auto engine = make_builtin_engine(world.policy);
  const Account strict = account_of(world, *engine);
  world.policy.reading.purge_within_days = 3;
  world.policy.reading.backlog_within_days = 40;
  const Account lenient = account_of(world, *engine);
  EXPECT_EQ(strict.kinds(), Kinds{});
  EXPECT_EQ(lenient.kinds(), Kinds{});
  EXPECT_EQ(strict.deletions, lenient.deletions);
}

TEST(Slack, lets_a_late_engine_pass_by_its_days_and_by_no_day_more) {
  cli::Job world = telling_world();
  Policy late = world.policy;
  for (Rule& rule : late.rules) rule.versions[0].in_force = rule.versions[0].in_force + 3;
  const auto engine = make_builtin_engine(late);
  EXPECT_EQ(account_of(world, *engine).kinds(), Kinds{FindingKind::too_late});
  world.policy.reading.purge_within_days = 3;
  world.policy.reading.backlog_within_days = 2;
  EXPECT_EQ(account_of(world, *engine).kinds(), Kinds{FindingKind::too_late});
  world.policy.reading.backlog_within_days = 3;
  EXPECT_EQ(account_of(world, *engine).kinds(), Kinds{});
}

TEST(SanctionWithoutDates, is_told_once_or_kept_in_silence) {
  cli::Job world = edge_heavy_world(42);
  std::int64_t dateless = 0;
  for (const Sanction& sanction : whole_history(world).sanctions) {
    const bool is_reached = sanction.registered_at < world.calendar.runs.back().run_at;
    dateless += is_reached && !sanction.expires_on && !sanction.served_on ? 1 : 0;
  }
  ASSERT_GT(dateless, 0);
  const Account told = account_with_builtin(world);
  EXPECT_EQ(told.kinds(), Kinds{FindingKind::no_rule}) << told.findings;
  EXPECT_EQ(told.count(FindingKind::no_rule), dateless);
  world.policy.reading.sanction_without_dates = SanctionWithoutDates::keep;
  EXPECT_EQ(account_with_builtin(world).kinds(), Kinds{});
}

}  // namespace
}  // namespace slettefrist::contract
