// The life of one record between the facts that decide its date: which windows open, how a new fact or a new
// rule version ends them, and the run by which the record must be gone.
//
// A lifetime is walked from moment to moment. What a rule demands at a moment is asked of the caller, who
// knows the kind of record; this file must not know one.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "sim/model/window.h"
#include "sim/oracle/rulebook.h"
#include "sim/oracle/run_table.h"
#include "sim/oracle/zone.h"

namespace slettefrist::oracle {

// Policy and runs together: all an oracle knows beside the record.
struct Context {
  Rulebook rulebook;
  RunTable runs;
};

// A point at which a record's date may change: a fact enters, or a rule version comes into force.
struct Moment {
  Instant at;
  Day day;  // local
  bool is_fact = false;
  std::int32_t run = kNever;  // the first scheduled run that sees it
  Instant known_until;        // the latest fact up to here
};

// A date to come, beyond what the calendar's runs have done.
struct Prospect {
  Day opens_on;
  Day due_on;
  std::int32_t rule = kNoRule;
};

struct Lifetime {
  std::vector<Window> windows;      // sorted by opens_run, then as the rules stand in the file
  std::int32_t gone_run = kNever;   // the held run that must have taken it, whatever an engine's pace
  std::int32_t taken_run = kNever;  // the held run in which a prompt engine takes it
  Window taken_by;                  // the window it then goes by
  std::optional<Prospect> next;     // as known at the last run, for a record that no run takes
  bool is_refused_at_end = false;   // at the last held run the policy names a date that does not exist
  bool on_edge = false;
};

// After the run that must take the record nothing gives it another date: drops the windows that would open
// later and un-ends the others. Returns that run.
std::int32_t settle(std::vector<Window>& windows, const RunTable& runs);

class LifetimeWalk {
 public:
  LifetimeWalk(const Context& context, const std::vector<BoundRule>& rules);

  // Goes on to the moment; false if the record must be gone before any run sees it.
  bool reach(const Moment& moment);
  // What the rule in this slot demands from the reached moment on.
  void put(std::size_t slot, const Demand& demand);
  // The run at which the slot's current window opens; kNever if it has none within the calendar.
  std::int32_t open_run_of(std::size_t slot) const { return slots_[slot].window.opens_run; }
  // The reached moment is the last.
  Lifetime finish();

 private:
  struct Slot {
    Demand demand;
    Window window;
    Day opens_on;
  };
  void open(std::size_t slot);
  bool is_opened_by_due_day(const Slot& slot) const;
  void close(std::size_t slot, std::int32_t run, Day day);
  void look_at_end();

  const Context& context_;
  const std::vector<BoundRule>& rules_;
  std::vector<Slot> slots_;
  Moment moment_;
  std::int32_t gone_run_ = kNever;
  bool has_passed_end_ = false;
  Lifetime life_;
};

// Walks a record's life. `facts`: sorted; the first is the record's own entry, all before the cutoff.
// `demand_at(slot, moment, walk)` says what a rule demands from that moment on.
template <class DemandAt>
Lifetime walk_lifetime(const Context& context, Area area, std::span<const Instant> facts,
                       const DemandAt& demand_at) {
  const std::vector<BoundRule>& rules = context.rulebook.rules_of(area);
  const std::vector<VersionStart>& starts = context.rulebook.version_starts_of(area);
  LifetimeWalk walk(context, rules);
  std::size_t fact = 0;
  std::size_t start = 0;
  while (start < starts.size() && starts[start].at <= facts.front()) ++start;
  Instant known_until = facts.front();
  while (fact < facts.size() || start < starts.size()) {
    const bool is_fact = start == starts.size() || (fact < facts.size() && facts[fact] < starts[start].at);
    Moment moment;
    if (is_fact) {
      known_until = facts[fact++];
      moment = {known_until, denmark().local_day(known_until), true,
                context.runs.first_run_after(known_until), known_until};
    } else {
      const VersionStart& version = starts[start++];
      moment = {version.at, version.day, false, context.runs.first_run_from_day(version.day), known_until};
    }
    if (!walk.reach(moment)) break;
    for (std::size_t slot = 0; slot < rules.size(); ++slot) walk.put(slot, demand_at(slot, moment, walk));
  }
  return walk.finish();
}

}  // namespace slettefrist::oracle
