// When is a record due? The forward question, for one anchor: its day, the period, the readings.
//
// A run asks the other way round (anchor_ranges.h); this is what a range must agree with, where a due day for
// the deletion log comes from, and how documents hold their notification. Must not know a store.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/model/day.h"
#include "sim/policy/policy.h"

namespace slettefrist::engine {

// What a column counts in: unix seconds (`_at`) or civil days (`_on`).
enum class AnchorKind : std::uint8_t { instant, day };

// A column's value: unix seconds or a day's number, by its kind.
using AnchorKey = std::int64_t;

// A purge run, as far as rules care.
struct RunMoment {
  Instant run_at;
  Day as_of;
};

struct Due {
  Day on;
  Instant at;  // the first instant at which a run may take it
};

Day anchor_day(AnchorKind kind, AnchorKey key, DayOf day_of);
AnchorKey first_key_of(AnchorKind kind, Day day, DayOf day_of);  // the smallest key with this anchor day

// Nothing where the reading finds no such day.
std::optional<Due> due_of(AnchorKind kind, AnchorKey key, const Period& keep, const Reading& reading);

// The same under the version of `rule` that decides on `as_of`; nothing where none does or it ends the rule.
std::optional<Due> due_under(const Rule& rule, const Reading& reading, Day as_of, AnchorKind kind,
                             AnchorKey key);

bool is_due(const Due& due, const Reading& reading, const RunMoment& moment);

}  // namespace slettefrist::engine
