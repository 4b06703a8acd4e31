// What the verb `faults` alone offers on the command line.
//
// Apart from options.cpp, which would grow too long to read. It must not know what a fault is.
#pragma once

#include "sim/cli/options/options.h"

namespace CLI {
class App;
}

namespace slettefrist::cli {

inline constexpr const char* kAboutFaults =
    "Prove that the judge can fail: every fault of the catalogue against the scenarios";
inline constexpr const char* kFaultExamples =
    "Examples:\n"
    "  slettefrist faults\n"
    "  slettefrist faults leap-day decade --fault days-365 --fault leap-overflow\n"
    "  slettefrist faults --full --out matrix";

void add_fault_options(CLI::App& verb, Options& options);

}  // namespace slettefrist::cli
