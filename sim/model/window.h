// What the oracle says of a record: when a purge may remove it and when it must have.
#pragma once

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <limits>
#include <optional>

#include "sim/model/coverage.h"
#include "sim/model/day.h"
#include "sim/model/records.h"

namespace slettefrist {

constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::max();
constexpr std::int32_t kNoRule = -1;

// One lawful window, in indices of RunCalendar::runs (scheduled runs, held or not). Removal in run r is
// lawful when opens_run <= r < ended_run. The record must be gone after closes_run, unless ended_run <=
// closes_run.
struct Window {
  std::int32_t opens_run = kNever;  // first scheduled run that may take it
  std::int32_t closes_run =
      kNever;  // last scheduled run that may take it in time; kNever: beyond the calendar
  std::int32_t ended_run = kNever;  // first run from which on a new fact (an answer, a new rule version, ...)
                                    // has put an end to this window; kNever if nothing does
  Day due_on;
  std::int32_t rule = kNoRule;       // index into Policy::rules
  bool with_parent = false;          // the record goes because its notification goes
  CalendarKinds calendar_kinds = 0;  // of due_on, for the boundary coverage (docs/coverage.md)
  bool operator==(const Window&) const = default;
};

// A record has one window or two, rarely more: only then do they ask for memory of their own.
using Windows = boost::container::small_vector<Window, 2>;

// Leaves those by the record's own rule.
inline void drop_windows_with_parent(Windows& windows) {
  const auto end =
      std::remove_if(windows.begin(), windows.end(), [](const Window& each) { return each.with_parent; });
  windows.erase(end, windows.end());
}

// The fate of one record. `windows` is sorted by opens_run; windows by the record's own rule and windows by
// its notification's may overlap, own before parent's at equal opens_run.
struct Fate {
  Fate() = default;
  Fate(Area of_area, RecordId of_record, RecordId of_citizen)
      : area(of_area), id(of_record), citizen_id(of_citizen) {}

  Area area = Area::notification;
  RecordId id = 0;
  RecordId citizen_id = 0;
  Windows windows;
  bool may_enter = true;  // false: enters no store whose engine keeps the policy, slack and outages included
  bool enters = true;     // enters the store of a faultless, prompt engine before the last run is held
  bool has_no_rule = false;  // in the store at the last run and the policy gives no date: finding no_rule
  bool untouchable = false;  // no rule ever applies (reading scope = new_model): nobody may remove it
  bool on_edge = false;      // its deciding dates lie on an edge of the calendar (docs/policy.md lists them)
  bool is_held_at_times = false;  // a hold reaches it in some run: there it has no window, due or not
  // For the faultless, prompt engine: the held run that takes the record (kNever: none does), and by which
  // rule and due day; without a removal the rule and day that would take it next, as known at the last run.
  std::int32_t expected_run = kNever;
  std::int32_t expected_rule = kNoRule;
  std::optional<Day> expected_due_on;
  bool is_expected_with_parent = false;  // the rule is its notification's
  bool is_expected_open = false;  // without a removal: the window by which it would go stands open at the end
  bool operator==(const Fate&) const = default;
};

}  // namespace slettefrist
