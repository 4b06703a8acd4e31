// Brings world, oracle and judge together; see proof.h.
//
// The oracle is asked about every piece of history before the engine has seen it (foresight.h), and the
// ledger is kept beside the world (clerk.h). It must not know files other than deletions.csv.
#include "sim/cli/proof/proof.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "sim/cli/job/timed_engine.h"
#include "sim/cli/proof/clerk.h"
#include "sim/cli/proof/foresight.h"
#include "sim/cli/proof/told_facts.h"
#include "sim/judge/ledger.h"
#include "sim/oracle/oracle.h"
#include "sim/report/report.h"

namespace slettefrist::cli {
namespace {

using Stopwatch = std::chrono::steady_clock;

double seconds_since(Stopwatch::time_point start) {
  return std::chrono::duration<double>(Stopwatch::now() - start).count();
}

// The instants until which a world asks for history, in order.
std::vector<Instant> stops_of(const Job& job) {
  std::vector<Instant> stops;
  for (std::size_t run = 0; run < job.calendar.runs.size(); ++run) {
    for (const Instant stop : world::stops_before(job.calendar, job.step, static_cast<std::int32_t>(run)))
      stops.push_back(stop);
  }
  return stops;
}

// Where an engine may leave something beside the store: the folder that the run itself writes into.
std::string folder_of(const Job& job, const std::string& deletions_path) {
  return deletions_path.empty() ? job.searched_folder
                                : std::filesystem::path{deletions_path}.parent_path().string();
}

std::optional<EngineStop> engine_stop_in(const world::World& world, const RunCalendar& calendar) {
  const auto first = world.first_run_without_engine();
  if (!first) return std::nullopt;
  return EngineStop{world.runs_with_engine(), calendar.runs[static_cast<std::size_t>(*first)].as_of,
                    !world.is_store_usable()};
}

}  // namespace

ExpectedDeletion expected_of(const Fate& fate, const RunCalendar& calendar) {
  ExpectedDeletion row;
  row.id = fate.id;
  row.area = fate.area;
  row.rule = static_cast<std::int16_t>(fate.expected_rule);
  if (fate.expected_due_on) row.due_on = fate.expected_due_on->number;
  if (fate.expected_run != kNever) {
    row.deleted_on = calendar.runs[static_cast<std::size_t>(fate.expected_run)].as_of.number;
  }
  return row;
}

bool is_told(const Fate& fate) {
  return fate.area == Area::notification || fate.area == Area::answer || fate.area == Area::document ||
         fate.area == Area::sanction || fate.expected_rule != kNoRule;
}

std::vector<std::string> rule_ids_of(const Policy& policy) {
  std::vector<std::string> ids;
  for (const Rule& rule : policy.rules) ids.push_back(rule.id);
  return ids;
}

void tell_ledger(const Job& job, judge::Ledger& ledger, RunReport& report) {
  for (const Area area : kTables) {
    const judge::Tally& tally = ledger.tally(area);
    report.counts[index_of(area)] = {tally.generated, tally.deleted, tally.remaining, tally.skipped,
                                     tally.not_reached};
    report.first_deletion[index_of(area)] = ledger.first_deletion(area, false);
    report.first_deletion_own_rule[index_of(area)] = ledger.first_deletion(area, true);
  }
  for (std::size_t i = 0; i < job.policy.rules.size(); ++i) {
    const Rule& rule = job.policy.rules[i];
    const judge::RuleTally& tally = ledger.rule_tally(i);
    report.rules.push_back({rule.id, rule.area, rule.versions.back().clause, tally.checked, tally.on_edge,
                            tally.watched, tally.cells, versions_told(rule), counted_from_told(rule)});
  }
  tell_chronicle(ledger.chronicle(), report);
  report.removed_by_year = ledger.removed_by_year();
  report.findings = ledger.take_findings();
  report.runs_scheduled = static_cast<std::int64_t>(job.calendar.runs.size());
  for (const Run& run : job.calendar.runs) report.runs_held += run.held ? 1 : 0;
}

Proof prove(Job& job, Store& store, PurgeEngine& engine, bool check_log, const std::string& deletions_path,
            const std::function<void(std::int32_t)>& progress) {
  const auto start = Stopwatch::now();
  Proof proof;
  const oracle::Oracle oracle{job.policy, job.calendar, job.pack.holds};
  const std::vector<std::string> rule_ids = rule_ids_of(job.policy);
  std::unique_ptr<report::DeletionsWriter> deletions;
  if (!deletions_path.empty()) deletions = std::make_unique<report::DeletionsWriter>(deletions_path);
  std::int32_t open_run = -1;  // the run whose removals are being written
  const auto end_run = [&] {
    if (deletions && open_run >= 0) deletions->end_run(job.calendar.runs[static_cast<std::size_t>(open_run)]);
  };
  judge::Ledger ledger{job.calendar,
                       {rule_ids, job.policy.reading.document_under_parent == DocumentUnderParent::stays,
                        check_log, job.blind_to},
                       [&](const Fate& fate) {
                         if (is_told(fate)) proof.expected.push_back(expected_of(fate, job.calendar));
                       },
                       [&](std::int32_t run, RecordKey key, const judge::Attribution& attribution) {
                         if (run != open_run) end_run();
                         open_run = run;
                         const bool has_rule = attribution.rule != kNoRule;
                         if (deletions) {
                           deletions->add(
                               key.area, key.id,
                               has_rule ? rule_ids[static_cast<std::size_t>(attribution.rule)] : "",
                               has_rule ? attribution.due_on : std::nullopt);
                         }
                       }};
  TimedEngine timed{engine};
  const bool in_background = job.settings.threads > 1;
  if (in_background && engine.leaves_files_alone()) store.work_in_background();
  Foresight foresight{take_source(job), oracle, stops_of(job), in_background};
  Clerk clerk{ledger, [&] { return foresight.take_docket(); }, in_background};
  const bool has_files = !store.content_folder().empty();
  const world::Watch watch{job.repeat_runs, true, folder_of(job, deletions_path),
                           has_files ? content_of(job) : ContentSource{}, job.settings.threads};
  const ContentSource in_rows =
      has_files ? [](const Document&) { return std::optional<std::string>{}; } : content_of(job);
  world::World world{job.calendar, job.step, foresight, store, timed, in_rows, clerk, watch};
  world.run(progress);
  clerk.finish();
  ledger.close();
  end_run();
  if (deletions) deletions->close();
  tell_ledger(job, ledger, proof.report);
  proof.report.engine_stop = engine_stop_in(world, job.calendar);
  proof.judged_records = ledger.judged_records();
  proof.report.log_checked = check_log;
  proof.report.residue_checked = true;
  proof.report.repeat_checked = job.repeat_runs != world::RepeatRuns::none;
  proof.report.engine = engine.name();
  proof.report.timing_seconds = {
      {"whole_run", seconds_since(start)}, {"engine", timed.seconds}, {"oracle", foresight.oracle_seconds()}};
  return proof;
}

}  // namespace slettefrist::cli
