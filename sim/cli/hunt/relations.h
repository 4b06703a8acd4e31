// Metamorphic relations: what must be the same when a world is told otherwise, whatever the policy says.
//
// They need no oracle, so they hold for an engine whose policy nobody has written down. It must not know how
// a removal is seen.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/hunt/removals.h"

namespace slettefrist::cli {

struct Relation {
  std::string name;   // "shift-28-years"
  std::string about;  // what must stay the same
  // Why it says nothing about this world, "" when it does.
  std::function<std::string(const WrittenWorld&)> is_silent;
  // The removals of the world told otherwise, told back in the terms of the world itself.
  std::function<Removals(const WrittenWorld&, const Suspect&)> retold;
};

const std::vector<Relation>& relations();

}  // namespace slettefrist::cli
