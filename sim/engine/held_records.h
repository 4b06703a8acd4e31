// Holds of the table `hold`: which records of the purge list may not go today, however due they are.
//
// A store need not have the table. Days are compared as the texts they are; must not know how the list was
// filled, nor a calendar.
#pragma once

#include "sim/policy/policy.h"
#include "sim/store/store.h"

namespace slettefrist::engine {

bool has_hold_table(Store& store);

// Takes off the list what is held on `as_of`: by its own name, by what it hangs on, or, a notification, by
// what would go along with it. To be done before children join the list.
void leave_out_held(Store& store, const Policy& policy, Day as_of);
// The first of these three alone.
void leave_out_named(Store& store, Day as_of);

}  // namespace slettefrist::engine
