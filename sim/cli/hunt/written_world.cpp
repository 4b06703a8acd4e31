// One proof on a scratch store; see written_world.h.
//
// The store is gone afterwards, whatever happens. It must not know what is made of the findings.
#include "sim/cli/hunt/written_world.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "sim/cli/hunt/record_list.h"
#include "sim/cli/job/engines.h"
#include "sim/cli/job/fault_catalogue.h"
#include "sim/cli/job/progress.h"
#include "sim/cli/job/scratch_folder.h"
#include "sim/cli/job/store_names.h"
#include "sim/cli/proof/proof.h"
#include "sim/store/sqlite_store.h"
#include "sim/world/schedule.h"

namespace slettefrist::cli {
namespace {

void append(History& all, History&& more) {
  const auto move_list = [](auto& to, auto& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  move_list(all.citizens, more.citizens);
  move_list(all.families, more.families);
  move_list(all.sanctions, more.sanctions);
  move_list(all.contact_courses, more.contact_courses);
  move_list(all.plan_drafts, more.plan_drafts);
  move_list(all.benefit_reports, more.benefit_reports);
  move_list(all.messages, more.messages);
  move_list(all.holds, more.holds);
}

// Citizens stay as they first entered: their changes are no records, and a scenario file cannot hold them.
WrittenWorld written(Job job) {
  WrittenWorld world{job.scenario, job.policy};
  const auto source = take_source(job);
  world.scenario.records = collected(*source, job.calendar.runs.back().run_at);
  world.scenario.records.citizen_changes.clear();
  world.scenario.citizens = 0;
  clip_outages(world.scenario);
  return world;
}

}  // namespace

void clip_outages(Scenario& scenario) {
  std::vector<Outage>& outages = scenario.purge.outages;
  std::erase_if(outages, [&](const Outage& outage) {
    return outage.to < scenario.starts_on || scenario.ends_on < outage.from;
  });
  for (Outage& outage : outages) {
    outage = {std::max(outage.from, scenario.starts_on), std::min(outage.to, scenario.ends_on)};
  }
}

Suspect suspect_of(const Options& options) {
  Suspect suspect;
  suspect.name = options.engine;
  suspect.make_engine = [options](const Policy& policy) { return make_engine(options, policy); };
  if (const Fault* const fault = fault_of_spec(options.engine)) suspect.disturb = fault->disturb;
  suspect.foreign_keys = options.foreign_keys;
  suspect.names = store_names_of(options);
  suspect.is_content_in_files = options.is_content_in_files;
  suspect.repeat_runs = options.repeat_runs.value_or(default_repeat_runs(options.engine));
  suspect.is_log_checked = is_own_engine(options.engine) || options.check_log;
  return suspect;
}

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

namespace {

std::vector<Finding> findings_in(Job job, const Suspect& suspect) {
  stop_if_interrupted();
  job.settings.threads = 1;
  job.repeat_runs = suspect.repeat_runs;
  job.is_content_in_files = suspect.is_content_in_files;
  const std::unique_ptr<PurgeEngine> engine = suspect.make_engine(job.policy);
  if (suspect.disturb) suspect.disturb(job);
  const ScratchFolder folder;
  const std::string path = (std::filesystem::path{folder.path()} / "store.db").string();
  job.searched_folder = folder.path();
  const auto store = create_sqlite_store(path, content_of(job), suspect.foreign_keys, suspect.names,
                                         job.is_content_in_files);
  Proof proof =
      prove(job, *store, *engine, suspect.is_log_checked, "", [](std::int32_t) { stop_if_interrupted(); });
  if (proof.judged_records == 0) return {};  // `run` refuses such a world
  return std::move(proof.report.findings);
}

}  // namespace

std::vector<Finding> findings_of(const WrittenWorld& world, const Suspect& suspect) {
  return findings_in(job_of(world), suspect);
}

std::vector<Finding> findings_in(const Options& options, const std::string& scenario) {
  return findings_in(make_job(with_mapping_of_records(options), scenario), suspect_of(options));
}

WrittenWorld world_of(const Options& options, const std::string& scenario,
                      const std::vector<RecordId>& citizens) {
  if (citizens.empty()) return written(make_job(with_mapping_of_records(options), scenario));
  WrittenWorld world;
  for (const RecordId citizen : citizens) {
    Options alone = options;
    alone.only_citizen = citizen;
    WrittenWorld part = written(make_job(with_mapping_of_records(alone), scenario));
    if (citizen == citizens.front()) {
      world = std::move(part);
    } else {
      append(world.scenario.records, std::move(part.scenario.records));
    }
  }
  return world;
}

}  // namespace slettefrist::cli
