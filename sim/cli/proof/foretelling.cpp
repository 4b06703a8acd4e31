// Pieces of history past the oracle; see foretelling.h.
#include "sim/cli/proof/foretelling.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

#include "sim/cli/proof/proof.h"
#include "sim/oracle/oracle.h"
#include "sim/scratch/relay.h"
#include "sim/world/danish_clock.h"

namespace slettefrist::cli {
namespace {

// Citizens and holds are there before everything else.
constexpr Instant kBeforeAll{std::numeric_limits<std::int64_t>::min()};
Instant entry_of(const Citizen&) { return kBeforeAll; }
Instant entry_of(const Hold&) { return kBeforeAll; }
template <class Record>
Instant entry_of(const Record& record) {
  return entered_at(record);
}

template <class Record>
void foresee(const Record& record, const std::vector<Fate>& fates, ForeseenCoverage::Part& foreseen) {
  for (const Fate& fate : fates) foreseen.add(fate, entry_of(record));
}

// Of a family the fates are the notification's, its answers' and its documents', in this order.
void foresee(const Family& family, const std::vector<Fate>& fates, ForeseenCoverage::Part& foreseen) {
  auto fate = fates.begin();
  foreseen.add(*fate++, entered_at(family.notification));
  for (const Answer& answer : family.answers) foreseen.add(*fate++, entered_at(answer));
  for (const Document& document : family.documents) foreseen.add(*fate++, entered_at(document));
}

struct Piece {
  Instant until;
  History history;
};

struct ToldPiece {
  std::vector<ExpectedDeletion> rows;
  std::optional<ForeseenCoverage::Part> foreseen;
  InTurn in_turn;
};

// Where the source hands none out. For each thread, and no fewer than two have: enough for each of them to
// draw some of the lives.
constexpr std::size_t kCitizensAThread = 2'048;

// A third of a slice of the history's at a time: memory need not hold more, and no thread is woken for less.
std::vector<Instant> stops_of_pieces(const Job& job) {
  std::vector<Instant> stops;
  const Instant end = job.calendar.runs.empty() ? Instant{} : job.calendar.runs.back().run_at;
  const std::int64_t step = generators::slice_seconds(job.settings.citizens) / 3;
  for (Instant at = world::instant_at(job.scenario.history_from, 0); at < end; at.seconds += step)
    stops.push_back(at);
  stops.push_back(Instant{std::numeric_limits<std::int64_t>::max()});
  return stops;
}

void foretell(const oracle::Oracle& oracle, const RunCalendar& calendar, const History& history,
              ToldPiece& told) {
  std::vector<Fate> fates;
  visit_lists(history, [&](const auto& items) {
    for (const auto& item : items) {
      fates.clear();
      oracle.fates_of(item, fates);
      for (const Fate& fate : fates) {
        if (fate.enters && is_told(fate)) told.rows.push_back(expected_of(fate, calendar));
      }
      if (told.foreseen) foresee(item, fates, *told.foreseen);
    }
  });
}

}  // namespace

void expect_deletions(Job& job, const Prepare& prepare,
                      const std::function<void(const std::vector<ExpectedDeletion>&)>& rows,
                      ForeseenCoverage* foreseen) {
  const oracle::Oracle oracle{job.policy, job.calendar, job.pack.holds};
  const std::unique_ptr<HistorySource> source = take_source(job);
  const std::vector<Instant> stops = stops_of_pieces(job);
  auto stop = stops.begin();
  const std::size_t most_citizens =
      kCitizensAThread * static_cast<std::size_t>(std::max(2, job.settings.threads));
  const auto next_piece = [&]() -> std::optional<Piece> {
    if (stop == stops.end()) return std::nullopt;
    Piece piece{kBeforeAll, {}};
    piece.history.citizens = source->next_citizens(most_citizens);
    if (!piece.history.citizens.empty()) return piece;
    piece.until = *stop++;
    source->deliver_until(piece.until, piece.history);
    return piece;
  };
  const auto told_of = [&](const Piece& piece) {
    ToldPiece told;
    if (foreseen) told.foreseen.emplace(*foreseen);
    foretell(oracle, job.calendar, piece.history, told);
    told.in_turn = prepare(piece.history, piece.until);
    return told;
  };
  const auto take = [&](ToldPiece&& told) {
    told.in_turn();
    rows(told.rows);
    if (foreseen) foreseen->add(std::move(*told.foreseen));
  };
  source->hand_out_citizens([&](std::vector<Citizen>&& citizens) -> InTurn {
    Piece piece{kBeforeAll, {}};
    piece.history.citizens = std::move(citizens);
    return [&, told = std::make_shared<ToldPiece>(told_of(piece))] { take(std::move(*told)); };
  });
  scratch::relay(job.settings.threads, next_piece, told_of, take);
}

}  // namespace slettefrist::cli
