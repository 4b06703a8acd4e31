// One world under many proposals: a single pass over its history, every proposal foretold beside the base.
//
// A history does not react to a purge, so what a faultless and prompt engine removes needs no store: the
// oracle's word is enough, and the world is made once. It must not know the command line.
#pragma once

#include <functional>
#include <vector>

#include "sim/cli/job/job.h"
#include "sim/cli/whatif/proposals.h"
#include "sim/report/what_if.h"

namespace slettefrist::cli {

// `proposals.front()` is the base. Takes the job's history. `progress` is told the day reached and may throw
// to stop.
WhatIfReport compare_proposals(Job& job, const std::vector<Proposal>& proposals,
                               const std::function<void(Day)>& progress);

}  // namespace slettefrist::cli
