// A world whose store is exported before a purge and after each night, and judged by these exports alone.
//
// The judge of exports is the program as a user calls it; it sees no engine. This file must not know what a
// test asserts.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "tests/contract/broken_engines.h"
#include "tests/contract/command.h"
#include "tests/contract/proof_world.h"

namespace slettefrist::contract {

class ExportedWorld : public Command {
 protected:
  // A shipped scenario at its small size, on other days, without what exports cannot show
  // (docs/exports.md): served dates become known at once and no run is repeated; and no citizen changes,
  // since a store does not tell of it.
  static cli::Job small_world(const std::string& scenario, const std::string& from, const std::string& to);

  // The engine, but before its first night that is exported, and after each of these, the store is.
  Engine exporting(Engine engine, std::function<bool(Day night)> is_exported);

  // Records that came and went between two exports, and the whole families of these: what became of them no
  // export can show.
  std::set<RecordKey> hidden(const cli::Job& world, const Account& account) const;

  // `check --check-log` of all exports, by policy and time of the world; into judged/.
  Ended judge(const cli::Job& world) const;

 private:
  void keep(Store& store, const std::string& name);

  std::vector<std::string> nights_;
  std::set<RecordKey> exported_;  // that any export holds
};

}  // namespace slettefrist::contract
