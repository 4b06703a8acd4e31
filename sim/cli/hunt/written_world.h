// A small world proved once more on a scratch store: what shrinking, diagnosing and hunting ask over and
// over.
//
// It holds written records only, so that what it shows a scenario file can show again. It must not know why
// it is asked.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/cli/job/job.h"
#include "sim/cli/options/options.h"
#include "sim/engine/purge_engine.h"
#include "sim/model/finding.h"
#include "sim/store/table_names.h"

namespace slettefrist::cli {

struct WrittenWorld {
  Scenario scenario;  // `records` are all there is; no generated citizens
  Policy policy;
};

// Whose doing it is: an engine and, where it is a fault of them, the surroundings.
struct Suspect {
  std::string name;
  std::function<std::unique_ptr<PurgeEngine>(const Policy&)> make_engine;
  std::function<void(Job&)> disturb;  // empty: nothing
  StoreNames names;                   // under which the engine finds the tables
  bool foreign_keys = false;
  bool is_content_in_files = false;
  world::RepeatRuns repeat_runs = world::RepeatRuns::checkpoints;
  bool is_log_checked = true;
};

// The engine under test of a command line.
Suspect suspect_of(const Options& options);

// The job of a world, as `run` would make it of its scenario file.
Job job_of(const WrittenWorld& world);

// Proves the world with a new engine and returns the findings in the report's order.
std::vector<Finding> findings_of(const WrittenWorld& world, const Suspect& suspect);

// The findings of a scenario as `run` would have them, proved on a scratch store and one thread.
std::vector<Finding> findings_in(const Options& options, const std::string& scenario);

// Leaves of the outages what lies in the scenario's days: a scenario file may name no others.
void clip_outages(Scenario& scenario);

// The records of a scenario's citizens up to its last run, or of all of them where none is named. The history
// of a citizen is the same alone as among others.
WrittenWorld world_of(const Options& options, const std::string& scenario,
                      const std::vector<RecordId>& citizens);

}  // namespace slettefrist::cli
