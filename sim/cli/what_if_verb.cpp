// The verb `whatif`: what would change if the policy, a reading or the schedule were another.
//
// It judges nobody: exit code 0 whenever the comparison was made. It must not know an oracle.
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "sim/cli/job/output_folder.h"
#include "sim/cli/job/progress.h"
#include "sim/cli/job/store_names.h"
#include "sim/cli/verbs.h"
#include "sim/cli/whatif/spread.h"
#include "sim/cli/whatif/what_if.h"
#include "sim/model/input_error.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

std::string only_scenario(const Options& options) {
  if (options.scenarios.size() > 1) {
    throw InputError(Problem{
        "", 0, 0, "whatif: read " + std::to_string(options.scenarios.size()) + " scenarios, expected one",
        "Compare under them one after the other"});
  }
  return options.scenarios.empty() ? "" : options.scenarios.front();
}

// --reading and --policy name proposals here, not the base.
Job job_for(const Options& options) {
  Options plain = options;
  plain.readings.clear();
  require_records_for_mapping(options.mapping, "--mapping", options);
  Job job = make_job(plain, only_scenario(options));
  require_chosen_citizen(options, job);
  return job;
}

WhatIfReport compare(const Options& options, Job& job, const std::vector<Proposal>& proposals) {
  Progress progress{job.scenario.name, job.calendar, options.quiet};
  const auto last = static_cast<std::int32_t>(job.calendar.runs.size()) - 1;
  WhatIfReport report = compare_proposals(job, proposals, [&](Day day) {
    stop_if_interrupted();
    if (day >= job.scenario.starts_on) progress(std::min(day - job.scenario.starts_on, last));
  });
  if (options.what_if.all_readings) report.questions = questions_of(proposals.front().policy);
  return report;
}

void require_seeds_fit(const Options& options) {
  if (!options.seeds || options.records.empty()) return;
  throw InputError(Problem{"", 0, 0, "--seeds: read together with --records, expected only one of them",
                           "A pack's records have no seed: leave one out"});
}

// The first seed's comparison, and the figures of all.
WhatIfReport compare_seeds(const Options& options, Job& first, const std::vector<Proposal>& proposals) {
  const std::uint64_t seed = first.scenario.seed;
  WhatIfReport report = compare(options, first, proposals);
  if (options.seeds.value_or(1) < 2) return report;
  SeedFigures figures;
  figures.add(report);
  for (std::uint64_t i = 1; i < static_cast<std::uint64_t>(*options.seeds); ++i) {
    Options other = options;
    other.seed = seed + i;
    Job job = job_for(other);
    figures.add(compare(other, job, proposals));
  }
  figures.tell(report);
  return report;
}

}  // namespace

int what_if_verb(const Options& options) {
  require_seeds_fit(options);
  Job job = job_for(options);
  const std::vector<Proposal> proposals = proposals_of(options, job);
  const std::string folder =
      options.out.empty()
          ? (fs::path{"out"} / "whatif" / job.scenario.name / std::to_string(job.scenario.seed)).string()
          : options.out;
  require_folder_place(folder);
  require_apart_from_records(folder, options.records);
  OutputFolder out{folder};
  const WhatIfReport report = compare_seeds(options, job, proposals);
  report::write_what_if_csv(out.path_of("whatif.csv"), report);
  report::write_volumes_csv(out.path_of("volumes.csv"), report);
  report::write_what_if_json(out.path_of("whatif.json"), report);
  report::write_what_if_pages(out.path_of(""), report, options.language);
  out.keep({"whatif.csv", "volumes.csv", "whatif.json", "whatif.md", "whatif.html"});
  if (options.json) {
    std::cout << report::what_if_json(report) << '\n';
  } else {
    std::cout << report::what_if_terminal(report) << "\nFiles: " << folder << '\n';
  }
  return 0;
}

}  // namespace slettefrist::cli
