// The built-in engine with a limit on the records of one run: those due longest go first, the rest waits.
//
// For a go-live with a backlog. What hangs together goes together, so that nothing is orphaned. It must not
// know a calendar of runs.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "sim/engine/purge_engine.h"
#include "sim/policy/policy.h"

namespace slettefrist {

// Told after every run: how many records were due, and how many of them had to wait.
using BatchTold = std::function<void(std::int64_t due, std::int64_t left)>;

// A family that alone exceeds the limit goes in a run of its own; with a limit of 0 nothing ever goes.
std::unique_ptr<PurgeEngine> make_batched_engine(const Policy& policy, std::int64_t records_per_run_max,
                                                 BatchTold told);

}  // namespace slettefrist
