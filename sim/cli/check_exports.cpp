// The verdict on a series of exports: read, compare, ask the oracle, keep the ledger, report as `run` does.
//
// What exports can tell and what they cannot stands in docs/exports.md. Nothing is written but to --out. It
// must not know how a table is read or a record judged.
#include "sim/cli/check_exports.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "sim/cli/expectations.h"
#include "sim/cli/export_cases.h"
#include "sim/cli/held_days.h"
#include "sim/cli/output_folder.h"
#include "sim/cli/pack_folder.h"
#include "sim/cli/places.h"
#include "sim/cli/progress.h"
#include "sim/cli/proof.h"
#include "sim/cli/run_files.h"
#include "sim/input/input.h"
#include "sim/input/pack_tables.h"
#include "sim/model/input_error.h"
#include "sim/report/report.h"

namespace slettefrist::cli {
namespace {

constexpr int kRunAtMinutes = 180;  // 03:00, as every run of this program

struct Step {
  Day as_of;
  std::string folder;
};

InputError usage_error(const std::string& what, const std::string& remedy) {
  return InputError(Problem{"", 0, 0, "check --before: " + what, remedy});
}

Step step_of(const std::string& text) {
  const std::size_t equals = std::min(text.find('='), text.size());
  const auto day = parse_day(text.substr(0, equals));
  if (!day || equals + 1 >= text.size()) {
    throw usage_error("--step: read \"" + text + "\", expected DATE=DIR",
                      "Write it like 2030-03-19=exports/tuesday");
  }
  return {*day, text.substr(equals + 1)};
}

std::vector<Step> steps_of(const Options& options) {
  if (options.after.empty() == options.as_of.has_value()) {
    throw usage_error(options.as_of ? "read --as-of without --after" : "read --after without --as-of",
                      "Give both: the export and the day of the purge run before it");
  }
  std::vector<Step> steps;
  if (options.as_of) steps.push_back({*options.as_of, options.after});
  for (const std::string& text : options.steps) steps.push_back(step_of(text));
  if (steps.empty()) {
    throw usage_error(
        "read no export after a purge run, expected --after DIR --as-of DATE or --step DATE=DIR",
        "Name the export that was taken after the run");
  }
  for (std::size_t i = 1; i < steps.size(); ++i) {
    if (steps[i - 1].as_of < steps[i].as_of) continue;
    throw usage_error("read " + to_text(steps[i].as_of) + " after " + to_text(steps[i - 1].as_of) +
                          ", expected rising days",
                      "Give the exports in their order, one a day");
  }
  return steps;
}

// A table that one export lacks would look like one whose rows are all gone.
void require_same_tables(const input::PlacedRecords& first, const std::string& first_folder,
                         const input::PlacedRecords& later, const std::string& later_folder) {
  std::vector<Problem> problems;
  const auto compare = [&](const auto& one) {
    using Table = std::remove_cvref_t<decltype(one)>;
    const bool is_in_later = !std::get<Table>(later.tables).file.empty();
    if (one.file.empty() != is_in_later) return;
    using Record = typename decltype(one.records)::value_type;
    if constexpr (std::is_same_v<Record, Hold>) return;  // the first hold makes the table
    problems.push_back({is_in_later ? first_folder : later_folder, 0, 0,
                        "read no table " + std::string{name_of(Record::kArea)} + ", expected it as in " +
                            (is_in_later ? later_folder : first_folder),
                        "Export the same tables each time; an empty table is its header alone"});
  };
  std::apply([&](const auto&... table) { (compare(table), ...); }, first.tables);
  if (!problems.empty()) throw InputError(std::move(problems));
}

// Without the table of the parents every child would look like an orphan.
void require_parents(const input::PlacedRecords& records, const std::string& folder) {
  const auto& documents = records.of<Document>();
  const bool needs_notifications = !records.of<Answer>().file.empty() || !documents.file.empty();
  const bool needs_answers = std::any_of(documents.records.begin(), documents.records.end(),
                                         [](const Document& each) { return each.answer_id.has_value(); });
  const auto missing = [&](const std::string& table) {
    throw InputError(Problem{folder, 0, 0,
                             "read no table " + table + ", expected it beside those of its children",
                             "Export it, too, or leave the children's tables out"});
  };
  if (needs_notifications && records.of<Notification>().file.empty()) missing("notification");
  if (needs_answers && records.of<Answer>().file.empty()) missing("answer");
}

// Bytes in a database are compared by their digest, as files of a pack are.
void digest_content(input::PackTables& tables) {
  if (!tables.database || tables.content_column.empty()) return;
  auto& documents = tables.records.of<Document>();
  for (std::size_t i = 0; i < documents.records.size(); ++i) {
    const auto bytes =
        tables.database->bytes(tables.document_table, tables.content_column, documents.lines[i]);
    if (bytes) documents.records[i].content_sha256 = report::sha256_hex(*bytes);
  }
}

input::PackTables read_export(const Options& options, const std::string& folder, bool is_first) {
  input::ProblemList problems;
  auto tables = input::read_tables(folder, input::mapping_for(folder, options.mapping), problems);
  const auto report = [&](Problem problem) { problems.add(std::move(problem)); };
  if (is_first) {
    input::check_history(tables.records, report, input::Parents::may_be_gone);
  } else {
    input::check_unique_ids(tables.records, report);  // a row changed beyond sense is a finding by then
  }
  problems.throw_if_any(folder);
  digest_content(tables);
  return tables;
}

void read_series(const Options& options, const std::vector<Step>& steps, ExportArchive& archive) {
  const input::PackTables first = read_export(options, options.before, true);
  require_parents(first.records, options.before);
  archive.take(first.records, first.citizen_changes);
  for (const Step& step : steps) {
    stop_if_interrupted();
    const input::PackTables next = read_export(options, step.folder, false);
    require_same_tables(first.records, options.before, next.records, step.folder);
    archive.take(next.records, next.citizen_changes);
  }
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

Job job_of(const Options& options, const std::vector<Step>& steps, const ExportWindows& windows) {
  Job job;
  job.scenario.name = "exports";
  job.scenario.title = "Exports around a purge";
  job.scenario.starts_on = steps.front().as_of;
  job.scenario.ends_on = steps.back().as_of;
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

Proof judge_series(const Job& job, const ExportArchive& archive, const ExportWindows& windows,
                   const std::string& deletions_path) {
  const oracle::Oracle oracle{job.policy, windows.nightly(), archive.holds()};
  const std::vector<std::string> rule_ids = rule_ids_of(job.policy);
  const bool documents_stay = job.policy.reading.document_under_parent == DocumentUnderParent::stays;
  std::unique_ptr<report::DeletionsWriter> deletions;
  if (!deletions_path.empty()) deletions = std::make_unique<report::DeletionsWriter>(deletions_path);
  Proof proof;
  std::int32_t open_run = 0;
  const auto end_run = [&] { deletions->end_run(job.calendar.runs[static_cast<std::size_t>(open_run)]); };
  judge::Ledger ledger{job.calendar,
                       {rule_ids, documents_stay, false},
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
  mention_holds(archive.holds(), proof.report.findings);
  add_orphans(std::move(cases.orphans), proof.report);
  proof.judged_records = ledger.judged_records();
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
  const std::vector<Step> steps = steps_of(options);
  std::vector<Day> days;
  days.reserve(steps.size());
  for (const Step& step : steps) days.push_back(step.as_of);
  const ExportWindows windows{days, kRunAtMinutes};
  const Job job = job_of(options, steps, windows);
  if (!options.out.empty()) {
    require_folder_place(options.out);
    require_apart_from_records(options.out, options.before);
    for (const Step& step : steps) require_apart_from_records(options.out, step.folder);
  }
  ExportArchive archive{windows.steps()};
  read_series(options, steps, archive);
  const auto out = options.out.empty() ? nullptr : std::make_unique<OutputFolder>(options.out);
  Proof proof = judge_series(job, archive, windows, out ? out->path_of("deletions.csv") : "");
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
