// What must hold of a purge whatever the policy says: twice is once, two halves are one whole, and neither
// the order of the input, nor the step, nor the number of threads, nor the machine's time zone shows.
//
// Properties are held over several seeds and readings. Must not know which records a world holds.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/engine/builtin.h"
#include "tests/contract/broken_engines.h"
#include "tests/contract/proof_world.h"

namespace slettefrist::contract {
namespace {

std::vector<std::int64_t> row_counts(Store& store) {
  std::vector<std::int64_t> counts;
  std::vector<std::string> tables{"deletion_log"};
  for (const Area area : kAreas) tables.emplace_back(name_of(area));
  for (const std::string& table : tables) {
    store.query("SELECT count(*) FROM " + table, {}, [&](const std::vector<Value>& row) {
      counts.push_back(std::get<std::int64_t>(row.front()));
    });
  }
  return counts;
}

TEST(Property, purging_twice_at_one_instant_is_purging_once) {
  std::uint64_t seed = 1000;
  for (const Reading& reading : telling_readings()) {
    cli::Job world = edge_heavy_world(++seed);
    world.policy.reading = reading;
    const std::shared_ptr<PurgeEngine> good = make_builtin_engine(world.policy);
    const auto twice = engine_doing([good](Store& store, Instant run_at, Day as_of) {
      good->run(store, run_at, as_of);
      const auto after_once = row_counts(store);
      good->run(store, run_at, as_of);
      EXPECT_EQ(row_counts(store), after_once) << to_text(as_of);
    });
    expect_same(account_with_builtin(world), account_of(world, *twice));
  }
}

// What is left of a history when `gone` has gone; what hangs on a notification goes from the history with it.
History survivors(History history, const std::map<RecordKey, Day>& gone) {
  const auto is_gone = [&](const auto& record) {
    return gone.contains({std::remove_cvref_t<decltype(record)>::kArea, id_of(record)});
  };
  std::erase_if(history.families, [&](const Family& family) { return is_gone(family.notification); });
  for (Family& family : history.families) std::erase_if(family.documents, is_gone);
  std::erase_if(history.sanctions, is_gone);
  return history;
}

TEST(Property, a_run_split_in_two_removes_what_one_run_removes) {
  std::uint64_t seed = 1100;
  for (const Reading& reading : telling_readings()) {
    if (reading.document_under_parent == DocumentUnderParent::stays)
      continue;  // a document without its parent
    for (const char* const middle : {"2024-02-25", "2024-02-27", "2024-03-30"}) {
      cli::Job whole = clean_world(++seed);
      whole.policy.reading = reading;
      whole.pack = whole_history(whole);
      whole.scenario.citizens = 0;
      cli::Job first = whole;
      first.scenario.ends_on = day(middle);
      settle(first);
      const Account before = account_with_builtin(first);
      cli::Job second = whole;
      second.scenario.starts_on = day(middle) + 1;
      second.pack = survivors(whole.pack, days_of_removal(before));
      settle(second);
      settle(whole);
      const Account after = account_with_builtin(second);
      const Account at_once = account_with_builtin(whole);
      EXPECT_EQ(before.deletions + without_header(after.deletions), at_once.deletions);
      EXPECT_EQ(before.kinds(), Kinds{}) << before.findings;
      EXPECT_EQ(after.kinds(), Kinds{}) << after.findings;
      EXPECT_FALSE(without_header(after.deletions).empty());
    }
  }
}

Account kept_for(cli::Job world, const std::string& keep) {
  for (Rule& rule : world.policy.rules) rule.versions[0].keep = *parse_period(keep);
  return account_with_builtin(std::move(world));
}

TEST(Property, a_longer_period_never_brings_a_removal_forward) {
  const std::vector<std::string> rising{"20 days", "1 month", "32 days", "59 days", "2 months", "63 days"};
  std::uint64_t seed = 1300;
  for (const Reading& reading : telling_readings()) {
    cli::Job world = edge_heavy_world(++seed);
    world.policy.reading = reading;
    std::map<RecordKey, Day> shorter = days_of_removal(kept_for(world, rising.front()));
    for (std::size_t i = 1; i < rising.size(); ++i) {
      const std::map<RecordKey, Day> longer = days_of_removal(kept_for(world, rising[i]));
      ASSERT_FALSE(longer.empty());
      for (const auto& [key, on] : longer) {
        const auto before = shorter.find(key);
        // A child that comes after its parent went never enters; whatever enters by itself must have gone.
        const bool is_child = key.area == Area::answer || key.area == Area::document;
        ASSERT_TRUE(before != shorter.end() || is_child) << name_of(key.area) << " " << key.id;
        if (before == shorter.end()) continue;
        EXPECT_GE(on, before->second) << name_of(key.area) << " " << key.id;
      }
      shorter = longer;
    }
  }
}

TEST(Property, what_the_oracle_expects_of_a_prompt_engine_is_what_the_engine_does) {
  std::uint64_t seed = 1800;
  for (const Reading& reading : telling_readings()) {
    cli::Job world = edge_heavy_world(++seed);
    world.policy.reading = reading;
    world.policy.reading.purge_within_days = 3;
    const Account account = account_with_builtin(world);
    std::map<RecordKey, Day> expected;
    for (const ExpectedDeletion& row : account.proof.expected) {
      if (row.deleted_on != ExpectedDeletion::kNoDay) expected[{row.area, row.id}] = Day{row.deleted_on};
    }
    EXPECT_EQ(expected, days_of_removal(account));
    EXPECT_GT(expected.size(), 100U);
  }
}

}  // namespace
}  // namespace slettefrist::contract
