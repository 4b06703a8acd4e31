// Writes what the world tells into the judge's ledger, on a second core where there is one.
//
// Nothing in the world depends on a judgement, so the book may be kept a few runs behind. What is told
// travels page by page, in order; who reads the ledger calls `finish` first. It must not know a store.
#pragma once

#include <functional>
#include <vector>

#include "sim/judge/ledger.h"
#include "sim/scratch/behind.h"
#include "sim/world/listener.h"

namespace slettefrist::cli {

class Clerk : public world::Listener {
 public:
  // `docket` gives what the oracle expects of the delivery that was just made.
  Clerk(judge::Ledger& ledger, std::function<judge::Docket()> docket, bool in_background);

  void delivered(const History& delivery) override;
  void entered(RecordKey key, std::int32_t first_run) override;
  void skipped(RecordKey key) override;
  void not_reached(RecordKey key) override;
  void observed(RunObservation&& observation) override;
  // Everything told is in the ledger afterwards. Throws what the writing failed with.
  void finish();

 private:
  enum class What : std::uint8_t { entered, skipped, not_reached };
  struct Event {
    What what = What::entered;
    RecordKey key;
    std::int32_t run = 0;
  };
  // What came since the last page, mostly since the last observation, and the next observation.
  struct Page {
    std::vector<judge::Docket> dockets;
    std::vector<Event> events;
    RunObservation observation;
    bool is_observed = false;
  };
  void turn_page();
  void write(Page&& page);

  judge::Ledger& ledger_;
  std::function<judge::Docket()> docket_;
  Page page_;
  scratch::Behind<Page> pages_;  // the last: its thread uses the ledger
};

}  // namespace slettefrist::cli
