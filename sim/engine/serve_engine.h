// A user's program that is kept alive as an engine under test: one line in, one line out, per purge run.
//
// It must not know what the program does; what it did is seen at the store.
#pragma once

#include <memory>
#include <string>

#include "sim/engine/program.h"
#include "sim/engine/purge_engine.h"

namespace slettefrist {

// `name` is the SPEC, `command` a line for the shell.
std::unique_ptr<PurgeEngine> make_serve_engine(std::string name, std::string command, int seconds_max,
                                               engine::Look look);

}  // namespace slettefrist
