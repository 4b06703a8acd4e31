// What changes in a citizen in the course of life: another fund, a move, a new CPR number, death.
//
// Drawn apart from what is registered about the citizen, and laid over it afterwards: a record carries the
// codes of its own day. This file must not know which registers there are.
#pragma once

#include <optional>
#include <vector>

#include "generators/ground.h"
#include "sim/model/history.h"

namespace slettefrist::generators {

struct CitizenCourse {
  Citizen first;
  std::vector<CitizenChange> changes;  // in time order, no two in one second
  std::optional<Instant> died_at;      // no change comes after it

  // The citizen's row as it stands at that instant.
  const Citizen& row_at(Instant instant) const;
  bool is_alive_at(Instant instant) const { return !died_at || instant < *died_at; }
};

// Death waits for `last_struck_at`, the citizen's last record of a kind that strikes only the living.
CitizenCourse citizen_course_of(const Ground& ground, Citizen&& citizen,
                                std::optional<Instant> last_struck_at);

}  // namespace slettefrist::generators
