// Danish time for the oracle: the offset changes of Europe/Copenhagen, read once from the system's zone data
// through Howard Hinnant's `date` and kept as a flat table, because every record asks for a local day.
//
// It must not know a rule, a run or how long anything is kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/model/day.h"

namespace slettefrist::oracle {

// What a Danish clock and calendar on the wall show at an instant.
struct WallTime {
  Day day;
  std::int32_t second_of_day = 0;
  std::int32_t offset_seconds = 0;  // east of UTC
};

class Zone {
 public:
  Zone();
  WallTime wall_time(Instant instant) const;
  Day local_day(Instant instant) const { return wall_time(instant).day; }
  // The instant at which the wall shows this. Where the hour is doubled: the one with
  // `wanted_offset_seconds`, else the first; where it does not exist: the end of the gap.
  Instant instant_of(Day day, std::int32_t second_of_day, std::int32_t wanted_offset_seconds) const;
  Instant start_of(Day day) const;
  bool changes_clock_on(Day day) const;

 private:
  struct Span {
    std::int64_t from_seconds = 0;  // unix seconds; until the next span's
    std::int32_t offset_seconds = 0;
  };
  std::size_t span_at(std::int64_t unix_seconds) const;
  std::vector<Span> spans_;
  std::vector<std::size_t> span_at_bucket_;  // the span in which each stretch of equal length begins
};

// The one zone of the policy. Built at first use, never changed after.
const Zone& denmark();

}  // namespace slettefrist::oracle
