// The verdict on a series of exports: read, compare, ask the oracle, keep the ledger, report as `run` does.
//
// What exports can tell and what they cannot stands in docs/exports.md. Nothing is written but to --out. It
// must not know how a table is read or a record judged.
#include "sim/cli/exports/check_exports.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "sim/cli/exports/export_cases.h"
#include "sim/cli/exports/export_reading.h"
#include "sim/cli/exports/export_steps.h"
#include "sim/cli/job/output_folder.h"
#include "sim/cli/job/places.h"
#include "sim/cli/job/progress.h"
#include "sim/cli/proof/expectations.h"
#include "sim/cli/proof/proof.h"
#include "sim/cli/proof/run_files.h"
#include "sim/model/input_error.h"
#include "sim/report/report.h"

namespace slettefrist::cli {
namespace {

int run_at_minutes_of(const Options& options) {
  return options.run_at_minutes.value_or(PurgeSchedule{}.at_minutes);
}

// Tells the ledger what the exports show, run by run.
template <class Record>
void enter(const Shelf<Record>& shelf, std::int32_t run, judge::Ledger& ledger) {
  for (const Sighting<Record>& each : shelf.sightings) {
    if (each.first_run == run) ledger.entered({Record::kArea, id_of(each.record)}, run);
  }
}

void keep_ledger(const ExportArchive& archive, judge::Ledger& ledger) {
  for (const RunObservation& observation : archive.observations()) {
    const std::int32_t run = observation.run;
    enter(archive.shelf<Citizen>(), run, ledger);
    enter(archive.shelf<Notification>(), run, ledger);
    enter(archive.shelf<Answer>(), run, ledger);
    enter(archive.shelf<Document>(), run, ledger);
    enter(archive.shelf<Sanction>(), run, ledger);
    enter(archive.shelf<ContactCourse>(), run, ledger);
    enter(archive.shelf<PlanDraft>(), run, ledger);
    enter(archive.shelf<BenefitReport>(), run, ledger);
    enter(archive.shelf<Message>(), run, ledger);
    ledger.observed(observation);
  }
  ledger.close();
}

Job job_of(const Options& options, const std::vector<ExportStep>& steps, const ExportWindows& windows) {
  Job job;
  job.scenario.name = "exports";
  job.scenario.title = "Exports around a purge";
  job.scenario.starts_on = steps.front().as_of;
  job.scenario.ends_on = steps.back().as_of;
  job.scenario.purge.at_minutes = run_at_minutes_of(options);
  job.policy =
      policy_with_readings(options.policy.empty() ? default_policy() : options.policy, options.readings);
  job.policy.new_model_from = job.scenario.uploads_open_on;
  job.calendar = windows.steps();
  return job;
}

void add_orphans(std::vector<Finding>&& orphans, RunReport& report) {
  for (Finding& finding : orphans) report.findings.push_back(std::move(finding));
  std::stable_sort(report.findings.begin(), report.findings.end(), [](const Finding& a, const Finding& b) {
    return std::tuple{name_of(a.kind), std::string_view{a.area}, a.record_id} <
           std::tuple{name_of(b.kind), std::string_view{b.area}, b.record_id};
  });
}

// Nobody can say of them whether they are true; that is no finding, and not nothing.
void tell_unseen(std::int64_t rows) {
  if (rows == 0) return;
  spdlog::warn("{} of the log {} that no export holds: whether it was there and went cannot be told",
               rows == 1 ? "1 row" : std::to_string(rows) + " rows",
               rows == 1 ? "tells of a record" : "tell each of a record");
}

Proof judge_series(const Options& options, const Job& job, const ExportArchive& archive,
                   const ExportWindows& windows, const std::string& deletions_path) {
  const oracle::Oracle oracle{job.policy, windows.nightly(), archive.holds()};
  const std::vector<std::string> rule_ids = rule_ids_of(job.policy);
  const bool documents_stay = job.policy.reading.document_under_parent == DocumentUnderParent::stays;
  std::unique_ptr<report::DeletionsWriter> deletions;
  if (!deletions_path.empty()) deletions = std::make_unique<report::DeletionsWriter>(deletions_path);
  Proof proof;
  std::int32_t open_run = 0;
  const auto end_run = [&] { deletions->end_run(job.calendar.runs[static_cast<std::size_t>(open_run)]); };
  judge::Ledger ledger{job.calendar,
                       {.rule_ids = rule_ids,
                        .documents_stay = documents_stay,
                        .check_log = options.check_log,
                        .is_seen_in_exports = true},
                       [&](const Fate& fate) {
                         if (is_told(fate)) proof.expected.push_back(expected_of(fate, job.calendar));
                       },
                       [&](std::int32_t run, RecordKey key, const judge::Attribution& by) {
                         if (!deletions) return;
                         if (run != open_run) end_run();
                         open_run = run;
                         const bool has_rule = by.rule != kNoRule;
                         deletions->add(key.area, key.id,
                                        has_rule ? rule_ids[static_cast<std::size_t>(by.rule)] : "",
                                        has_rule ? by.due_on : std::nullopt);
                       }};
  ExportCases cases = cases_of(archive, oracle, windows, documents_stay);
  ledger.open(std::move(cases.docket));
  keep_ledger(archive, ledger);
  if (deletions) {
    end_run();
    deletions->close();
  }
  tell_ledger(job, ledger, proof.report);
  add_orphans(std::move(cases.orphans), proof.report);
  proof.judged_records = ledger.judged_records();
  proof.report.log_checked = options.check_log;
  tell_unseen(ledger.unseen_log_rows());
  return proof;
}

void tell(const Options& options, const RunReport& report) {
  if (options.json) {
    std::cout << report::summary_json(report) << '\n';
    return;
  }
  std::cout << report::terminal_summary(report, is_colour_wanted(STDOUT_FILENO));
  if (!options.out.empty()) std::cout << "\nFiles: " << options.out;
  std::cout << std::endl;
}

}  // namespace

int check_exports(const Options& options) {
  const std::vector<ExportStep> steps = export_steps(options);
  const ExportWindows windows{days_of(steps), run_at_minutes_of(options)};
  const Job job = job_of(options, steps, windows);
  if (!options.out.empty()) {
    require_folder_place(options.out);
    require_apart_from_records(options.out, options.before);
    for (const ExportStep& step : steps) require_apart_from_records(options.out, step.folder);
  }
  ExportArchive archive{windows.steps()};
  read_exports(options, steps, archive);
  const auto out = options.out.empty() ? nullptr : std::make_unique<OutputFolder>(options.out);
  Proof proof = judge_series(options, job, archive, windows, out ? out->path_of("deletions.csv") : "");
  if (proof.judged_records == 0) {
    throw InputError(Problem{options.before, 0, 0, "no record of the exports lay in the store at any run",
                             "Check the days of the runs and the tables"});
  }
  describe_job(options, job, proof.report);
  proof.report.citizens = static_cast<std::int64_t>(archive.shelf<Citizen>().sightings.size());
  proof.report.engine = "exports";
  judge_expectations({}, {}, false, proof.report);
  if (out) out->keep(write_run_files(*out, proof.report, proof.expected));
  tell(options, proof.report);
  return exit_code_of(proof.report);
}

}  // namespace slettefrist::cli
