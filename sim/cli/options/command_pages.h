// The command line told to others: completion for bash and a manual page, from the very options that are
// read.
//
// Nothing is written twice: a new option is in both at once. It must not know what an option does.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "sim/cli/options/options.h"

namespace slettefrist::cli {

std::string bash_completion(const CLI::App& app);
std::string manual_page(const CLI::App& app);  // roff, for man(1)

// Prints what `completion` or `man` asks for; false for every other verb. Throws InputError for a shell that
// is not known.
bool print_page(const CLI::App& app, const Options& options);

}  // namespace slettefrist::cli
