// Which kinds of calendar day a due day is, for the boundary coverage (docs/coverage.md defines them), and
// which days lie on an edge of the calendar.
//
// It must not know a rule, a record or a run.
#pragma once

#include "sim/model/coverage.h"
#include "sim/model/day.h"

namespace slettefrist::oracle {

// `anchor`: the day the period counts from. It counts for leap_day only: a period of whole years that is no
// multiple of four never ends on 29 February, yet begins there.
CalendarKinds calendar_kinds_of(Day due_on, Day anchor);

// A month's last day (29 February always is one), the year's first and a day on which the clock changes.
bool is_edge_day(Day day);

}  // namespace slettefrist::oracle
