// What options say of a world's people, laid over the scenario and read from the user's own files.
//
// Apart from job.cpp because these files belong to the user's environment and not to the scenario. It must
// not know how a person is drawn.
#pragma once

#include <string>
#include <vector>

#include "generators/generators.h"
#include "sim/cli/options/options.h"
#include "sim/scenario/scenario.h"

namespace slettefrist::cli {

// Throws InputError where options exclude each other.
void lay_people_over(const Options& options, Scenario& scenario);

// Reads --cpr-list and --codes into the settings; gives the paths of the files that were read. Throws
// InputError, also where the list holds fewer numbers than there are citizens.
std::vector<std::string> take_people_files(const Options& options, generators::Settings& settings);

}  // namespace slettefrist::cli
