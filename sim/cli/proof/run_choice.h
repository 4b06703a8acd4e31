// --runs and --max-runs: which of the scheduled purge runs are held, or which others in their place.
//
// The run calendar is only sparser: what lies between two runs is judged at the next. It must not know an
// engine.
#pragma once

#include "sim/cli/job/job.h"
#include "sim/cli/options/options.h"

namespace slettefrist::cli {

// Changes the job's calendar. Throws InputError for a list that does not fit the job's days, and for more
// runs than --max-runs allows; of `edges` the best are kept instead.
void choose_runs(const Options& options, Job& job);

}  // namespace slettefrist::cli
