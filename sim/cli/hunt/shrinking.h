// From a finding in a big world to the smallest world that still shows it.
//
// Days, then records, then days again; what is left must fail the same way: the same kind of finding on the
// same record under the same rule. It must not know how a witness is written.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "sim/cli/hunt/written_world.h"

namespace slettefrist::cli {

struct Shrunk {
  WrittenWorld world;
  Finding finding;           // as the small world shows it
  std::size_t record_count;  // in the small world
  std::size_t run_count;     // scheduled there
};

using WorldFindings = std::function<std::vector<Finding>(const WrittenWorld&)>;

// The findings worth reducing: the first that names a record (or else the first of all), then the first of
// its kind in each other area, since a record with a parent takes more records to show. Empty if none is.
std::vector<const Finding*> findings_to_shrink(const std::vector<Finding>& findings);

// Fewer records, and among as many, fewer runs.
bool is_smaller(const Shrunk& a, const Shrunk& b);

// `whole` holds the history in which the finding arose. Nothing when not even that fails the same way as a
// world.
std::optional<Shrunk> shrink(const WrittenWorld& whole, const Finding& target,
                             const WorldFindings& findings_of);

// The same kind, record and rule, and early or late alike.
bool is_same_failure(const Finding& a, const Finding& b);

}  // namespace slettefrist::cli
