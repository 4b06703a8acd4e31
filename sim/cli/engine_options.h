// The options around an engine under test, for the verbs that have one.
//
// Apart from options.cpp, which holds the verbs. It must not know what an engine is.
#pragma once

#include <CLI/CLI.hpp>

#include "sim/cli/option_values.h"
#include "sim/cli/options.h"

namespace slettefrist::cli {

// What stands beside --engine.
void add_engine_settings(CLI::App& verb, Options& o, OptionTexts& t);
// --engine and what stands beside it.
void add_engine(CLI::App& verb, Options& o, OptionTexts& t);

}  // namespace slettefrist::cli
