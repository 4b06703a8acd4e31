// A world whose store is exported before a purge and after each night, and judged by these exports alone.
//
// The judge of exports is the program as a user calls it; it sees no engine. This file must not know what a
// test asserts.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/contract/broken_engines.h"
#include "tests/contract/command.h"
#include "tests/contract/proof_world.h"

namespace slettefrist::contract {

class ExportedWorld : public Command {
 protected:
  // A shipped scenario at its small size, on other days. Served dates become known at once: exports cannot
  // show one that took its sanction along between two of them (docs/exports.md).
  static cli::Job small_world(const std::string& scenario, const std::string& from, const std::string& to);

  // The engine, but before its first night that is exported, and after each of these, the store is.
  Engine exporting(Engine engine, std::function<bool(Day night)> is_exported);

  // `check --check-log` of all exports, by policy and time of the world; into judged/.
  Ended judge(const cli::Job& world) const;

 private:
  void keep(Store& store, const std::string& name) const;

  std::vector<std::string> nights_;
};

}  // namespace slettefrist::contract
