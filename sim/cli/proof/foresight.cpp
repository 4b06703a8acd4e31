// Pieces of history with what the oracle says of them.
#include "sim/cli/proof/foresight.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <iterator>
#include <limits>
#include <span>

namespace slettefrist::cli {
namespace {

// Pieces are mostly a day long; enough to ride out a purge of a backlog, few enough to stay small.
constexpr std::size_t kPiecesAhead = 16;
// Few enough to stay in the caches until they are filed, too many for the clock to be felt.
constexpr std::size_t kFatesAtOnce = 256;

constexpr Instant kEndOfTime{std::numeric_limits<std::int64_t>::max()};

void append(History& to, History&& later) {
  const auto add = [](auto& into, auto& from) {
    std::move(from.begin(), from.end(), std::back_inserter(into));
  };
  add(to.citizens, later.citizens);
  add(to.citizen_changes, later.citizen_changes);
  add(to.families, later.families);
  add(to.sanctions, later.sanctions);
  add(to.contact_courses, later.contact_courses);
  add(to.plan_drafts, later.plan_drafts);
  add(to.benefit_reports, later.benefit_reports);
  add(to.messages, later.messages);
  add(to.holds, later.holds);
}

}  // namespace

Foresight::Foresight(std::unique_ptr<HistorySource> source, const oracle::Oracle& oracle,
                     std::vector<Instant> stops, bool in_background)
    : source_(std::move(source)),
      oracle_(oracle),
      stops_(std::move(stops)),
      pieces_(kPiecesAhead, in_background, [this]() -> std::optional<Piece> {
        if (made_ > stops_.size()) return std::nullopt;
        const Instant until = made_ < stops_.size() ? stops_[made_] : kEndOfTime;
        ++made_;
        return piece_until(until);
      }) {
  assert(std::is_sorted(stops_.begin(), stops_.end()));
}

Foresight::Piece Foresight::piece_until(Instant until) {
  Piece piece;
  piece.until = until;
  source_->deliver_until(until, piece.history);
  if (until == kEndOfTime) return piece;  // what comes after the last run is nobody's case
  visit_lists(piece.history, [&](const auto& items) { foretell(items, piece); });
  return piece;
}

// Chunk by chunk: fates are told into memory that is at hand, by the clock, and then filed for the judge, who
// has no part in the oracle's seconds.
template <class Item>
void Foresight::foretell(const std::vector<Item>& items, Piece& piece) {
  for (auto next = items.begin(); next != items.end();) {
    const auto first = next;
    told_.clear();
    const auto start = std::chrono::steady_clock::now();
    while (next != items.end() && told_.size() < kFatesAtOnce) oracle_.fates_of(*next++, told_);
    piece.oracle_seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::span<const Fate> fates{told_};
    for (auto item = first; item != next; ++item) fates = piece.docket.add(*item, fates);
    assert(fates.empty() && "every fate belongs to an item");
  }
}

// A world that ends before its time asks for all the rest at once.
void Foresight::deliver_until(Instant until, History& delivery) {
  Piece piece = next_piece();
  while (piece.until < until) {
    assert(until == kEndOfTime && "the world asks as it said it would");
    Piece later = next_piece();
    append(piece.history, std::move(later.history));
    piece.until = later.until;
  }
  delivery = std::move(piece.history);
  docket_ = std::move(piece.docket);
  oracle_seconds_ += piece.oracle_seconds;
}

Foresight::Piece Foresight::next_piece() {
  auto taken = pieces_.next();
  assert(taken && "the last piece reaches to the end of time");
  return std::move(*taken);
}

judge::Docket Foresight::take_docket() { return std::exchange(docket_, {}); }

}  // namespace slettefrist::cli
