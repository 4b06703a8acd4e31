// A date, a period and the readings: which day the date counts as, where the period ends, what is due when.
//
// It must not know a rule, a record's family or a run.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "sim/verifier/replay.h"

namespace slettefrist::verifier {

using Readings = std::map<std::string, std::string>;

struct Reckoning {
  std::optional<DayNumber> period_ends_on;  // nothing where the reading refuses a day that does not exist
  bool is_day_there = true;                 // whether the month has such a day
  std::optional<Deadline> deadline;         // with the end of the period
};

// What clocks and calendars in Denmark show; Unreadable before 1980.
Wall wall_of(Seconds instant);
DayNumber counted_day(const Fact& date, const Readings& readings);
Reckoning reckoned(const Fact& date, const Period& keep, const Readings& readings);

}  // namespace slettefrist::verifier
