// Findings of an earlier run beside those of this one, and findings that somebody has accepted for a while.
//
// It must not know how a finding came about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/cli/options/options.h"
#include "sim/input/known_findings_file.h"
#include "sim/report/run_report.h"

namespace slettefrist::cli {

struct EarlierFindings {
  std::string folder;                 // of --baseline, "" = none
  std::vector<std::string> baseline;  // what its findings.csv tells: "too_late document 17", sorted
  std::optional<std::vector<input::KnownFinding>> known;  // --known
  Day today;                                              // --today
};

// Reads the files that the options name. Throws InputError for what cannot be read, and for --known without
// --today: no output of this program depends on the machine's clock.
EarlierFindings earlier_findings(const Options& options);

// Moves what live entries accept from report.findings to report.accepted, adds an unmet expectation for every
// entry that has expired by `today`, and fills report.baseline.
void lay_beside(const EarlierFindings& earlier, RunReport& report);

}  // namespace slettefrist::cli
