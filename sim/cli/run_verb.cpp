// The verb `run`: the main job.
//
// All scenarios are read and checked before the first is run, and nothing takes its place before the last has
// ended, so that bad input leaves nothing behind. After a failure or an interrupt, what was finished is kept.
// It must not know how a record is judged.
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "sim/cli/hunt/diagnosis.h"
#include "sim/cli/hunt/witness.h"
#include "sim/cli/job/engines.h"
#include "sim/cli/job/fault_catalogue.h"
#include "sim/cli/job/job.h"
#include "sim/cli/job/output_folder.h"
#include "sim/cli/job/places.h"
#include "sim/cli/job/progress.h"
#include "sim/cli/job/store_names.h"
#include "sim/cli/job/stores.h"
#include "sim/cli/options/replay.h"
#include "sim/cli/proof/accepted_readings.h"
#include "sim/cli/proof/earlier_findings.h"
#include "sim/cli/proof/expectations.h"
#include "sim/cli/proof/proof.h"
#include "sim/cli/proof/run_choice.h"
#include "sim/cli/proof/run_files.h"
#include "sim/cli/verbs.h"
#include "sim/model/input_error.h"
#include "sim/report/report.h"
#include "sim/report/whole_file.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

struct Task {
  std::string scenario;  // as the user named it; "" = none
  Job job;
  std::vector<Policy> judged_under;  // the accepted readings of the job's policy; the first is reported
  std::vector<Expectation> required;
  std::unique_ptr<PurgeEngine> engine;
  std::string folder;
  std::unique_ptr<NewStore> store;  // nothing: store.db in the output folder
  StoreNames names;
};

struct Done {
  RunReport report;
  std::unique_ptr<OutputFolder> out;
  std::vector<std::string> files;
  std::unique_ptr<NewStore> store;  // nothing: among the files
};

std::string folder_of(const Options& options, const Scenario& scenario) {
  if (options.out.empty()) return (fs::path{"out"} / scenario.name / std::to_string(scenario.seed)).string();
  return options.scenarios.size() > 1 ? (fs::path{options.out} / scenario.name).string() : options.out;
}

Task task_of(const Options& options, const std::string& scenario) {
  Task task;
  task.scenario = scenario;
  task.names = store_names_of(options);
  task.job = make_job(with_mapping_of_records(options), scenario);
  if (options.policy.empty()) {
    require_known_rules(task.job.scenario.expect, task.job.policy, task.job.scenario.file);
  }
  task.judged_under = accepted_policies(task.job.policy, options.accepted_readings);
  task.required = required_checks(options.require, task.job.policy);
  if (options.min_coverage_percent) task.required.push_back(required_coverage(*options.min_coverage_percent));
  choose_runs(options, task.job);
  task.engine = make_engine(options, task.job.policy);
  if (const Fault* fault = fault_of_spec(options.engine)) fault->disturb(task.job);
  task.folder = folder_of(options, task.job.scenario);
  require_folder_place(task.folder);
  require_apart_from_records(task.folder, options.records);
  if (options.store.empty()) {
    require_replaceable_store((fs::path{task.folder} / "store.db").string());
  } else {
    task.store = std::make_unique<NewStore>(options.store);
  }
  return task;
}

std::vector<Task> tasks_of(const Options& options) {
  if (options.scenarios.size() > 1 && !options.store.empty()) {
    throw InputError(Problem{"", 0, 0,
                             "--store: read one store for " + std::to_string(options.scenarios.size()) +
                                 " scenarios, expected one scenario",
                             "Leave --store out: each scenario then has a store.db of its own"});
  }
  if (options.scenarios.empty()) {
    std::vector<Task> one;
    one.push_back(task_of(options, ""));
    return one;
  }
  std::vector<Task> tasks;
  for (const std::string& scenario : options.scenarios) {
    Task task = task_of(options, scenario);
    for (const Task& other : tasks) {
      if (other.folder != task.folder) continue;
      throw InputError(
          Problem{task.job.scenario.file, 0, 0,
                  "would be written into " + task.folder + ", as " + other.job.scenario.file + " would",
                  "Name each scenario once, and give each a name and seed of its own"});
    }
    tasks.push_back(std::move(task));
  }
  return tasks;
}

std::vector<std::string> names_of(const std::vector<Task>& tasks) {
  std::vector<std::string> names;
  names.reserve(tasks.size());
  for (const Task& task : tasks) names.push_back(task.job.scenario.name);
  return names;
}

void require_records(const Options& options, const Job& job, const Proof& proof) {
  if (proof.judged_records > 0) return;
  throw InputError(Problem{job.scenario.file.empty() ? options.records : job.scenario.file, 0, 0,
                           "no record lay in the store at any run from " + to_text(job.scenario.starts_on) +
                               " to " + to_text(job.scenario.ends_on) + ": there is nothing to judge",
                           "Choose dates, a shard or a citizen that has records"});
}

Done carry_out(const Options& options, const EarlierFindings& earlier, Task& task) {
  Done done;
  const auto others = findings_under_others(options, task.job, task.judged_under);
  task.job.policy = task.judged_under.front();
  done.out = std::make_unique<OutputFolder>(task.folder);
  const bool own_store = task.store == nullptr;
  done.store = own_store ? std::make_unique<NewStore>(done.out->path_of("store.db")) : std::move(task.store);
  Proof proof;
  {
    const auto store = done.store->create(content_of(task.job), options.foreign_keys, task.names,
                                          task.job.is_content_in_files);
    Progress progress{task.job.scenario.name, task.job.calendar, options.quiet};
    proof = prove(task.job, *store, *task.engine, is_own_engine(options.engine) || options.check_log,
                  done.out->path_of("deletions.csv"), std::ref(progress));
  }
  require_records(options, task.job, proof);
  describe_job(options, task.job, proof.report);
  proof.report.world = world_words(options, task.scenario);
  proof.report.is_calendar_chosen = options.runs != "all";
  if (is_own_engine(options.engine)) proof.report.engine = options.engine;
  proof.report.engine_digest = engine_digest(options);
  if (const Fault* const fault = fault_of_spec(options.engine)) proof.report.fault = fault->card;
  if (!options.accepted_readings.empty()) {
    proof.report.accepted_readings = options.accepted_readings;
    proof.report.reading_dependent = settle_readings(proof.report.findings, others);
  }
  lay_beside(earlier, proof.report);
  judge_expectations(task.job.scenario.expect, task.required, task.job.expect_applies, proof.report);
  done.files = write_run_files(*done.out, proof.report, proof.expected);
  if (const std::string output = task.engine->output(); !output.empty()) {
    report::write_whole_file(done.out->path_of("engine-output.txt"), output);
    done.files.emplace_back("engine-output.txt");
  }
  if (own_store && std::exchange(done.store, nullptr)->keep()) {
    done.files.emplace_back("store.db");
    if (task.job.is_content_in_files) done.files.push_back(content_folder_name("store.db"));
  }
  done.report = std::move(proof.report);
  return done;
}

void keep_all(std::vector<Done>& all) {
  for (Done& done : all) {
    remove_content_of(done.out->folder() + "/store.db");  // an earlier run's
    const bool has_earlier_run = fs::exists(fs::path{done.out->folder()} / "manifest.json");
    done.out->keep(done.files);
    if (has_earlier_run) remove_files_of_an_earlier_run(*done.out, done.files);
    if (done.store) done.store->keep();
  }
}

void tell(const Options& options, const std::vector<Done>& all) {
  if (options.json) {
    std::string json;
    for (const Done& done : all) json += (json.empty() ? "" : ",\n") + report::summary_json(done.report);
    std::cout << (all.size() > 1 ? "[" + json + "]" : json) << '\n';
  }
  for (const Done& done : all) {
    if (!options.json) {
      if (all.size() > 1) std::cout << (&done == &all.front() ? "" : "\n") << done.report.scenario << '\n';
      std::cout << report::terminal_summary(done.report, is_colour_wanted(STDOUT_FILENO))
                << "\nFiles: " << done.out->folder() << std::endl;
    }
    for (const std::string& unmet : unmet_lines(done.report)) spdlog::error("{}", unmet);
  }
  if (all.size() < 2 || options.json) return;
  std::vector<const RunReport*> reports;
  reports.reserve(all.size());
  for (const Done& done : all) reports.push_back(&done.report);
  std::cout << '\n' << report::suite_summary(reports) << std::flush;
}

// Of the first scenario that has findings nobody expected; on stderr, since stdout may be JSON.
void look_closer(const Options& options, const std::vector<Done>& all) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [](const Done& done) { return done.report.verdict == "findings"; });
  if (found == all.end() || found->report.findings.empty()) return;
  const auto place = static_cast<std::size_t>(found - all.begin());
  const std::string scenario = options.scenarios.empty() ? "" : options.scenarios[place];
  const std::vector<Finding>& findings = found->report.findings;
  if (options.diagnose) {
    const WrittenWorld sample = sample_of(options, scenario, findings);
    std::cerr << told(diagnose(sample, suspect_of(options), known_suspects(sample.policy), options.threads));
  }
  if (!options.witness.empty()) std::cerr << make_witness(options, scenario, findings);
}

}  // namespace

int run_verb(const Options& given) {
  Options options = given;
  options.scenarios = expanded(given.scenarios);
  if (!options.witness.empty()) require_witness_place(options.witness);
  std::vector<Task> tasks = tasks_of(options);
  const EarlierFindings earlier = earlier_findings(options, names_of(tasks));
  std::vector<Done> all;
  try {
    for (Task& task : tasks) all.push_back(carry_out(options, earlier, task));
  } catch (const InputError&) {
    throw;  // nothing is kept
  } catch (...) {
    keep_all(all);
    throw;
  }
  keep_all(all);
  tell(options, all);
  look_closer(options, all);
  int worst = 0;
  for (const Done& done : all) worst = std::max(worst, exit_code_of(done.report));
  return worst;
}

}  // namespace slettefrist::cli
