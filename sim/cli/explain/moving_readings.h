// The readings under which a record goes in another run than now, or goes at all, or never: in words.
//
// Each fate is the oracle's. It must not know how they were asked for, or how they are printed.
#pragma once

#include <string>
#include <vector>

#include "sim/cli/explain/found_record.h"

namespace slettefrist::cli {

// "the reading day_of = utc: to 2025-06-30", one a reading that moves the record.
std::vector<std::string> readings_that_move(const FoundRecord& record, const Job& job);

}  // namespace slettefrist::cli
