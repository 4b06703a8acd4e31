// Whether a store's deletion log can be true, as far as one look at the store can tell.
//
// A removal that nobody logged cannot be seen from here (docs/explain.md). It must not know a file.
#pragma once

#include <set>
#include <vector>

#include "sim/cli/exports/store_census.h"
#include "sim/model/observation.h"

namespace slettefrist::cli {

std::vector<StoreFinding> check_store_log(const std::vector<LogRow>& rows, const std::set<RecordKey>& present,
                                          const Policy& policy, Day as_of);

}  // namespace slettefrist::cli
