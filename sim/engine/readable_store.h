// Whether what decides over a purge can be read at all in a store that somebody else has filled.
//
// A hold that is misspelt holds nothing, and a date that is none is never due: both would pass without a
// word. Looked at are the holds and the ends of the ranges of dates, by their indexes; `check --store` reads
// every row. It must not know what is due.
#pragma once

#include <string>

#include "sim/engine/due_search.h"
#include "sim/engine/rule_query.h"
#include "sim/policy/policy.h"
#include "sim/store/store.h"

namespace slettefrist::engine {

// Throws InputError with all that is found; `file` is the store as the user named it.
void require_readable_holds(Store& store, const std::string& file);
void require_readable_dates(Store& store, const Policy& policy, const std::vector<RuleQuery>& queries,
                            const std::string& file);

// Of what is due: texts sort whether or not they are days, and one that is none would go by the day it looks
// like.
void require_existing_days(Store& store, const Policy& policy, const std::vector<DueStretch>& due,
                           const std::string& file);

// Reads every row: to be asked when a purge has failed and nobody knows yet why.
void require_single_ids(Store& store, const std::string& file);

}  // namespace slettefrist::engine
