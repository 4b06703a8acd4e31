// What became of the records day by day, and the lives of a few of them: for charts and calendars.
//
// Counted by the judge from what was seen in the store, never from an engine's word. This file must not know
// how a day or a life is drawn.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/model/records.h"

namespace slettefrist {

// One area, a value a day (Flow::days).
struct AreaFlow {
  std::vector<std::int64_t> living;   // in the store after the day's last run
  std::vector<std::int64_t> removed;  // by the day's runs
  std::vector<std::int64_t> due;      // in the store before the day's first run, which may remove it
  std::vector<std::int64_t> waiting;  // the same after the day's last run
  std::vector<std::int64_t> overdue;  // in the store after the last run that had to remove it
};

// A register of which no record ever had a date: nothing of it will ever go.
struct UnruledRegister {
  Area area = Area::citizen;
  std::int64_t rows = 0;                 // in the store at the end
  std::optional<Instant> oldest_stored;  // of those; citizens have no such instant
  std::optional<Day> oldest_stored_on;   // the Danish day of it, set by whoever knows the zone
};

struct Flow {
  std::vector<Day> days;  // those with a scheduled run, rising
  std::array<AreaFlow, kAreaCount> areas;
  std::vector<UnruledRegister> unruled;  // in the order of the areas
};

// One record that was in the store.
struct Life {
  Area area = Area::notification;
  RecordId id = 0;
  RecordId citizen_id = 0;
  std::optional<Instant> stored_at;
  std::optional<Day> stored_on;   // the Danish day of it, set by whoever knows the zone
  std::optional<Day> due_on;      // by the rule that took it, or would take it next
  std::optional<Day> removed_on;  // nothing: still there at the end
  std::int32_t rule = -1;         // index into Policy::rules, -1 for none
  bool has_finding = false;
};

}  // namespace slettefrist
