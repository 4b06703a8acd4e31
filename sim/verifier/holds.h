// Which holds keep which record of a case, and from which run and day on it feels them.
//
// A hold on a record keeps what hangs on it, and a notification is kept by what would go along with it. It
// must not know a rule or a due day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/verifier/replay.h"

namespace slettefrist::verifier {

// One hold as one record feels it.
struct Tie {
  std::size_t first_run = 0;  // the first in it that finds the record by which it is felt; may lie beyond all
  DayNumber first_day = 0;
  DayNumber last_day = 0;
  std::optional<std::size_t> holder;  // only while this record is there; nothing: always
  bool covers(DayNumber day) const { return first_day <= day && day <= last_day; }
};

bool reaches(const Case& facts, const HoldFact& hold, const Record& record);
// By record. A hold in which no run lies changes nothing and is no tie.
std::vector<std::vector<Tie>> ties_of(const Case& facts);
// "7: 2024-11-01..2024-12-20", for every hold that reaches the record.
std::vector<std::string> held_by(const Case& facts, const Record& record);

}  // namespace slettefrist::verifier
