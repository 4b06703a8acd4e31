// What a hunt draws: everything that a scenario and a policy can say has its turn, and all of it can be read.
//
// Asked of the drawn texts; how a world is judged is the command's own test. It must not know a seed.
#include "sim/cli/hunt/hunt_draw.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "sim/cli/job/job.h"
#include "sim/cli/job/scratch_folder.h"

namespace slettefrist::contract {
namespace {

namespace fs = std::filesystem;

using cli::DrawnWorld;

constexpr std::uint64_t kSeeds = 300;
constexpr const char* kParent = PROJECT_ROOT "/scenarios/policies/star-2024-1.toml";

bool has(const std::string& text, const char* pattern) {
  return std::regex_search(text, std::regex{pattern});
}

TEST(HuntDraw, is_the_same_for_the_same_seed_and_another_for_another) {
  const DrawnWorld one = cli::draw_world(7, kParent);
  const DrawnWorld same = cli::draw_world(7, kParent);
  const DrawnWorld other = cli::draw_world(8, kParent);
  EXPECT_EQ(one.scenario, same.scenario);
  EXPECT_EQ(one.policy, same.policy);
  EXPECT_NE(one.scenario, other.scenario);
  EXPECT_NE(one.policy, other.policy);
}

TEST(HuntDraw, gives_every_part_of_a_configuration_its_turn) {
  const char* const of_scenarios[] = {"every = \"1 days\"",
                                      "every = \"[2-9] days\"",
                                      "hours\"\nat",
                                      "step = \"1 day\"",
                                      "step = \"\\d+ days\"",
                                      "step = \"\\d+ hours\"",
                                      "outages = \\[\\{.*\\}\\]",
                                      "at = \"02:",
                                      "starts_on = 2030-03",
                                      "content = \"none\"",
                                      "cpr_scheme = \"day-plus-60\"",
                                      "documents_on = \"any\"",
                                      "notifications_per_citizen_year = 0.0",
                                      "documents_per_notification = 0.0",
                                      "sanctions_per_citizen_year = 0.0",
                                      "spells_per_citizen_year = 0.0",
                                      "spells_per_citizen_year = 0.8",
                                      "share_sanctions_without_dates"};
  const char* const of_policies[] = {"first_day = \"instant\"",
                                     "month_end = \"refuse\"",
                                     "document_under_parent = \"holds_parent\"",
                                     "purge_within = \"[1-9] days\"",
                                     "keep = \"\\d+ months\"",
                                     "rule.version",
                                     "ends = true",
                                     "anchored_since",
                                     "further-2",
                                     "area = \"plan_draft\"",
                                     "area = \"message\"",
                                     "id = \"document\"\n(keep.*\n)?in_force"};
  std::set<std::string> unseen{std::begin(of_scenarios), std::end(of_scenarios)};
  unseen.insert(std::begin(of_policies), std::end(of_policies));
  std::set<bool> in_files, keys;
  std::set<world::RepeatRuns> repeats;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const DrawnWorld drawn = cli::draw_world(seed, kParent);
    for (const char* part : of_scenarios) unseen.erase(has(drawn.scenario, part) ? part : "");
    for (const char* part : of_policies) unseen.erase(has(drawn.policy, part) ? part : "");
    in_files.insert(drawn.is_content_in_files);
    keys.insert(drawn.foreign_keys);
    repeats.insert(drawn.repeat_runs);
  }
  EXPECT_THAT(unseen, testing::IsEmpty());
  EXPECT_EQ(in_files.size(), 2U);
  EXPECT_EQ(keys.size(), 2U);
  EXPECT_EQ(repeats.size(), 3U);
}

TEST(HuntDraw, can_be_read_whatever_the_seed) {
  fs::current_path(PROJECT_ROOT);  // the registrations of the generated worlds are looked for from here
  const cli::ScratchFolder folder;
  const fs::path place{folder.path()};
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const DrawnWorld drawn = cli::draw_world(seed, kParent);
    std::ofstream{place / "scenario.toml", std::ios::binary} << drawn.scenario;
    std::ofstream{place / "policy.toml", std::ios::binary} << drawn.policy;
    EXPECT_NO_THROW(cli::make_job({}, (place / "scenario.toml").string())) << seed << drawn.policy;
  }
}

}  // namespace
}  // namespace slettefrist::contract
