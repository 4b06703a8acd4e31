// One demand, one window (see plain_life.h).
#include "sim/oracle/plain_life.h"

#include <algorithm>

#include "sim/oracle/calendar_kinds.h"
#include "sim/oracle/span.h"

namespace slettefrist::oracle {

PlainLife plain_life(const RunTable& runs, const Reading& reading, const PlainRule& rule,
                     const Anchor& anchor, const Fact& fact) {
  const Day in_force = rule.start.day;
  const Day due_on = deadline_of(anchor, rule.keep, reading)->on;  // a plain reading refuses no date
  const Day opens_on = std::max(due_on, in_force);
  const std::int32_t due_run = runs.first_run_from_day(opens_on);
  PlainLife life;
  Window& window = life.window;
  window.due_on = due_on;
  window.rule = rule.bound->index;
  life.free_on = std::max(opens_on, runs.as_of(runs.last_held()));
  if (due_run == kNever) return life;
  // A fact from before the version is seen by the first run under it, at the latest.
  window.opens_run = std::max(due_run, fact.run);
  const int slack_days = due_on < in_force ? reading.backlog_within_days : reading.purge_within_days;
  window.closes_run = closing_run(runs, runs.first_day_with_run(opens_on, fact.at, kNoInstant), slack_days);
  if (opens_on == due_on && window.opens_run == due_run) {
    window.calendar_kinds = calendar_kinds_of(due_on, anchor.day);
  }
  life.gone_run = runs.first_held_from(window.closes_run);
  life.taken_run = runs.first_held_from(window.opens_run);
  life.on_edge = lies_on_edge(anchor);
  return life;
}

}  // namespace slettefrist::oracle
