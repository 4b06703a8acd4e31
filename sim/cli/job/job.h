// One piece of work, settled: scenario, policy, run calendar and records after files and options are laid
// together.
//
// What a verb needs before it begins, and nothing it finds out later. It must not know how an engine purges.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "generators/generators.h"
#include "sim/cli/options/options.h"
#include "sim/model/finding.h"
#include "sim/policy/policy.h"
#include "sim/report/run_report.h"
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
  std::vector<std::string> people_files;  // of --cpr-list and --codes, as they were read
  bool from_pack = false;
  History pack;                                       // the pack's records, or the scenario's [records]
  std::vector<Story> stories;                         // of records in `pack`
  std::optional<DueAround> due_around;                // with --due-around
  ContentSource pack_content = [](const Document&) {  // the bytes of the pack's documents
    return std::optional<std::string>{};
  };
  std::function<void(History&)> feed;   // a fault's: spoils what is delivered; empty: nothing does
  std::optional<FindingKind> blind_to;  // for tests of the gate: the judge does not see this kind
  bool is_content_in_files = false;     // documents' bytes lie in a folder beside the store
  world::RepeatRuns repeat_runs = world::RepeatRuns::none;
  std::string searched_folder;  // for what remains, beside the store, where no deletions.csv says which
  bool expect_applies = true;  // seed, citizens, dates, shard, policy, readings and engine are the file's own
};

// Reads all files and checks all options of one scenario ("" = none, --records alone). Throws InputError with
// every problem of the first file or option group that has any; writes nothing.
Job make_job(const Options& options, const std::string& scenario);

// Throws InputError where --only-citizen names nobody, so that nothing would be told of an empty world.
void require_chosen_citizen(const Options& options, const Job& job);

// A policy file with the --reading options laid over it. Throws InputError with every bad option.
Policy policy_with_readings(const std::string& path, const std::vector<std::string>& readings);

// The job's history, to be taken once; the pack's records move out of the job.
std::unique_ptr<HistorySource> take_source(Job& job);

// The bytes of the job's documents: generated ones have their own, others have none (NULL).
ContentSource content_of(const Job& job);

}  // namespace slettefrist::cli
