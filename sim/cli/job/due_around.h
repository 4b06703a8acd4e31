// --due-around DATE: in place of the scenario's [records] a cast of which, for every rule, some are due the
// day after DATE, some on DATE and some the day before, so that DATE is their eve, their day and their day
// after.
//
// For environments whose clock is real: there only one date can be tried at a time. It must not know a store.
#pragma once

#include "sim/cli/job/job.h"

namespace slettefrist::cli {

// Lays the cast into `job.pack` with its stories, and what the date reaches into `job.due_around`. Throws
// InputError where the runs do not hold the date and its neighbours, or the people given do not suffice.
void plant_due_around(const Options& options, Job& job);

}  // namespace slettefrist::cli
