// The moments between two runs at which a demand may become another.
//
// No run looked then, but one could have. It must not know what is demanded.
#pragma once

#include <vector>

#include "sim/verifier/replay.h"

namespace slettefrist::verifier {

// A day without a run, at the time of its run; the midnight with which a version comes into force; or the
// instant at which something became known.
struct Moment {
  DayNumber as_of = 0;
  Seconds before = 0;      // known is what came in before
  DayNumber next_day = 0;  // the first day whose run comes later
};

// Between the run and the one before, or the calendar's first day; nothing that comes in at `before` or
// later. Throws Unreadable for an instant before 1980.
std::vector<Moment> moments_before(const Case& facts, std::size_t run, Seconds before);

}  // namespace slettefrist::verifier
