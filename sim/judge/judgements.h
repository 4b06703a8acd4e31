// The judgements: one short pure function a finding kind. Each compares a record's fate (what the oracle
// allows) with what was seen of it in the store. They must not know a policy, a store or an engine.
#pragma once

#include <optional>
#include <vector>

#include "sim/model/finding.h"
#include "sim/model/observation.h"
#include "sim/model/run_calendar.h"
#include "sim/model/window.h"

namespace slettefrist::judge {

// What was seen of one record that entered the store. Runs are indices into RunCalendar::runs; kNever: not
// seen.
struct Seen {
  std::int32_t entered_run = 0;         // the first run that could see it
  std::int32_t removed_run = kNever;    // after this run it was gone
  bool is_removed_by_repeat = false;    // by a second call of the engine: the run itself had left it
  std::int32_t orphaned_run = kNever;   // after this run its parent was gone and it was not
  std::int32_t watched_until = kNever;  // the last run that was seen; of what came after it nobody knows
};

// By which rule, and of which due day, a record goes or would have gone in `run`. Own rule before parent's.
struct Attribution {
  std::int32_t rule = kNoRule;
  std::optional<Day> due_on;
  bool with_parent = false;
};
Attribution attribution_at(const Fate& fate, std::int32_t run);
// All by which it may go in `run`; empty where it may not.
std::vector<Attribution> attributions_in(const Fate& fate, std::int32_t run);

// Whether removal in `run` lies inside a window.
bool is_lawful_in(const Fate& fate, std::int32_t run);

// Gone before any window, or between two of them.
std::optional<Finding> too_early(const Fate& fate, const Seen& seen, const RunCalendar& calendar);
// Still there after the run that had to take it, and that run was held.
std::optional<Finding> too_late(const Fate& fate, const Seen& seen, const RunCalendar& calendar);
// Still there because an outage took that run away; the first run held after it took it.
std::optional<Finding> run_missed(const Fate& fate, const Seen& seen, const RunCalendar& calendar);
// Its parent went without it.
std::optional<Finding> orphan(const Fate& fate, const Seen& seen, const RunCalendar& calendar);
// A record nobody may remove is gone.
std::optional<Finding> untouchable_gone(const Fate& fate, const Seen& seen, const RunCalendar& calendar);
// The policy gives it no date and it is still there at the end.
std::optional<Finding> no_rule(const Fate& fate, const Seen& seen, const RunCalendar& calendar);

// A surviving row that was changed, or one that an engine put there.
Finding altered(const AlteredRow& row, RecordId citizen_id, Day observed_on);
Finding inserted(RecordKey key, Day observed_on);
Finding returned(RecordKey key, Day observed_on);

// A record that is gone and of which something is left, and a document whose file outlived its row.
Finding residue(const Trace& trace, RecordId citizen_id, Day observed_on);
Finding file_left(RecordKey key, RecordId citizen_id, Day observed_on);
// What a second call of the engine at the same instant still did to a record.
enum class RepeatDid : std::uint8_t { remove, alter, insert };
Finding not_repeatable(RepeatDid did, RecordKey key, RecordId citizen_id, Day observed_on);

}  // namespace slettefrist::judge
