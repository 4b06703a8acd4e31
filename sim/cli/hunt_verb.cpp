// The verb `hunt`: many random worlds, each judged, until one convicts the engine.
//
// Worlds are taken in the order of their seeds, as many at once as there are threads, so that the find told
// is the same whatever the number of threads: the lowest seed of its batch. It must not know what a draw
// means.
#include <chrono>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>

#include "sim/cli/hunt/hunt_draw.h"
#include "sim/cli/hunt/witness.h"
#include "sim/cli/job/engines.h"
#include "sim/cli/job/output_folder.h"
#include "sim/cli/job/places.h"
#include "sim/cli/job/progress.h"
#include "sim/cli/job/scratch_folder.h"
#include "sim/cli/job/sharing_out.h"
#include "sim/cli/options/replay.h"
#include "sim/cli/verbs.h"
#include "sim/model/input_error.h"
#include "sim/report/text.h"
#include "sim/report/whole_file.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

// Two kinds are no fault of an engine here: outages are drawn, and so are records to which no date applies.
bool is_a_find(const Finding& finding) {
  return finding.kind != FindingKind::run_missed && finding.kind != FindingKind::no_rule;
}

struct Hunted {
  std::uint64_t seed = 0;
  std::vector<Finding> finds;
};

void write_world(const fs::path& folder, const DrawnWorld& world) {
  report::write_whole_file((folder / "scenario.toml").string(), world.scenario);
  report::write_whole_file((folder / "policy.toml").string(), world.policy);
}

DrawnWorld drawn_at(std::uint64_t seed) { return draw_world(seed, fs::absolute(default_policy()).string()); }

// --seed is the hunt's first world, not the worlds' own seed. How store and calls are set up is drawn for our
// own engines only: somebody else's need not be made for it.
Options for_one_world(const Options& options, const DrawnWorld& drawn) {
  Options one = options;
  one.seed.reset();
  one.out.clear();
  if (!is_own_engine(options.engine)) return one;
  one.is_content_in_files = drawn.is_content_in_files;
  one.foreign_keys |= drawn.foreign_keys;
  if (!one.repeat_runs) one.repeat_runs = drawn.repeat_runs;
  return one;
}

// A world with holds is written out first: generated records are named by no scenario file.
WrittenWorld with_holds(const Options& options, const std::string& scenario, std::uint64_t seed) {
  WrittenWorld world = world_of(options, scenario, {});
  world.scenario.records.holds = draw_holds(seed, world);
  return world;
}

std::vector<Finding> findings_at(const Options& options, const std::string& scenario, std::uint64_t seed) {
  if (!draws_holds(seed)) return findings_in(options, scenario);
  return findings_of(with_holds(options, scenario, seed), suspect_of(options));
}

Hunted hunt_at(const Options& options, std::uint64_t seed) {
  const ScratchFolder folder;
  const DrawnWorld drawn = drawn_at(seed);
  write_world(folder.path(), drawn);
  const std::string scenario = (fs::path{folder.path()} / "scenario.toml").string();
  Hunted hunted{seed, {}};
  for (Finding& finding : findings_at(for_one_world(options, drawn), scenario, seed)) {
    if (is_a_find(finding)) hunted.finds.push_back(std::move(finding));
  }
  return hunted;
}

std::string replay_of_seed(const Options& options, std::uint64_t seed) {
  return "slettefrist hunt --seeds 1 --seed " + std::to_string(seed) + engine_words(options);
}

fs::path folder_of(const Options& options) { return options.out.empty() ? "out/hunt" : options.out; }

// Keeps the two files, and the smallest world that still shows the first find.
std::string keep(const Options& options, const Hunted& hunted) {
  const fs::path folder = folder_of(options) / std::to_string(hunted.seed);
  fs::create_directories(folder);
  const DrawnWorld drawn = drawn_at(hunted.seed);
  write_world(folder, drawn);
  Options shrinking = for_one_world(options, drawn);
  const std::string scenario = (folder / "scenario.toml").string();
  if (draws_holds(hunted.seed)) {
    const WrittenWorld world = with_holds(shrinking, scenario, hunted.seed);
    write_scenario(scenario, {"World " + std::to_string(hunted.seed) + " of a hunt, with its holds"}, world);
  }
  shrinking.witness = (folder / "witness.toml").string();
  return make_witness(shrinking, scenario, hunted.finds);
}

std::string go_on_from(const Options& options, std::uint64_t seed) {
  std::string text = "slettefrist hunt";
  if (options.seeds) text += " --seeds " + std::to_string(*options.seeds);
  if (options.for_seconds) text += " --for " + std::to_string(*options.for_seconds) + "s";
  return text + " --seed " + std::to_string(seed) + engine_words(options);
}

void tell(const Options& options, std::uint64_t first, std::uint64_t worlds, const Hunted* hunted) {
  const std::string go_on = go_on_from(options, first + worlds);
  if (options.json) {
    nlohmann::ordered_json json{
        {"first_seed", first}, {"worlds", worlds}, {"found", nullptr}, {"go_on", go_on}};
    if (hunted != nullptr) {
      json["found"] = {{"seed", hunted->seed},
                       {"kind", name_of(hunted->finds.front().kind)},
                       {"findings", hunted->finds.size()},
                       {"replay", replay_of_seed(options, hunted->seed)}};
    }
    std::cout << json.dump(2) << '\n';
    return;
  }
  const std::string range =
      report::counted(static_cast<std::int64_t>(worlds), "world") + " from seed " + std::to_string(first);
  if (hunted == nullptr) {
    std::cout << range << ": no finding\n";
  } else {
    std::cout << "Found in world " << hunted->seed << " (" << range
              << "): " << report::counted(static_cast<std::int64_t>(hunted->finds.size()), "finding")
              << ", first " << name_of(hunted->finds.front().kind)
              << "\nReplay: " << replay_of_seed(options, hunted->seed) << '\n';
  }
  std::cout << "Go on: " << go_on << '\n';
}

}  // namespace

int hunt_verb(const Options& options) {
  using Clock = std::chrono::steady_clock;  // only how long to go on; no output depends on it
  suspect_of(options).make_engine(
      policy_with_readings(default_policy(), {}));  // what is wrong with the engine's options is told at once
  if (!options.seeds && !options.for_seconds) {
    throw InputError(Problem{"", 0, 0, "hunt: read neither --seeds nor --for, expected one of them",
                             "Write for example --seeds 1000, or --for 10m"});
  }
  { const OutputFolder can_be_written{folder_of(options).string()}; }  // not only when an hour has gone
  const auto start = Clock::now();
  const std::uint64_t first = options.seed.value_or(1);
  const auto wanted = static_cast<std::uint64_t>(options.seeds.value_or(INT64_MAX));
  const int threads = options.threads > 0
                          ? options.threads
                          : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  std::uint64_t done = 0;
  const auto is_time_up = [&] {
    return options.for_seconds && Clock::now() - start >= std::chrono::seconds{*options.for_seconds};
  };
  while (done < wanted && !is_time_up()) {
    stop_if_interrupted();
    std::vector<Hunted> batch(std::min<std::uint64_t>(static_cast<std::uint64_t>(threads), wanted - done));
    share_out(batch.size(), threads,
              [&](std::size_t at) { batch[at] = hunt_at(options, first + done + at); });
    for (const Hunted& hunted : batch) {
      ++done;
      if (hunted.finds.empty()) continue;
      tell(options, first, done, &hunted);
      std::cerr << keep(options, hunted);
      return 1;
    }
    if (!options.quiet && done / 100 != (done - batch.size()) / 100) std::cerr << done << " worlds\n";
  }
  tell(options, first, done, nullptr);
  return 0;
}

}  // namespace slettefrist::cli
