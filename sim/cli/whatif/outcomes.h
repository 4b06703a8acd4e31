// What the oracle expects of every record of a piece of history, as short outcomes: which day it goes, and
// why.
//
// Records stand in the same order for every proposal, so that outcomes can be laid side by side by place. It
// must not know which proposal is the base.
#pragma once

#include <optional>
#include <vector>

#include "sim/model/history.h"
#include "sim/model/run_calendar.h"
#include "sim/oracle/oracle.h"
#include "sim/report/what_if.h"

namespace slettefrist::cli {

// What a record is, whatever becomes of it.
struct Stored {
  RecordId id = 0;
  RecordId citizen_id = 0;
  std::optional<Instant> entered_at;  // nothing: a citizen, there from the start
  Day entered_on;
  std::int64_t bytes = 0;  // its text and content, and a number's width for every number and date
  Area area = Area::notification;
};

// Appends every record that may have a deadline, those of a family as the oracle orders its fates.
void append_stored(const History& piece, std::vector<Stored>& records);

std::optional<Instant> last_held(const RunCalendar& calendar);  // nothing: no run is held

class Foretelling {
 public:
  // `cutoff`: what is timed then or later is not reached; nothing: nothing is. At most last_held(calendar).
  Foretelling(const Policy& policy, const RunCalendar& calendar, std::optional<Instant> cutoff,
              const std::vector<Hold>& holds);
  // The outcomes of append_stored's records, in its order. May be called on any thread.
  void append(const History& piece, const std::vector<Stored>& records, std::vector<Outcome>& outcomes) const;

 private:
  const RunCalendar& calendar_;
  oracle::Oracle oracle_;
  std::optional<Instant> cutoff_;
};

}  // namespace slettefrist::cli
