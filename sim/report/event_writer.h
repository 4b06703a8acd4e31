// events.ndjson: every creation and update of a pack in time order, one JSON object a line.
//
// Families come by the instant of their notification, their answers years later: lines wait in a temporary
// file until nothing earlier can come, so that memory need not hold them. This file must not know a record.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/records.h"
#include "sim/report/whole_file.h"
#include "sim/scratch/parking.h"

namespace slettefrist::report {

enum class EventKind : std::uint8_t { create, update };

// Lines with what they are sorted by, cut into slices of time; made by any thread, each its own.
class EventLines {
 public:
  explicit EventLines(std::int64_t slice_seconds) : slice_seconds_(slice_seconds) {}

  // At equal instants: by area, creations first, then by id. Append the whole JSON object to what this gives,
  // and then call `end`.
  std::string& begin(Instant at, Area area, EventKind kind, RecordId id);
  void end();

 private:
  friend class EventWriter;
  std::int64_t slice_seconds_;
  std::map<std::int64_t, std::string> slices_;
  std::string* open_ = nullptr;  // where the line that was begun is written
  std::size_t begun_at_ = 0;
};

class EventWriter {
 public:
  // What is sorted at one time lies in memory: `slice_seconds` of events.
  EventWriter(const std::string& path, const std::string& scratch_dir, std::int64_t slice_seconds);

  EventLines no_lines() const { return EventLines{slice_seconds_}; }
  void add(EventLines&& lines);
  // Whole lines that come before all that is added: nothing was written yet but by this call.
  void write_first(std::string_view lines) { file_.add(lines); }
  void write_until(Instant until);  // the caller promises that nothing before `until` will be added
  void close();                     // writes the rest
  const std::string& sha256() const { return file_.sha256(); }  // of the closed file

 private:
  void write_first_slice();

  WholeFile file_;
  std::int64_t slice_seconds_;
  scratch::Parking parking_;
};

}  // namespace slettefrist::report
