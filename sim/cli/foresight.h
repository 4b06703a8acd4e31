// The history a little ahead of the world, with the oracle's word on every piece of it.
//
// Generating and foretelling need nothing from the store, so a second core can do both while the world is
// busy with it. Nothing an engine does can colour what was asked before it ran. It must not know the judge's
// verdicts.
#pragma once

#include <memory>
#include <thread>
#include <vector>

#include "sim/cli/hand_over.h"
#include "sim/judge/docket.h"
#include "sim/model/history.h"
#include "sim/oracle/oracle.h"

namespace slettefrist::cli {

class Foresight : public HistorySource {
 public:
  // `stops` are the instants until which the world will ask, in order. Without `in_background` everything is
  // done when it is asked for, on the asking thread.
  Foresight(std::unique_ptr<HistorySource> source, const oracle::Oracle& oracle, std::vector<Instant> stops,
            bool in_background);
  ~Foresight() override;

  void deliver_until(Instant until, History& delivery) override;
  judge::Docket take_docket();  // of the last delivery, once
  double oracle_seconds() const { return oracle_seconds_; }

 private:
  struct Piece {
    Instant until;
    History history;
    judge::Docket docket;
    double oracle_seconds = 0.0;
  };
  Piece piece_until(Instant until);
  void look_ahead();
  Piece next_piece(Instant until);

  std::unique_ptr<HistorySource> source_;
  const oracle::Oracle& oracle_;
  std::vector<Instant> stops_;
  judge::Docket docket_;
  double oracle_seconds_ = 0.0;
  std::unique_ptr<HandOver<Piece>> pieces_;  // nothing: no second thread
  std::thread thread_;
};

}  // namespace slettefrist::cli
