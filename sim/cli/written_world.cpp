// One proof on a scratch store; see world.h.
//
// The store lies among the machine's temporary files and is gone afterwards, whatever happens. It must not
// know what is made of the findings.
#include "sim/cli/written_world.h"

#include <unistd.h>

#include <atomic>
#include <filesystem>

#include "sim/cli/engines.h"
#include "sim/cli/progress.h"
#include "sim/cli/proof.h"
#include "sim/cli/stores.h"
#include "sim/world/schedule.h"

namespace slettefrist::cli {
namespace {

std::string scratch_path() {
  static std::atomic<int> count{0};
  const auto name = "slettefrist-" + std::to_string(getpid()) + "-" + std::to_string(++count) + ".db";
  return (std::filesystem::temp_directory_path() / name).string();
}

}  // namespace

Job job_of(const WrittenWorld& world) {
  Job job;
  job.scenario = world.scenario;
  job.policy = world.policy;
  job.pack = world.scenario.records;
  job.calendar =
      world::make_run_calendar(world.scenario.purge, world.scenario.starts_on, world.scenario.ends_on);
  job.settings.citizens = 0;
  job.settings.threads = 1;
  return job;
}

std::vector<Finding> findings_of(const WrittenWorld& world, const Options& options) {
  stop_if_interrupted();
  Job job = job_of(world);
  job.repeat_runs = options.repeat_runs.value_or(default_repeat_runs(options.engine));
  const std::unique_ptr<PurgeEngine> engine = make_engine(options, world.policy);
  NewStore place{scratch_path()};
  const auto store = place.create(content_of(job), options.foreign_keys);
  Proof proof = prove(job, *store, *engine, is_own_engine(options.engine) || options.check_log, "",
                      [](std::int32_t) { stop_if_interrupted(); });
  return std::move(proof.report.findings);
}

}  // namespace slettefrist::cli
