// The oracle's expected deletions alone, for a pack: no store, no engine.
//
// The history comes piece by piece; each is foretold, and made ready by whoever wants it, by any of the job's
// threads, and dealt with in order. It must not know a file.
#pragma once

#include <functional>
#include <vector>

#include "sim/cli/job/job.h"
#include "sim/cli/proof/foreseen_coverage.h"
#include "sim/report/run_report.h"

namespace slettefrist::cli {

// Gets every piece of history and the instant before which no later piece begins. It is called by several
// threads at once, on pieces in any order; what it gives is called in the order of the pieces, one at a time.
using Prepare = std::function<InTurn(const History& piece, Instant until)>;

// `rows` gets what is expected of each piece, in its turn. `foreseen`, where given, counts the cells of the
// boundary coverage.
void expect_deletions(Job& job, const Prepare& prepare,
                      const std::function<void(const std::vector<ExpectedDeletion>&)>& rows,
                      ForeseenCoverage* foreseen = nullptr);

}  // namespace slettefrist::cli
