// The newest anchor that is due at a run, for every kind of record that a made store holds.
//
// Asked of the oracle day by day, so that whoever makes a store need not know a period. It must not know a
// store.
#pragma once

#include <optional>

#include "sim/model/run_calendar.h"
#include "sim/policy/policy.h"

namespace slettefrist::purge_bench {

struct DueEdges {
  Day answered;  // answers of this day are the newest that make their notification due
  Day unanswered;
  Day document;
  Day sanction;
};

// Throws InputError where at the calendar's one run no notification can be due.
DueEdges due_edges(const Policy& policy, const RunCalendar& calendar);

}  // namespace slettefrist::purge_bench
