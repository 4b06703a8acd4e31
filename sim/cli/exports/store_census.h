// What the records of a store, as it stands on a day, come to under a policy: what is overdue, what is due
// when, what has no parent and what no rule.
//
// Dates are the oracle's, for the world of a prompt purge with a run every night. It must not know a file or
// how it is told.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "sim/input/history_checks.h"
#include "sim/model/finding.h"
#include "sim/policy/policy.h"

namespace slettefrist::cli {

// How far ahead is looked, in days.
constexpr std::array<int, 3> kHorizons{30, 90, 365};

struct DueTally {
  std::int64_t overdue = 0;
  std::int64_t due_now = 0;              // may go in the run of the day, and is not yet late
  std::array<std::int64_t, 3> coming{};  // first lawful after the day, within each of kHorizons
  std::int64_t later = 0;
  std::int64_t held = 0;  // may not go today, whatever its date: in none of the others
};

struct StoreFinding {
  Finding finding;
  std::optional<Day> lawful_from;  // the first day on which it could go
};

struct Census {
  std::map<std::pair<std::int32_t, Area>, DueTally> due;  // by rule (index into Policy::rules)
  std::array<std::int64_t, kAreaCount> unruled{};         // rows no rule covers
  std::array<std::int64_t, kAreaCount> dated_later{};     // rows that came in after the day, if it is right
  // Overdue by a date that a fact which came later changed, where a document that is gone may have kept them:
  // no finding, since the store cannot tell.
  std::array<std::int64_t, kAreaCount> perhaps_overdue{};
  std::vector<RecordId> undated_sanctions;  // neither date is known; one may still come
  bool has_holds = false;                   // whether the store tells of any
  std::vector<StoreFinding> findings;       // by kind, area and id
};

Census census_of(const input::PlacedRecords& records, const Policy& policy, Day as_of);

}  // namespace slettefrist::cli
