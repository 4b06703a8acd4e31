// Findings of an earlier run beside those of this one, and findings that somebody has accepted for a while.
//
// It must not know how a finding came about.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/options/options.h"
#include "sim/input/known_findings_file.h"
#include "sim/report/run_report.h"

namespace slettefrist::cli {

struct EarlierFindings {
  struct Baseline {
    std::string folder;
    std::vector<std::string> findings;  // as its findings.csv tells them: "too_late document 17", sorted
  };
  std::map<std::string, Baseline> baselines;              // of --baseline, by scenario
  std::optional<std::vector<input::KnownFinding>> known;  // --known
  Day today;                                              // --today
};

// Reads the files that the options name, for scenarios of these names: of several each has a folder of its
// own in the baseline, as it has in the output, and one that the earlier run did not know begins without
// findings. Throws InputError for what cannot be read, and for --known without --today: no output of this
// program depends on the machine's clock.
EarlierFindings earlier_findings(const Options& options, const std::vector<std::string>& scenarios);

// Moves what live entries accept from report.findings to report.accepted, adds an unmet expectation for every
// entry that has expired by `today`, and fills report.baseline.
void lay_beside(const EarlierFindings& earlier, RunReport& report);

}  // namespace slettefrist::cli
