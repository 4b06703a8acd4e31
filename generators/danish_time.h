// Danish wall clocks for the generators: which local day an instant has, and which instant a local time is.
//
// Copied once out of the system's zone data into a table, because a life asks some ten times a record.
// Reaches exactly over the days that an id can hold. This file must not know records.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/model/day.h"

namespace slettefrist::generators {

constexpr Day kFirstDay{10957};                 // 2000-01-01: day 0 of an id
constexpr Day kLastDay{10957 + (1 << 15) - 1};  // 2089-09-17: the last day that 15 bits hold

class DanishTime {
 public:
  DanishTime();

  Instant start_of(Day day) const;
  // The local day of an instant between the first and the last day.
  Day day_of(Instant instant) const;
  // The instant at which clocks show `second_of_day`: the end of the gap where none does, the first of two.
  Instant at(Day day, int second_of_day) const;
  // The instant at which clocks are changed on that day.
  std::optional<Instant> change_on(Day day) const;

 private:
  struct Change {
    Instant at;
    std::int32_t offset_after;  // seconds east of UTC
  };
  static std::vector<Change> known_changes();
  static void extend(std::vector<Change>& changes);

  std::vector<Change> changes_;
  std::vector<std::int32_t> offsets_;  // at the start of each day, one day more than the last
};

}  // namespace slettefrist::generators
