// What a finished run writes beside deletions.csv and its store.
//
// The one place that reads the machine's clock, for the manifest. It must not know how a proof is made.
#pragma once

#include <string>
#include <vector>

#include "sim/cli/job/job.h"
#include "sim/cli/job/output_folder.h"
#include "sim/report/run_report.h"

namespace slettefrist::cli {

// What the manifest tells of a job, whether it was run or only generated.
void describe_job(const Options& options, const Job& job, RunReport& report);

// Writes all files of contract section 6 but deletions.csv, which is there already; gives the names of all.
std::vector<std::string> write_run_files(const OutputFolder& out, const RunReport& report,
                                         std::vector<ExpectedDeletion>& expected);

// What an earlier run into this folder has left of the files that only some runs have, `files` aside: beside
// this one's report they would be read as its own.
void remove_files_of_an_earlier_run(const OutputFolder& out, const std::vector<std::string>& files);

}  // namespace slettefrist::cli
