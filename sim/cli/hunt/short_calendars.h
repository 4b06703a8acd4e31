// Calendars of purge runs that may still show a finding: around its telling days, or as few runs as can be.
//
// Days only; whether the finding shows under one of them is asked elsewhere. It must not know a record.
#pragma once

#include <vector>

#include "sim/model/finding.h"
#include "sim/scenario/scenario.h"

namespace slettefrist::cli {

// Every so many days from the first to the last.
struct Dates {
  Day first;
  Day last;
  int every_days = 0;  // 0: as the scenario has it
};

// A run only on each of the two days, both kept within the scenario's own.
Dates pair_of_runs(const Scenario& scenario, Day first, Day last);

// Around the days that the finding names, the shortest first, the whole calendar last.
std::vector<Dates> near_calendars(const Scenario& scenario, const Finding& finding);

// One run, two, three, ever farther apart, that end on a day which the finding names: for what hangs on how
// far apart two runs are, or on there having been one before.
std::vector<Dates> sparse_calendars(const Scenario& scenario, const Finding& finding);

}  // namespace slettefrist::cli
