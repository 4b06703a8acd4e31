// From --engine SPEC and the options around it to an engine under test.
//
// Files are read and scripts are checked here, before anything is written. It must not know a store or a
// world.
#pragma once

#include <memory>
#include <string>

#include "sim/cli/options/options.h"
#include "sim/engine/purge_engine.h"
#include "sim/policy/policy.h"

namespace slettefrist::cli {

// Throws InputError for a SPEC that nobody knows, and for a script that cannot be used, with every problem.
std::unique_ptr<PurgeEngine> make_engine(const Options& options, const Policy& policy);

// A program may keep books outside the store, or refuse a second run of one day: it is asked only on request.
world::RepeatRuns default_repeat_runs(const std::string& spec);

bool is_own_engine(const std::string& spec);  // ours: its deletion log is always checked

// Of the SPEC, the program's version and the bytes of its scripts: another engine, another digest.
std::string engine_digest(const Options& options);

}  // namespace slettefrist::cli
