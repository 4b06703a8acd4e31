// What the world tells whoever proves things about it. The world itself judges nothing.
#pragma once

#include "sim/model/history.h"
#include "sim/model/observation.h"

namespace slettefrist::world {

class Listener {
 public:
  virtual ~Listener() = default;
  // A piece of history whose time has come; called before any record of it enters or is skipped.
  virtual void delivered(const History& delivery) = 0;
  // The record is in the store from run `first_run` on (index into RunCalendar::runs).
  virtual void entered(RecordKey key, std::int32_t first_run) = 0;
  // The record's parent is gone: it never enters.
  virtual void skipped(RecordKey key) = 0;
  // What was seen around a held run. Observations of checkpoints come with the run they follow; run -1 is the
  // checkpoint before the first run. Given away: in the night of a backlog it is large.
  virtual void observed(RunObservation&& observation) = 0;
  // Timed at or after the last run: delivered once more or never, not entered.
  virtual void not_reached(RecordKey key) = 0;
};

}  // namespace slettefrist::world
