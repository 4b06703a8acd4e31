// Which record went on which day: all that can be compared where nobody says what is right.
//
// It must not know a policy or a finding.
#pragma once

#include <map>
#include <optional>
#include <stdexcept>

#include "sim/cli/hunt/written_world.h"
#include "sim/model/observation.h"

namespace slettefrist::cli {

using Removals = std::map<RecordKey, Day>;

// A run of it failed: what else went or stayed says nothing.
class EngineFailed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What was seen to vanish, first removals only. Throws EngineFailed with who failed, when and why.
Removals removals_of(const WrittenWorld& world, const Suspect& suspect);

struct RemovalDifference {
  RecordKey key;
  std::optional<Day> left;
  std::optional<Day> right;
};
// The earliest by day, then by area and id; nothing when both are the same.
std::optional<RemovalDifference> first_difference(const Removals& left, const Removals& right);

}  // namespace slettefrist::cli
