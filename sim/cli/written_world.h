// A small world proved once more on a scratch store: what shrinking, hunting and comparing ask over and over.
//
// A world holds written records only, so that what it shows a scenario file can show again. It must not know
// why it is asked.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "sim/cli/job.h"
#include "sim/cli/options.h"
#include "sim/engine/purge_engine.h"
#include "sim/model/finding.h"

namespace slettefrist::cli {

struct WrittenWorld {
  Scenario scenario;  // `records` are all there is; no generated citizens
  Policy policy;
};

// The job of a world, as `run` would make it of the world's scenario file.
Job job_of(const WrittenWorld& world);

// Proves the world with a new engine of the options and returns the findings in the report's order.
std::vector<Finding> findings_of(const WrittenWorld& world, const Options& options);

}  // namespace slettefrist::cli
