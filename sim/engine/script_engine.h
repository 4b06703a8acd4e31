// A user's SQL scripts as an engine under test: one is run once a purge run, one before the first, one after
// the last.
//
// The texts come ready read. It must not know a file or a command line.
#pragma once

#include <memory>
#include <string>

#include "sim/engine/program.h"
#include "sim/engine/purge_engine.h"

namespace slettefrist {

struct ScriptSettings {
  std::string name;  // the SPEC
  std::string purge;
  std::string setup;     // "" = none
  std::string teardown;  // "" = none
  bool is_clock_simulated = false;
  int seconds_max = 0;  // of each script
  engine::Look look;
};

std::unique_ptr<PurgeEngine> make_script_engine(ScriptSettings settings);

}  // namespace slettefrist
