// What must not show in any output: the order of a pack's rows, the step, the number of threads or shards,
// the engine's foreign keys, the machine's time zone. Byte for byte.
//
// Must not know which records a world holds.
#include <gtest/gtest.h>
#include <stdlib.h>
#include <time.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "generators/stream.h"
#include "sim/input/input.h"
#include "sim/report/pack.h"
#include "tests/contract/proof_world.h"
#include "tests/store/temporary_store.h"

namespace slettefrist::contract {
namespace {

void write_pack(const History& history, const std::string& folder) {
  report::PackPlan plan;
  plan.directory = folder;
  plan.content = [](const Document&) { return std::optional<std::string>{}; };
  report::PackWriter pack{plan};
  pack.add(history, Instant{std::int64_t{1} << 40});
  // Beside the tables the events, and the citizens' changes where there are any.
  ASSERT_EQ(pack.close().size(), kAreas.size() + (history.citizen_changes.empty() ? 1 : 2));
}

void shuffle_rows(const std::string& folder, std::uint64_t seed) {
  for (const Area area : kAreas) {
    const std::string path = folder + "/" + std::string{name_of(area)} + ".csv";
    std::istringstream in{bytes_of(path)};
    std::string header;
    std::getline(in, header);
    std::vector<std::string> rows;
    for (std::string row; std::getline(in, row);) rows.push_back(row);
    generators::Stream drawn{seed, generators::Purpose::person, static_cast<std::int64_t>(area)};
    for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[drawn.index(i)]);
    std::ofstream out{path};
    out << header << '\n';
    for (const std::string& row : rows) out << row << '\n';
  }
}

TEST(Sameness, the_order_of_a_packs_rows_changes_nothing) {
  cli::Job world = edge_heavy_world(1200);
  const TemporaryDirectory folder;
  std::filesystem::create_directory(folder.file("pack"));
  write_pack(whole_history(world), folder.file("pack"));
  world.scenario.citizens = 0;
  world.from_pack = true;
  settle(world);
  world.pack = input::read_pack(folder.file("pack"));
  const Account as_written = account_with_builtin(world);
  const std::string notifications = bytes_of(folder.file("pack/notification.csv"));
  for (const std::uint64_t seed : {1, 2, 3}) {
    shuffle_rows(folder.file("pack"), seed);
    EXPECT_NE(bytes_of(folder.file("pack/notification.csv")), notifications);
    world.pack = input::read_pack(folder.file("pack"));
    expect_same(as_written, account_with_builtin(world));
  }
}

TEST(Sameness, a_pack_of_a_generated_world_gives_what_the_world_gives) {
  cli::Job world = edge_heavy_world(1210);
  const TemporaryDirectory folder;
  std::filesystem::create_directory(folder.file("pack"));
  write_pack(whole_history(world), folder.file("pack"));
  const Account generated = account_with_builtin(world);
  world.scenario.citizens = 0;
  world.from_pack = true;
  settle(world);
  world.pack = input::read_pack(folder.file("pack"));
  expect_same(generated, account_with_builtin(world));
}

TEST(Sameness, how_often_the_world_stops_changes_nothing) {
  cli::Job world = edge_heavy_world(1400);
  PurgeSchedule every_third_day;
  every_third_day.every_days = 3;
  for (const PurgeSchedule& schedule : {PurgeSchedule{}, every_third_day}) {
    world.scenario.purge = schedule;
    settle(world);
    world.step = {1, 0};
    const Account daily = account_with_builtin(world);
    world.step = {0, 1};
    expect_same(daily, account_with_builtin(world));
    world.step = {7, 0};
    expect_same(daily, account_with_builtin(world));
  }
}

TEST(Sameness, foreign_keys_in_the_engines_connection_change_nothing) {
  std::uint64_t seed = 1500;
  for (const Reading& reading : telling_readings()) {
    if (reading.document_under_parent == DocumentUnderParent::stays) continue;  // breaks them by its meaning
    cli::Job world = edge_heavy_world(++seed);
    world.policy.reading = reading;
    expect_same(account_with_builtin(world, ForeignKeys::off), account_with_builtin(world, ForeignKeys::on));
  }
}

TEST(Sameness, threads_and_the_machines_time_zone_change_nothing) {
  cli::Job world = edge_heavy_world(1600);
  const Account plain = account_with_builtin(world);
  world.settings.threads = 4;
  expect_same(plain, account_with_builtin(world));
  for (const char* const zone : {"Pacific/Auckland", "America/St_Johns"}) {
    ASSERT_EQ(setenv("TZ", zone, 1), 0);
    tzset();
    expect_same(plain, account_with_builtin(world));
  }
  unsetenv("TZ");
  tzset();
}

// The lines of several files without their header, sorted.
std::vector<std::string> joined_lines(const std::vector<std::string>& files) {
  std::vector<std::string> lines;
  for (const std::string& file : files) {
    std::istringstream in{without_header(file)};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST(Sameness, the_shards_joined_are_the_whole) {
  cli::Job world = edge_heavy_world(1700);
  world.pack = {};
  const Account whole = account_with_builtin(world);
  std::vector<std::string> deletions;
  std::vector<std::string> findings;
  std::vector<std::string> expected;
  for (world.settings.shard_index = 1; world.settings.shard_index <= 3; ++world.settings.shard_index) {
    world.settings.shard_count = 3;
    const Account shard = account_with_builtin(world);
    deletions.push_back(shard.deletions);
    findings.push_back(shard.findings);
    expected.push_back(shard.expected);
  }
  EXPECT_EQ(joined_lines(deletions), joined_lines({whole.deletions}));
  EXPECT_EQ(joined_lines(findings), joined_lines({whole.findings}));
  EXPECT_EQ(joined_lines(expected), joined_lines({whole.expected}));
}

}  // namespace
}  // namespace slettefrist::contract
