// events.ndjson: every creation and update of a pack in time order, one JSON object a line.
//
// Families come by the instant of their notification, their answers years later: lines wait in a temporary
// file until nothing earlier can come, so that memory need not hold them. This file must not know a record.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/model/records.h"
#include "sim/report/whole_file.h"
#include "sim/scratch/behind.h"
#include "sim/scratch/parking.h"

namespace slettefrist::report {

enum class EventKind : std::uint8_t { create, update };

class EventWriter {
 public:
  // `in_background`: lines are parked, sorted and written by a thread of its own.
  // What is sorted at one time lies in memory: `slice_seconds` of events.
  EventWriter(const std::string& path, const std::string& scratch_dir, std::int64_t slice_seconds,
              bool in_background);

  // `line` is the whole JSON object. At equal instants: by area, creations first, then by id.
  void add(Instant at, Area area, EventKind kind, RecordId id, std::string_view line);
  // A line that comes before all that is added: nothing was written yet but by this call.
  void write_first(std::string_view line);
  void write_until(Instant until);  // the caller promises that nothing before `until` will be added
  void close();                     // writes the rest

 private:
  // Lines with their heads one after another, to be parked; then everything before `until` can be written.
  struct Load {
    std::string entries;
    std::optional<Instant> until;
  };
  void send(std::optional<Instant> until);
  void take(const Load& load);
  std::int64_t slice_of(Instant at) const;
  void write_first_slice();

  WholeFile file_;
  std::int64_t slice_seconds_;
  scratch::Parking parking_;
  std::string entries_;          // not sent yet
  scratch::Behind<Load> loads_;  // the last: its thread uses file and parking
};

}  // namespace slettefrist::report
