// Which cells of the boundary coverage a record fills: its due day against the runs that were held and the
// time it lay in the store (docs/coverage.md).
//
// It must not know a policy or a calendar: the kinds of the due day come with the window.
#pragma once

#include "sim/judge/judgements.h"
#include "sim/model/coverage.h"

namespace slettefrist::judge {

// The window by which the record went, or would have gone last: of its own rule, never its parent's, which is
// counted with the parent. nullptr where there is none.
const Window* deciding_window(const Fate& fate, const Seen& seen, const RunCalendar& calendar);

// Adds the record to the cells of its rule.
void count_cells(const Window& window, const Seen& seen, const RunCalendar& calendar, CellCounts& cells);

}  // namespace slettefrist::judge
