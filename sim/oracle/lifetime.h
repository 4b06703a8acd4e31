// The life of one record between the facts that decide its date: which windows open, how a new fact or a new
// rule version ends them, and the run by which the record must be gone.
//
// A lifetime is walked from moment to moment. What a rule demands at a moment is asked of the caller, who
// knows the kind of record and what holds it; this file must not know one.
#pragma once

#include <boost/container/small_vector.hpp>
#include <optional>
#include <span>
#include <vector>

#include "sim/model/window.h"
#include "sim/oracle/plain_rules.h"
#include "sim/oracle/rulebook.h"
#include "sim/oracle/run_table.h"
#include "sim/oracle/span.h"
#include "sim/oracle/zone.h"

namespace slettefrist::oracle {

// Policy, runs and holds together: all an oracle knows beside the record.
struct Context {
  Rulebook rulebook;
  RunTable runs;
  HoldTable holds;
  PlainRules plain{rulebook, runs, holds};
};

// A point at which a record's date may change: a fact enters, or a rule version comes into force.
struct Moment {
  Instant at;
  Day day;  // local
  bool is_fact = false;
  std::int32_t run = kNever;  // the first scheduled run that sees it
  Instant known_until;        // the latest fact up to here
};

// A date to come, beyond what the runs that were held have done.
struct Prospect {
  Day free_on;  // the first day from the last held run's on, on which it is due and nothing holds the record
  Day due_on;
  std::int32_t rule = kNoRule;
  bool stands_open = false;  // the window by which it would go: nothing within the calendar ends it
  bool with_parent = false;  // it would go along with its notification
};

struct Lifetime {
  Spans spans;                      // sorted by opens_run, then as the rules stand in the file
  Windows windows;                  // what they come to
  std::int32_t gone_run = kNever;   // the held run that must have taken it, whatever an engine's pace
  std::int32_t taken_run = kNever;  // the held run in which a prompt engine takes it
  Window taken_by;                  // the window it then goes by
  std::optional<Prospect> next;     // as known at the last run, for a record that no run takes
  bool is_refused_at_end = false;   // at the last held run the policy names a date that does not exist
  bool on_edge = false;
  bool is_held_at_times = false;
};

class LifetimeWalk {
 public:
  // Tells the life into `life`, which is new.
  LifetimeWalk(const Context& context, const std::vector<BoundRule>& rules, const HeldTime& held,
               Lifetime& life);

  // Goes on to the moment; false if the record must be gone before any run sees it.
  bool reach(const Moment& moment);
  // What the rule in this slot demands from the reached moment on.
  void put(std::size_t slot, const Demand& demand);
  // Whether by this run one was held in which the slot's rule could have taken the record.
  bool could_go_by(std::size_t slot, std::int32_t run) const;
  // The reached moment is the last.
  void finish();

 private:
  struct Slot {
    Demand demand;
    Span span;
    Day opens_on;
  };
  Windows windows_in(const Slot& slot) const;
  std::int32_t last_moment_in(const Slot& slot) const;
  void note_prospect(const Slot& slot, std::int32_t run, Day day);
  void open(std::size_t slot);
  bool is_opened_by_due_day(const Slot& slot) const;
  void close(std::size_t slot, std::int32_t run, Day day);
  void look_at_end();

  const Context& context_;
  const std::vector<BoundRule>& rules_;
  const HeldTime& held_;
  boost::container::small_vector<Slot, 2> slots_;
  Moment moment_;
  std::int32_t gone_run_ = kNever;
  bool has_passed_end_ = false;
  Lifetime& life_;
};

// What a record's life is walked by.
struct Course {
  Area area = Area::notification;
  std::span<const Instant> facts;  // sorted; the first is the record's own entry, all before the cutoff
  const HeldTime& held;
  // Runs, rising, after which the record's surroundings are others though nothing came in.
  std::span<const std::int32_t> turns = {};
};

// The moments of a life, one after the other.
class Moments {
 public:
  Moments(const Context& context, const Course& course);
  std::optional<Moment> next();

 private:
  void skip_facts_before(Instant first_start);
  Moment at_fact();
  Moment at_turn();
  Moment at_version_start();

  const RunTable& runs_;
  const std::vector<VersionStart>& starts_;
  const Course& course_;
  std::size_t fact_ = 0;
  std::size_t start_ = 0;
  std::size_t turn_ = 0;
  Instant known_until_;
};

// Walks a record's life. `demand_at(slot, moment, walk)` says what a rule demands from that moment on.
template <class DemandAt>
Lifetime walk_lifetime(const Context& context, const Course& course, const DemandAt& demand_at) {
  const std::vector<BoundRule>& rules = context.rulebook.rules_of(course.area);
  Lifetime life;
  LifetimeWalk walk(context, rules, course.held, life);
  Moments moments(context, course);
  while (const std::optional<Moment> moment = moments.next()) {
    if (!walk.reach(*moment)) break;
    for (std::size_t slot = 0; slot < rules.size(); ++slot) walk.put(slot, demand_at(slot, *moment, walk));
  }
  walk.finish();
  return life;
}

}  // namespace slettefrist::oracle
