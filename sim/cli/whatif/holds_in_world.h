// Whether the records that a file of holds names are in a world, seen while the world passes by.
//
// A hold that names nothing holds nothing, and is mostly a slip. It must not know what a hold does.
#pragma once

#include <map>
#include <vector>

#include "sim/cli/whatif/outcomes.h"
#include "sim/input/history_checks.h"
#include "sim/model/observation.h"

namespace slettefrist::cli {

class HoldsInWorld {
 public:
  explicit HoldsInWorld(const input::PlacedTable<Hold>& holds);  // kept by reference
  void see(const std::vector<Stored>& records);
  void require_all() const;  // throws InputError with every hold that names no record, or another citizen's

 private:
  const input::PlacedTable<Hold>& holds_;
  std::map<RecordKey, std::optional<RecordId>> citizens_;  // of the named records; nothing: not seen
};

}  // namespace slettefrist::cli
