// Brings world, oracle and judge together; see proof.h.
//
// The oracle is asked about every piece of history before the engine has seen it (foresight.h), and the
// ledger is kept beside the world (clerk.h). It must not know files other than deletions.csv.
#include "sim/cli/proof.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <limits>

#include "sim/cli/clerk.h"
#include "sim/cli/foresight.h"
#include "sim/cli/timed_engine.h"
#include "sim/cli/told_facts.h"
#include "sim/judge/ledger.h"
#include "sim/oracle/oracle.h"
#include "sim/report/report.h"
#include "sim/scratch/ahead.h"
#include "sim/world/danish_clock.h"

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

// Citizens and holds are there before everything else.
constexpr Instant kBeforeAll{std::numeric_limits<std::int64_t>::min()};
Instant entry_of(const Citizen&) { return kBeforeAll; }
Instant entry_of(const Hold&) { return kBeforeAll; }
template <class Record>
Instant entry_of(const Record& record) {
  return entered_at(record);
}

template <class Record>
void foresee(const Record& record, const std::vector<Fate>& fates, ForeseenCoverage& foreseen) {
  for (const Fate& fate : fates) foreseen.add(fate, entry_of(record));
}

// Of a family the fates are the notification's, its answers' and its documents', in this order.
void foresee(const Family& family, const std::vector<Fate>& fates, ForeseenCoverage& foreseen) {
  auto fate = fates.begin();
  foreseen.add(*fate++, entered_at(family.notification));
  for (const Answer& answer : family.answers) foreseen.add(*fate++, entered_at(answer));
  for (const Document& document : family.documents) foreseen.add(*fate++, entered_at(document));
}

// A piece of history with its rows of expected_deletions.csv.
struct ToldPiece {
  Instant until;
  History history;
  std::vector<ExpectedDeletion> rows;
};

constexpr std::size_t kCitizensAPiece = 20'000;
constexpr std::size_t kToldPiecesAhead = 1;  // memory is bounded

// Half a slice of the history's at a time: memory need not hold more, and no thread is woken for less.
std::vector<Instant> stops_of_pieces(const Job& job) {
  std::vector<Instant> stops;
  const Instant end = job.calendar.runs.empty() ? Instant{} : job.calendar.runs.back().run_at;
  const std::int64_t step = generators::slice_seconds(job.settings.citizens) / 2;
  for (Instant at = world::instant_at(job.scenario.history_from, 0); at < end; at.seconds += step)
    stops.push_back(at);
  stops.push_back(Instant{std::numeric_limits<std::int64_t>::max()});
  return stops;
}

void foretell(const oracle::Oracle& oracle, const RunCalendar& calendar, ToldPiece& piece,
              ForeseenCoverage* foreseen) {
  std::vector<Fate> fates;
  visit_lists(piece.history, [&](const auto& items) {
    for (const auto& item : items) {
      fates.clear();
      oracle.fates_of(item, fates);
      for (const Fate& fate : fates) {
        if (fate.enters && is_told(fate)) piece.rows.push_back(expected_of(fate, calendar));
      }
      if (foreseen) foresee(item, fates, *foreseen);
    }
  });
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
  Foresight foresight{take_source(job), oracle, stops_of(job), in_background};
  Clerk clerk{ledger, [&] { return foresight.take_docket(); }, in_background};
  const bool has_files = !store.content_folder().empty();
  const world::Watch watch{job.repeat_runs, true, folder_of(job, deletions_path),
                           has_files ? content_of(job) : ContentSource{}};
  const ContentSource in_rows =
      has_files ? [](const Document&) { return std::optional<std::string>{}; } : content_of(job);
  world::World world{job.calendar, job.step, foresight, store, timed, in_rows, clerk, watch};
  world.run(progress);
  clerk.finish();
  ledger.close();
  end_run();
  if (deletions) deletions->close();
  tell_ledger(job, ledger, proof.report);
  proof.judged_records = ledger.judged_records();
  proof.report.log_checked = check_log;
  proof.report.residue_checked = true;
  proof.report.repeat_checked = job.repeat_runs != world::RepeatRuns::none;
  proof.report.engine = engine.name();
  proof.report.timing_seconds = {
      {"whole_run", seconds_since(start)}, {"engine", timed.seconds}, {"oracle", foresight.oracle_seconds()}};
  return proof;
}

void expect_deletions(Job& job, const std::function<void(const History&, Instant)>& delivery,
                      const std::function<void(const ExpectedDeletion&)>& row, ForeseenCoverage* foreseen) {
  const oracle::Oracle oracle{job.policy, job.calendar, job.pack.holds};
  const std::unique_ptr<HistorySource> source = take_source(job);
  const std::vector<Instant> stops = stops_of_pieces(job);
  auto stop = stops.begin();
  const auto next_piece = [&]() -> std::optional<ToldPiece> {
    if (stop == stops.end()) return std::nullopt;
    ToldPiece piece;
    piece.history.citizens = source->next_citizens(kCitizensAPiece);
    piece.until = kBeforeAll;
    if (piece.history.citizens.empty()) {
      piece.until = *stop++;
      source->deliver_until(piece.until, piece.history);
    }
    foretell(oracle, job.calendar, piece, foreseen);
    return piece;
  };
  scratch::Ahead<ToldPiece> pieces{kToldPiecesAhead, job.settings.threads > 1, next_piece};
  while (const auto piece = pieces.next()) {
    delivery(piece->history, piece->until);
    for (const ExpectedDeletion& expected : piece->rows) row(expected);
  }
}

}  // namespace slettefrist::cli
