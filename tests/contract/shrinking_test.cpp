// Which calendars and records are left when a finding is reduced, asked of engines that are a few lines here.
//
// What a real engine's witness looks like is the command's own test. It must not know a store.
#include "sim/cli/hunt/shrinking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/world/schedule.h"
#include "tests/contract/proof_world.h"

namespace slettefrist::contract {
namespace {

using cli::Shrunk;
using cli::WrittenWorld;
using testing::ElementsAre;

Sanction sanction(RecordId id) { return {id, 7, {}, "067", "quarantine", {}, {}, {}, {}, {}}; }

// 400 nights, ten of them lost from the 101st on, and 30 sanctions.
WrittenWorld whole() {
  WrittenWorld world;
  world.scenario.starts_on = day("2024-01-01");
  world.scenario.ends_on = day("2024-01-01") + 399;
  world.scenario.purge.outages = {{day("2024-01-01") + 100, day("2024-01-01") + 109}};
  for (RecordId id = 1; id <= 30; ++id) world.scenario.records.sanctions.push_back(sanction(id));
  return world;
}

std::vector<Run> held_runs(const WrittenWorld& world) {
  const Scenario& scenario = world.scenario;
  auto runs = world::make_run_calendar(scenario.purge, scenario.starts_on, scenario.ends_on).runs;
  std::erase_if(runs, [](const Run& run) { return !run.held; });
  return runs;
}

bool has_run(const WrittenWorld& world, Day on) {
  const std::vector<Run> runs = held_runs(world);
  return std::any_of(runs.begin(), runs.end(), [&](const Run& run) { return run.as_of == on; });
}

bool has_sanction(const WrittenWorld& world, RecordId id) {
  const auto& all = world.scenario.records.sanctions;
  return std::any_of(all.begin(), all.end(), [&](const Sanction& each) { return each.sanction_id == id; });
}

// Sanction 17, never gone, owed on a day of the scenario: late by as long as the scenario lasts after it.
Finding never_gone(const WrittenWorld& world, Day owed) {
  Finding finding;
  finding.kind = FindingKind::too_late;
  finding.area = "sanction";
  finding.record_id = 17;
  finding.days_off = world.scenario.ends_on - owed;
  return finding;
}

TEST(Shrinking, of_a_slip_that_needs_a_run_on_the_eve_leaves_two_runs_and_one_record) {
  const Day owed = day("2024-06-15");
  const auto findings_of = [&](const WrittenWorld& world) -> std::vector<Finding> {
    const bool is_shown = has_sanction(world, 17) && has_run(world, owed) && has_run(world, owed + -1);
    return is_shown ? std::vector{never_gone(world, owed)} : std::vector<Finding>{};
  };
  const WrittenWorld world = whole();
  const auto shrunk = cli::shrink(world, findings_of(world).front(), findings_of);
  ASSERT_TRUE(shrunk);
  EXPECT_EQ(shrunk->record_count, 1U);
  EXPECT_EQ(shrunk->run_count, 2U);
  EXPECT_EQ(shrunk->world.scenario.ends_on, owed);
}

TEST(Shrinking, of_a_slip_that_needs_a_long_gap_leaves_two_runs_far_apart) {
  constexpr int kGapDays = 9;
  const auto findings_of = [&](const WrittenWorld& world) -> std::vector<Finding> {
    const auto runs = held_runs(world);
    for (std::size_t run = 1; run < runs.size(); ++run) {
      if (runs[run].as_of - runs[run - 1].as_of >= kGapDays && has_sanction(world, 17)) {
        return {never_gone(world, runs[run].as_of)};
      }
    }
    return {};
  };
  const WrittenWorld world = whole();
  const auto shrunk = cli::shrink(world, findings_of(world).front(), findings_of);
  ASSERT_TRUE(shrunk);
  EXPECT_EQ(shrunk->record_count, 1U);
  EXPECT_EQ(shrunk->run_count, 2U);
  const Scenario& scenario = shrunk->world.scenario;
  for (const Outage& outage : scenario.purge.outages) {
    EXPECT_TRUE(scenario.starts_on <= outage.from && outage.to <= scenario.ends_on) << "no file may say so";
  }
}

// A slip on the tenth run cannot show in fewer.
TEST(Shrinking, keeps_as_many_runs_as_the_slip_counts) {
  const auto findings_of = [&](const WrittenWorld& world) -> std::vector<Finding> {
    const auto runs = held_runs(world);
    if (runs.size() < 10 || !has_sanction(world, 17)) return {};
    return {never_gone(world, runs[9].as_of)};
  };
  const WrittenWorld world = whole();
  const auto shrunk = cli::shrink(world, findings_of(world).front(), findings_of);
  ASSERT_TRUE(shrunk);
  EXPECT_EQ(shrunk->run_count, 10U);
}

TEST(Shrinking, looks_at_the_first_finding_of_its_kind_in_each_area) {
  std::vector<Finding> findings(6);
  const char* const areas[] = {"engine", "answer", "answer", "document", "sanction", "notification"};
  for (std::size_t at = 0; at < findings.size(); ++at) {
    findings[at].kind = at == 0 ? FindingKind::engine_failed : FindingKind::too_late;
    findings[at].area = areas[at];
    findings[at].record_id = static_cast<RecordId>(at);
  }
  findings[4].kind = FindingKind::wrong_set;
  std::vector<RecordId> ids;
  for (const Finding* finding : cli::findings_to_shrink(findings)) ids.push_back(finding->record_id);
  EXPECT_THAT(ids, ElementsAre(1, 3, 5));
  EXPECT_THAT(cli::findings_to_shrink({}), testing::IsEmpty());
  EXPECT_EQ(cli::findings_to_shrink({findings[0]}).size(), 1U);
}

}  // namespace
}  // namespace slettefrist::contract
