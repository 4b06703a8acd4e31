// Pieces of history with what the oracle says of them.
#include "sim/cli/proof/foresight.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <iterator>
#include <limits>
#include <span>
#include <thread>

namespace slettefrist::cli {
namespace {

// So many pieces are made in a row: a thread that wakes for one finds nothing of what it works with in the
// caches. Pieces are mostly a day long, those of the past a month. Each is told while it is in the caches.
constexpr std::size_t kPiecesInARow = 64;
constexpr std::size_t kItemsInARow = 32'768;
constexpr std::size_t kCitizensInARow = 65'536;
// While one row is used another waits: enough to ride out a purge of a backlog.
constexpr std::size_t kRowsAhead = 1;
// Few enough to stay in the caches until they are filed, too many for the clock to be felt.
constexpr std::size_t kFatesAtOnce = 256;

constexpr Instant kBeforeHistory{std::numeric_limits<std::int64_t>::min()};
constexpr Instant kEndOfTime{std::numeric_limits<std::int64_t>::max()};

std::size_t items_in(const History& history) {
  std::size_t items = 0;
  visit_lists(history, [&](const auto& list) { items += list.size(); });
  return items;
}

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
      rows_(kRowsAhead, in_background, [this]() -> std::optional<Row> {
        Row row = next_row();
        return row.empty() ? std::nullopt : std::optional{std::move(row)};
      }) {
  assert(std::is_sorted(stops_.begin(), stops_.end()));
}

// Nothing when all has been made.
Foresight::Row Foresight::next_row() {
  Row row;
  if (has_citizens_left_)
    add_citizens(row);
  else
    add_history(row);
  return row;
}

// A piece without any says that these were all.
void Foresight::add_citizens(Row& row) {
  Piece& piece = row.emplace_back();
  piece.until = kBeforeHistory;
  piece.history.citizens = source_->next_citizens(kCitizensInARow);
  foretell(piece);
  has_citizens_left_ = !piece.history.citizens.empty();
}

void Foresight::add_history(Row& row) {
  std::size_t items = 0;
  while (made_ <= stops_.size() && row.size() < kPiecesInARow && items < kItemsInARow) {
    Piece& piece = row.emplace_back();
    piece.until = made_ < stops_.size() ? stops_[made_] : kEndOfTime;
    source_->deliver_until(piece.until, piece.history);
    foretell(piece);
    items += items_in(piece.history);
    ++made_;
  }
}

void Foresight::foretell(Piece& piece) {
  if (piece.until == kEndOfTime) return;  // what comes after the last run is nobody's case
  visit_lists(piece.history, [&](const auto& items) { foretell(items, piece); });
}

// Chunk by chunk: fates are told into memory that is at hand, by the clock, and then filed for the judge, who
// has no part in the oracle's seconds. Nothing here is urgent: whoever waits for this core, often somebody
// for whom the world waits, is let on before each chunk, not in the middle of it.
template <class Item>
void Foresight::foretell(const std::vector<Item>& items, Piece& piece) {
  for (auto next = items.begin(); next != items.end();) {
    const auto first = next;
    told_.clear();
    std::this_thread::yield();
    const auto start = std::chrono::steady_clock::now();
    while (next != items.end() && told_.size() < kFatesAtOnce) oracle_.fates_of(*next++, told_);
    piece.oracle_seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::span<const Fate> fates{told_};
    for (auto item = first; item != next; ++item) fates = piece.docket.add(*item, fates);
    assert(fates.empty() && "every fate belongs to an item");
  }
}

std::vector<Citizen> Foresight::next_citizens(std::size_t) {
  Piece piece = next_piece();
  assert(piece.until == kBeforeHistory && "asked for once there were none");
  keep_word_of(piece);
  return std::move(piece.history.citizens);
}

// A world that ends before its time asks for all the rest at once.
void Foresight::deliver_until(Instant until, History& delivery) {
  Piece piece = next_piece();
  assert(piece.until != kBeforeHistory && "citizens come first");
  while (piece.until < until) {
    assert(until == kEndOfTime && "the world asks as it said it would");
    Piece later = next_piece();
    append(piece.history, std::move(later.history));
    piece.until = later.until;
  }
  keep_word_of(piece);
  delivery = std::move(piece.history);
}

Foresight::Piece Foresight::next_piece() {
  if (row_.empty()) {
    auto taken = rows_.next();
    assert(taken && "the last piece reaches to the end of time");
    row_ = std::move(*taken);
  }
  Piece piece = std::move(row_.front());
  row_.pop_front();
  return piece;
}

void Foresight::keep_word_of(Piece& piece) {
  docket_ = std::move(piece.docket);
  oracle_seconds_ += piece.oracle_seconds;
}

judge::Docket Foresight::take_docket() { return std::exchange(docket_, {}); }

}  // namespace slettefrist::cli
