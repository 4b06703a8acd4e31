// A world whose purge has a limit on the records of one night, run on a real store.
//
// What waits changes what follows: an answer may come to a notification that is overdue. So the oracle alone
// cannot tell it. Must not know a proposal.
#pragma once

#include <functional>
#include <vector>

#include "sim/cli/job/job.h"
#include "sim/report/what_if.h"

namespace slettefrist::cli {

struct Night {
  std::int32_t run = 0;
  Day as_of;
  std::int64_t due = 0;   // records, those left over from earlier nights among them
  std::int64_t left = 0;  // of these, not removed that night
  double seconds = 0.0;   // that the purge took on this machine
};

// A record that was seen to go, with what the deletion log says of it.
struct SeenRemoval {
  RecordKey key;
  Day on;
  std::int16_t rule = -1;  // place in the policy's rules
  std::int32_t due_on = Outcome::kNoDay;
};

struct BatchedWorld {
  std::vector<SeenRemoval> removed;  // sorted by key
  std::vector<RecordKey> skipped;    // sorted
};

// Runs the job's world under its policy and calendar. `night` is told every night and says whether to go on.
// Throws EngineFailure when the purge fails: what follows would tell of a world that never was.
BatchedWorld run_batched(const Job& job, std::int64_t records_per_night_max,
                         const std::function<bool(const Night&)>& night);

// Puts what was seen in the place of what a prompt engine would have done. `at_end`: the record's outcome
// where nothing goes before the last run, which gives a record that stays its rule and due day.
void lay_over(const BatchedWorld& world, RecordKey key, const Outcome& at_end, Outcome& outcome);

}  // namespace slettefrist::cli
