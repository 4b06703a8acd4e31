// What may go today? The anchors that are due in one run, as a short list of ranges.
//
// For `clamp` with whole days the due day never falls when the anchor rises, so one cutoff says it all. The
// other readings break that: `overflow` lets 31 August overtake 1 September, `refuse` punches holes,
// `instant` splits the day that is just due. Must not know a store or SQL.
#pragma once

#include <vector>

#include "sim/engine/due_day.h"
#include "sim/policy/policy.h"

namespace slettefrist::engine {

// from <= key < to
struct AnchorRange {
  AnchorKey from = 0;
  AnchorKey to = 0;
  bool operator==(const AnchorRange&) const = default;
};

// Anchor days [from, to) for which one version decides on a given day.
struct Stretch {
  Day from;
  Day to;
  const RuleVersion* version = nullptr;
};

// Rising, without overlap; versions that end the rule have no stretch.
std::vector<Stretch> stretches_deciding(const Rule& rule, Day as_of);

// Rising, without overlap or touching ends. Anchors with a day before `since` are left out: the caller knows
// that it holds none, and `refuse` would otherwise list the holes of a century.
std::vector<AnchorRange> due_ranges(const Rule& rule, const Reading& reading, AnchorKind kind,
                                    const RunMoment& moment, Day since);

}  // namespace slettefrist::engine
