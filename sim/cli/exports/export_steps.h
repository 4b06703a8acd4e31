// Which exports there are of somebody else's purge, and the run before each: --before, --after, --step.
//
// This file must not know what stands in an export.
#pragma once

#include <string>
#include <vector>

#include "sim/cli/options/options.h"

namespace slettefrist::cli {

// An export, and the day of the purge run that it was taken after.
struct ExportStep {
  Day as_of;
  std::string folder;
};

// In rising order of the days, one at least. Throws InputError for options that do not say so.
std::vector<ExportStep> export_steps(const Options& options);
std::vector<Day> days_of(const std::vector<ExportStep>& steps);

}  // namespace slettefrist::cli
