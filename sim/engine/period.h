// The engine's own "plus a period", with the policy's readings of a missing day written out.
//
// No library's month addition is used: Boost's sticks to month ends, SQLite's runs over (docs/decisions.md).
// Must not know a rule, a zone or a store; the oracle has an addition of its own and must not know this one.
#pragma once

#include <optional>

#include "sim/model/day.h"
#include "sim/policy/policy.h"

namespace slettefrist::engine {

// The day `period` after `start`. Where that day does not exist in its month: the month's last day (clamp),
// the missing days run on (overflow), or nothing (refuse). Days beyond the year 9998 end there.
std::optional<Day> later_by(Day start, const Period& period, MonthEnd month_end);

// How many days a result under `overflow` can lie after the one under `clamp`: a month that lacks days lacks
// at most the 29th, 30th and 31st.
constexpr int kMostMissingDays = 3;

}  // namespace slettefrist::engine
