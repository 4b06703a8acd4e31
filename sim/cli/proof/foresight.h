// The history a little ahead of the world, with the oracle's word on every piece of it.
//
// Generating and foretelling need nothing from the store, so a second core can do both while the world is
// busy with it. Nothing an engine does can colour what was asked before it ran. It must not know the judge's
// verdicts.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <vector>

#include "sim/judge/docket.h"
#include "sim/model/history.h"
#include "sim/oracle/oracle.h"
#include "sim/scratch/ahead.h"

namespace slettefrist::cli {

class Foresight : public HistorySource {
 public:
  // `stops` are the instants until which the world will ask, in order. Without `in_background` everything is
  // done when it is asked for, on the asking thread.
  Foresight(std::unique_ptr<HistorySource> source, const oracle::Oracle& oracle, std::vector<Instant> stops,
            bool in_background);

  // As many as were made ahead. Asked for until there are none, and only then the first delivery.
  std::vector<Citizen> next_citizens(std::size_t most) override;
  void deliver_until(Instant until, History& delivery) override;
  judge::Docket take_docket();  // of the last delivery, citizens' portions among them, once
  double oracle_seconds() const { return oracle_seconds_; }

 private:
  struct Piece {
    Instant until;
    History history;
    judge::Docket docket;
    double oracle_seconds = 0.0;
  };
  using Row = std::deque<Piece>;
  Row next_row();
  void add_citizens(Row& row);
  void add_history(Row& row);
  void foretell(Piece& piece);
  template <class Item>
  void foretell(const std::vector<Item>& items, Piece& piece);
  Piece next_piece();
  void keep_word_of(Piece& piece);

  // Of whoever makes the pieces.
  std::unique_ptr<HistorySource> source_;
  const oracle::Oracle& oracle_;
  std::vector<Instant> stops_;
  bool has_citizens_left_ = true;
  std::size_t made_ = 0;    // pieces of history: the next one reaches to stops_[made_]
  std::vector<Fate> told_;  // of the items in hand
  // Of whoever asks.
  Row row_;
  judge::Docket docket_;
  double oracle_seconds_ = 0.0;
  scratch::Ahead<Row> rows_;  // the last: its thread is the maker
};

}  // namespace slettefrist::cli
