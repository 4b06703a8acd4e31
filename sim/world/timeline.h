// The order of events: takes the history as its time comes and turns it into batches for the store.
//
// What is timed strictly before an instant is in the batch for it; a child whose parent is gone is skipped.
// At equal instants the order is notification, answer, document, then by id. What was delivered before its
// time waits as packed bytes. What comes next is known without a look at the store, so that it can be fetched
// while an engine is busy there.
#pragma once

#include <deque>
#include <exception>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sim/model/history.h"
#include "sim/model/record_bytes.h"
#include "sim/store/store.h"
#include "sim/world/listener.h"
#include "sim/world/living.h"

namespace slettefrist::world {

class Timeline {
 public:
  Timeline(HistorySource& source, Living& living, Listener& listener);
  // Before anything else, until there are none: the next citizens of a history that gives them in portions.
  bool collect_citizens(Batch& batch);
  // Everything that happens strictly before `until` and did not yet. The batch, and the rows told to Living,
  // point into what came with this call; they stay valid until the next. `first_run` is the first run that
  // sees these records.
  void collect_before(Instant until, std::int32_t first_run, Batch& batch);
  // Gets what the next call for this instant will want, and puts it in order; asks neither Living nor the
  // listener for it, so another thread may do so meanwhile. What it fails with, that call throws.
  void fetch_ahead(Instant until);
  // After the last run: tells the listener of everything that never came.
  void close();

 private:
  enum class What : std::uint8_t { notification, answer, document, served_date };
  // What happens now, by the record it happens to, in the order of What.
  using Subject = std::variant<const Notification*, const Answer*, const Document*, const Sanction*>;
  struct Event {
    Instant at;
    RecordId id = 0;
    Subject subject;
    std::optional<RecordKey> parent() const;
  };
  // What happens later.
  struct Waiting {
    Instant at;
    RecordId id = 0;
    PackedBytes record;
    What what = What::notification;
  };
  void fetch(Instant until);
  void take_delivery(std::int32_t first_run, Batch& batch);
  void take_sanction(const Sanction& sanction, std::int32_t first_run, Batch& batch);
  template <class Record>
  void take_singles(const std::vector<Record>& records, std::vector<const Record*>& out,
                    std::int32_t first_run);
  template <class Record>
  void schedule(Instant at, What what, const Record& record, Instant until);
  void schedule_delivery(Instant until);
  void wake_before(Instant until);
  void wake(const Waiting& waiting);
  template <class Record>
  void enter_or_skip(const Record& record, bool is_parent_there, std::vector<const Record*>& out,
                     std::int32_t first_run);
  void happen(const Event& event, std::int32_t first_run, Batch& batch);
  void tell_not_reached(const History& delivery);  // of what stands alone

  HistorySource& source_;
  Living& living_;
  Listener& listener_;
  std::map<std::int64_t, std::vector<Waiting>> pending_;  // by UTC day number
  std::string scratch_;                                   // of the record being packed
  // What the batch in hand points into: what was just delivered, and what had waited.
  History delivery_;
  std::deque<Notification> woken_notifications_;
  std::deque<Answer> woken_answers_;
  std::deque<Document> woken_documents_;
  std::deque<Sanction> woken_sanctions_;
  std::deque<Sanction> first_known_;  // sanctions as their rows stand at first
  std::vector<Event> due_;
  std::optional<Instant> fetched_until_;  // ahead
  std::exception_ptr fetch_failure_;
};

}  // namespace slettefrist::world
