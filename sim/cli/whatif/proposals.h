// The proposals of a what-if: from options to policies, run calendars, batch limits and holds, the base
// first.
//
// A proposal differs from the base in what it names and in nothing else. It must not know an oracle.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/job/job.h"
#include "sim/cli/options/options.h"
#include "sim/input/history_checks.h"
#include "sim/report/what_if.h"

namespace slettefrist::cli {

struct Proposal {
  std::string name;
  std::string question;  // of --all-readings: the reading's key
  Policy policy;
  PurgeSchedule purge;
  RunCalendar calendar;
  std::optional<std::int64_t> rows_per_night;
  input::PlacedTable<Hold> holds;  // no file: the world's own
};

// What the job itself does.
Proposal proposal_of(const Job& job);

// The base (the job's own policy and schedule), then --policy, --reading and --variant in this order, then
// every reading with --all-readings. Throws InputError with every option that cannot be read, --base alone.
std::vector<Proposal> proposals_of(const Options& options, const Job& job);

// The readings that have other values, with the base's.
std::vector<Question> questions_of(const Policy& policy);

}  // namespace slettefrist::cli
