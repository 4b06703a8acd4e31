// Which kinds of calendar day a due day is, for the boundary coverage (docs/coverage.md defines them).
//
// It must not know a rule, a record or a run.
#pragma once

#include "sim/model/coverage.h"
#include "sim/model/day.h"

namespace slettefrist::oracle {

// `anchor`: the day the period counts from. It counts for leap_day only: a period of whole years that is no
// multiple of four never ends on 29 February, yet begins there.
CalendarKinds calendar_kinds_of(Day due_on, Day anchor);

}  // namespace slettefrist::oracle
