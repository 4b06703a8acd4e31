// The order of events: takes the history as its time comes and turns it into batches for the store.
//
// What is timed strictly before an instant is in the batch for it; a child whose parent is gone is skipped.
// At equal instants the order is notification, answer, document, then by id.
#pragma once

#include <map>
#include <vector>

#include "sim/model/history.h"
#include "sim/store/store.h"
#include "sim/world/listener.h"
#include "sim/world/living.h"

namespace slettefrist::world {

class Timeline {
 public:
  Timeline(HistorySource& source, Living& living, Listener& listener);
  // Everything that happens strictly before `until` and did not yet. The batch points into `living`; it stays
  // valid until something is removed there. `first_run` is the first run that sees these records.
  void collect_before(Instant until, std::int32_t first_run, Batch& batch);
  // After the last run: tells the listener of everything that never came.
  void close();

 private:
  enum class What : std::uint8_t { notification, answer, document, served_date };
  struct Event {
    Instant at;
    What what = What::notification;
    RecordId id = 0;
    LiveFamily* family = nullptr;  // nullptr for served dates
    std::uint32_t index = 0;
  };
  void take_delivery(Instant until, std::int32_t first_run, Batch& batch);
  void take_family(Family&& family, Instant until);
  void take_sanction(Sanction&& sanction, Instant until, std::int32_t first_run, Batch& batch);
  template <class Record>
  void take_singles(std::vector<Record>& records, std::vector<const Record*>& out, std::int32_t first_run);
  void schedule(const Event& event, Instant until);
  void happen(const Event& event, std::int32_t first_run, Batch& batch);

  HistorySource& source_;
  Living& living_;
  Listener& listener_;
  std::map<std::int64_t, std::vector<Event>> pending_;  // by UTC day number
  std::vector<Event> due_;
};

}  // namespace slettefrist::world
