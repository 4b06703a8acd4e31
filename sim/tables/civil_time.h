// Danish clock times without a zone, as some teams store them, to instants and back.
//
// A clock time that a clock change skips or doubles is told as such: nobody here guesses. Uses the `date`
// library over the system's zone data; this file must not know a table.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/model/day.h"

namespace slettefrist::tables {

struct ClockTime {
  Day day;
  std::int32_t second_of_day = 0;
  auto operator<=>(const ClockTime&) const = default;
};

// When Danish clocks show a time: neither where it is skipped, both where it is doubled.
struct Meanings {
  std::optional<Instant> first;
  std::optional<Instant> second;  // only where it occurs twice
};

ClockTime clock_time_of(Instant instant);
Meanings meanings_of(ClockTime time);

}  // namespace slettefrist::tables
