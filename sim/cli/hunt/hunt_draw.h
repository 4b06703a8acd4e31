// A world drawn at random: not only its records but everything that a scenario and a policy file can say, and
// how the store and the engine's calls are set up.
//
// What is drawn are the two files' texts, so that a find is a pair of files that anybody can run, read and
// keep. It must not know how a world is judged.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/cli/hunt/written_world.h"
#include "sim/world/schedule.h"

namespace slettefrist::cli {

struct DrawnWorld {
  std::string scenario;  // names its policy "policy.toml", beside it
  std::string policy;    // extends `parent`
  bool is_content_in_files = false;
  bool foreign_keys = false;
  world::RepeatRuns repeat_runs = world::RepeatRuns::checkpoints;
};

// Holds on records of such a world, around its nights; in three worlds of four none. The stream is their own.
std::vector<Hold> draw_holds(std::uint64_t seed, const WrittenWorld& world);
bool draws_holds(std::uint64_t seed);

// The same seed draws the same world in every version that has the same draws in the same order.
DrawnWorld draw_world(std::uint64_t seed, const std::string& parent);

}  // namespace slettefrist::cli
