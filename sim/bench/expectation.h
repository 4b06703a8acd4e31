// What one purge run has to take from a store and what it has to leave, by the oracle; and whether it did.
//
// A benchmark of a wrong purge is none. Records are told apart by their ids; whether one that stays was
// altered is not asked here. It must not know an engine.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "sim/bench/measurement.h"
#include "sim/model/run_calendar.h"
#include "sim/policy/policy.h"

namespace slettefrist::purge_bench {

using IdLists = std::array<std::vector<RecordId>, kAreaCount>;  // each sorted

struct Expectation {
  IdLists due;
  IdLists kept;
  std::int64_t due_rows() const;
  std::int64_t rows() const;
  std::int64_t notifications() const;
};

// Of the store as it stands, at the one run of the calendar; reads only. Throws InputError for a date that is
// none.
Expectation expectation_of(const std::string& path, const Policy& policy, const RunCalendar& calendar);

// What is in the store now, held against it; `removed` counts the rows that went. With `may_grow`, what
// appeared is left to the statements beside.
Verification verify(const std::string& path, const Expectation& expected, bool may_grow, AreaCounts& removed);

// Whether the store holds exactly the records it held when the expectation was made.
bool is_as_before(const std::string& path, const Expectation& expected);

}  // namespace slettefrist::purge_bench
