// The options of `whatif`.
//
// Apart from options.cpp, which would grow too long to read. It must not know what a proposal is.
#pragma once

#include "sim/cli/option_values.h"
#include "sim/cli/options.h"

namespace CLI {
class App;
}

namespace slettefrist::cli {

inline constexpr const char* kAboutWhatIf = "The same world under other policies, readings and schedules";
inline constexpr const char* kWhatIfExamples =
    "Examples:\n"
    "  slettefrist whatif decade --policy scenarios/policies/documents-6-months.toml\n"
    "  slettefrist whatif decade --reading first_day=day_after --variant 'every=7 days'\n"
    "  slettefrist whatif leap-day --all-readings";

void add_what_if_options(CLI::App& verb, Options& options, OptionTexts& texts);

}  // namespace slettefrist::cli
