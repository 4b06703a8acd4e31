// The verb `faults`: proves that the judge can fail.
//
// Everything given is checked before the first world is run. It must not know how a fault is caught.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <iostream>
#include <thread>

#include "sim/cli/hunt/faults_page.h"
#include "sim/cli/hunt/faults_report.h"
#include "sim/cli/hunt/kill_matrix.h"
#include "sim/cli/job/output_folder.h"
#include "sim/cli/job/places.h"
#include "sim/cli/verbs.h"
#include "sim/model/input_error.h"
#include "sim/report/whole_file.h"

namespace slettefrist::cli {
namespace {

std::vector<const Fault*> faults_of(const Options& options) {
  std::vector<const Fault*> faults;
  std::vector<Problem> problems;
  for (const std::string& name : options.faults) {
    try {
      const Fault* const fault = &fault_named(name);
      if (std::find(faults.begin(), faults.end(), fault) == faults.end()) faults.push_back(fault);
    } catch (const InputError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw InputError(std::move(problems));
  if (!faults.empty()) return faults;
  for (const Fault& fault : fault_catalogue()) faults.push_back(&fault);
  return faults;
}

std::vector<Job> jobs_of(const Options& options) {
  const std::vector<std::string> names =
      options.scenarios.empty() ? toml_files(scenarios_folder()) : expanded(options.scenarios);
  Options small = options;
  small.small = true;
  std::vector<Job> jobs;
  for (const std::string& name : names) {
    Job job = make_job(small, name);
    const bool is_there = std::any_of(
        jobs.begin(), jobs.end(), [&](const Job& other) { return other.scenario.name == job.scenario.name; });
    if (is_there) {
      throw InputError(Problem{job.scenario.file, 0, 0,
                               "a scenario \"" + job.scenario.name + "\" was named before",
                               "Name each scenario once"});
    }
    jobs.push_back(std::move(job));
  }
  return jobs;
}

int threads_of(const Options& options) {
  return options.threads > 0 ? options.threads
                             : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

int faults_verb(const Options& options) {
  const std::vector<const Fault*> faults = faults_of(options);
  const std::vector<Job> jobs = jobs_of(options);
  const std::string folder = options.out.empty() ? "out/faults" : options.out;
  require_folder_place(folder);
  OutputFolder out{folder};  // what cannot be written is told before the work
  const Matrix matrix = kill_matrix(jobs, faults, options.full, threads_of(options));
  const std::string json = matrix_json(matrix);
  report::write_whole_file(out.path_of("faults.json"), json);
  report::write_whole_file(out.path_of("faults.html"), matrix_page(matrix));
  out.keep({"faults.json", "faults.html"});
  if (options.json) {
    std::cout << json;
  } else {
    std::cout << matrix_text(matrix, options.full) << "\nFiles: " << folder << "/faults.json, " << folder
              << "/faults.html\n";
  }
  for (const std::string& name : matrix.wrong_controls) {
    spdlog::error("{}: the built-in engine itself has findings there that it does not expect", name);
  }
  return matrix.is_passed() ? 0 : 1;
}

}  // namespace slettefrist::cli
