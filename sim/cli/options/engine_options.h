// The options around an engine under test, for the verbs that have one.
//
// Apart from options.cpp, which holds the verbs. It must not know what an engine is.
#pragma once

#include <CLI/CLI.hpp>

#include "sim/cli/options/option_values.h"
#include "sim/cli/options/options.h"

namespace slettefrist::cli {

// What an engine needs beside its name.
void add_engine_settings(CLI::App& verb, Options& o, OptionTexts& t);
// --engine, that, and whether its log is judged.
void add_engine(CLI::App& verb, Options& o, OptionTexts& t);
// The store that a run makes, and how.
void add_own_store(CLI::App& verb, Options& o, OptionTexts& t);
void add_run_choice(CLI::App& verb, Options& o, OptionTexts& t);

}  // namespace slettefrist::cli
