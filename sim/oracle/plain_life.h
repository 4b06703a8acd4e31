// A life that needs no walk: from one moment on one rule gives the record its date, and nothing changes it.
//
// What is told here a walk tells alike (lifetime.h), in five times as many steps; tests hold the two against
// each other. It must not know a kind of record, nor how records hang together.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/model/window.h"
#include "sim/oracle/plain_rules.h"
#include "sim/oracle/run_table.h"

namespace slettefrist::oracle {

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

// The life of a record with this anchor, the rule in force or yet to come.
PlainLife plain_life(const RunTable& runs, const Reading& reading, const PlainRule& rule,
                     const Anchor& anchor, const Fact& fact);

// What a prompt engine does with a record that lives so: expected run, rule and due day.
inline void expect(Fate& fate, const PlainLife& life) {
  fate.expected_run = life.taken_run;
  fate.expected_rule = life.window.rule;
  fate.expected_due_on = life.window.due_on;
  fate.is_expected_open = life.taken_run == kNever;
}

}  // namespace slettefrist::oracle
