// A life that needs no walk: from one moment on one rule gives the record its date, and nothing changes it.
//
// What is told here a walk tells alike (lifetime.h), in many times as many steps; tests hold the two against
// each other. It must not know a kind of record, nor how records hang together.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>

#include "sim/model/window.h"
#include "sim/oracle/rulebook.h"
#include "sim/oracle/run_table.h"
#include "sim/oracle/zone.h"

namespace slettefrist::oracle {

// A rule that has one version, which lets records go.
struct PlainRule {
  const BoundRule* bound = nullptr;
  Period keep;
  VersionStart start;              // the same for all rules of the table
  int least_days = 0;              // that a period from any day lasts
  bool counts_from_entry = false;  // or from the answer's, of answered notifications: that date alone
};

// What came in last, and the first run that sees it.
struct Fact {
  Instant at;
  std::int32_t run = kNever;
};
inline Fact fact_at(const RunTable& runs, Instant at) { return {at, runs.first_run_after(at)}; }

struct PlainLife {
  Window window;                    // opens_run = kNever: no run of the calendar takes it
  Day free_on;                      // the first day from the last held run's on, on which it is due
  std::int32_t gone_run = kNever;   // as in Lifetime
  std::int32_t taken_run = kNever;  // likewise
  bool on_edge = false;

  bool has_window() const { return window.opens_run != kNever; }
};

// The lives that a rule gives, the rule in force or yet to come. A day has many records: what a record comes
// to that counts from it and was there before it is due is worked out once, when it is first asked for.
class PlainLives {
 public:
  PlainLives(const RunTable& runs, const Reading& reading, const PlainRule& rule);
  const PlainRule& rule() const { return rule_; }
  // Any number of threads may ask at once. A life that is not the day's own is told into `room`; a copy of
  // one that is would be felt.
  const PlainLife& of(const Anchor& anchor, const Fact& fact, std::optional<PlainLife>& room) const;

 private:
  enum class State : std::uint8_t { untold, being_told, told };
  struct DayLife {
    std::atomic<State> state{State::untold};
    Instant opens_at;  // facts from before change nothing
    PlainLife life;    // on_edge: by its day
  };
  const PlainLife& look_up(const Anchor& anchor, const Fact& fact, std::optional<PlainLife>& room) const;
  const DayLife* life_on(Day anchor) const;
  PlainLife work_out(const Anchor& anchor, const Fact& fact) const;

  const RunTable& runs_;
  const Reading& reading_;
  PlainRule rule_;
  Day first_day_;
  std::size_t day_count_ = 0;
  std::unique_ptr<DayLife[]> by_day_;  // from first_day_ on
};

// Nearly all that is asked: a day that was told before, by its date or by an instant far from midnight.
inline const PlainLife& PlainLives::of(const Anchor& anchor, const Fact& fact,
                                       std::optional<PlainLife>& room) const {
  const auto place = static_cast<std::size_t>(anchor.day - first_day_);
  if (place < day_count_) {
    const DayLife& there = by_day_[place];
    const bool is_told = there.state.load(std::memory_order_acquire) == State::told;
    const bool is_days_own = !anchor.at || is_by_day(*anchor.at);
    if (is_told && is_days_own && fact.at < there.opens_at) return there.life;
  }
  return look_up(anchor, fact, room);
}

// What a prompt engine does with a record that lives so, or whose notification does: expected run, rule and
// due day.
inline void expect(Fate& fate, const PlainLife& life, bool is_parents = false) {
  fate.expected_run = life.taken_run;
  fate.expected_rule = life.window.rule;
  fate.expected_due_on = life.window.due_on;
  fate.is_expected_with_parent = is_parents && life.window.rule != kNoRule;
  fate.is_expected_open = life.taken_run == kNever;
}

}  // namespace slettefrist::oracle
