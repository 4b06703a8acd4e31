// Days and instants side by side in a scratch table, for rules that count from the earlier of both kinds.
//
// SQL may not do date arithmetic here, so it looks the day of an instant up, or the first instant of a day.
// No rule of the newsletter needs it; a what-if may. Must not know a rule.
#pragma once

#include <string>

#include "sim/engine/due_day.h"
#include "sim/store/store.h"

namespace slettefrist::engine {

// Fills the table on this connection if it is not there yet.
void provide_civil_days(Store& store, DayOf day_of);

// SQL for a column of the other kind, seen as `kind`.
std::string as_kind(AnchorKind kind, const std::string& column);

}  // namespace slettefrist::engine
