// One piece of work, settled: scenario, policy, run calendar and records after files and options are laid
// together.
#pragma once

#include <memory>
#include <string>

#include "generators/generators.h"
#include "sim/cli/options.h"
#include "sim/policy/policy.h"
#include "sim/scenario/scenario.h"
#include "sim/store/store.h"
#include "sim/world/world.h"

namespace slettefrist::cli {

struct Job {
  Scenario scenario;
  Policy policy;
  RunCalendar calendar;
  world::Step step;
  generators::Settings settings;
  bool from_pack = false;
  History pack;                // the pack's records, or the scenario's [records]
  bool expect_applies = true;  // seed, citizens, dates, shard, policy, readings and engine are the file's own
};

// Reads all files and checks all options of one scenario ("" = none, --records alone). Throws InputError with
// every problem found; writes nothing.
Job make_job(const Options& options, const std::string& scenario);

// The job's history, to be taken once; the pack's records move out of the job.
std::unique_ptr<HistorySource> take_source(Job& job);

// The bytes of the job's documents: generated ones have their own, others have none (NULL).
ContentSource content_of(const Job& job);

// A path the user may give short: as it is, or as a name under scenarios/ beside the program's project.
std::string find_scenario(const std::string& name);
std::string default_policy();
std::string scenarios_folder();

}  // namespace slettefrist::cli
