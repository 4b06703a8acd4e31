// The options of `bench-purge`.
//
// Apart from options.cpp, which would grow too long to read. It must not know what is measured.
#pragma once

#include "sim/cli/options/option_values.h"
#include "sim/cli/options/options.h"

namespace CLI {
class App;
}

namespace slettefrist::cli {

inline constexpr const char* kAboutBench =
    "How fast does a purge go, how long does it hold the lock, and is it right? (docs/bench-purge.md)";
std::string bench_examples();  // and the figures there are

void add_bench_options(CLI::App& verb, Options& options, OptionTexts& texts);

}  // namespace slettefrist::cli
