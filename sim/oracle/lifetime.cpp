// Turns demands into spans, and spans into windows in runs (see lifetime.h, span.h).
//
// The one place where facts and rule versions begin and end what a rule wants. It must not know a record.
#include "sim/oracle/lifetime.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <tuple>

#include "sim/oracle/calendar_kinds.h"

namespace slettefrist::oracle {
namespace {

bool is_before(const Window& window, const Window& other) {
  return window.due_on != other.due_on ? window.due_on < other.due_on : window.rule < other.rule;
}

// Of several windows that are open then, the one with the earliest due day; of one day, the first in the
// file.
void find_taking_run(Lifetime& life, const RunTable& runs) {
  for (const Window& window : life.windows) {
    const std::int32_t run = runs.first_held_from(window.opens_run);
    if (run == kNever || run >= window.ended_run || run > life.taken_run) continue;
    if (run == life.taken_run && !is_before(window, life.taken_by)) continue;
    life.taken_run = run;
    life.taken_by = window;
  }
}

}  // namespace

LifetimeWalk::LifetimeWalk(const Context& context, const std::vector<BoundRule>& rules, const HeldTime& held,
                           Lifetime& life)
    : context_(context), rules_(rules), held_(held), slots_(rules.size()), life_(life) {}

bool LifetimeWalk::reach(const Moment& moment) {
  if (gone_run_ < moment.run) return false;
  const bool lies_past_end = context_.runs.last_held() < moment.run;
  if (lies_past_end && !has_passed_end_) look_at_end();
  moment_ = moment;
  return true;
}

void LifetimeWalk::put(std::size_t slot, const Demand& demand) {
  if (slots_[slot].demand.same_as(demand)) return;
  close(slot, moment_.run, moment_.day);
  slots_[slot].demand = demand;
  if (demand.kind == Demand::Kind::dated) open(slot);
  gone_run_ = kNever;
  for (const Slot& other : slots_) {
    gone_run_ = std::min(gone_run_, last_moment_in(other));
  }
}

std::int32_t LifetimeWalk::last_moment_in(const Slot& slot) const {
  if (held_.is_empty()) return context_.runs.first_held_from(slot.span.window.closes_run);
  return last_moment_of(windows_in(slot), context_.runs);
}

Windows LifetimeWalk::windows_in(const Slot& slot) const {
  Windows windows;
  append_windows(slot.span, held_, context_.runs, windows);
  return windows;
}

bool LifetimeWalk::could_go_by(std::size_t slot, std::int32_t run) const {
  const Windows windows = windows_in(slots_[slot]);
  return std::any_of(windows.begin(), windows.end(), [&](const Window& window) {
    const std::int32_t first = context_.runs.first_held_from(window.opens_run);
    return first <= run && first < window.ended_run;
  });
}

void LifetimeWalk::open(std::size_t slot) {
  const RunTable& runs = context_.runs;
  const Reading& reading = context_.rulebook.reading();
  const Demand& demand = slots_[slot].demand;
  Day opens_on = std::max(demand.deadline.on, demand.in_force);
  Instant fact{std::numeric_limits<std::int64_t>::min()};
  std::int32_t first_run = 0;  // that sees the fact
  if (moment_.is_fact) {
    fact = moment_.at;
    first_run = moment_.run;
  } else {
    opens_on = std::max(opens_on, moment_.day);
  }
  Span& span = slots_[slot].span;
  Window& window = span.window;
  window.due_on = demand.deadline.on;
  window.rule = rules_[slot].index;
  window.opens_run =
      std::max({runs.first_run_from_day(opens_on), first_run, runs.first_run_not_before(demand.deadline.at)});
  const bool is_backlog = demand.deadline.on < demand.in_force;
  span.slack_days = is_backlog ? reading.backlog_within_days : reading.purge_within_days;
  span.slack_days_after_hold = reading.purge_within_days;
  span.opening_day = runs.first_day_with_run(opens_on, fact, demand.deadline.at);
  window.closes_run = closing_run(runs, span.opening_day, span.slack_days);
  slots_[slot].opens_on = opens_on;
}

// False where a rule came into force, or a fact came in, only after the due day: then no run around that day
// puts the due day to the test.
bool LifetimeWalk::is_opened_by_due_day(const Slot& slot) const {
  const Deadline& deadline = slot.demand.deadline;
  const RunTable& runs = context_.runs;
  return slot.opens_on == deadline.on &&
         slot.span.window.opens_run ==
             std::max(runs.first_run_from_day(deadline.on), runs.first_run_not_before(deadline.at));
}

void LifetimeWalk::close(std::size_t slot, std::int32_t run, Day day) {
  Slot& ending = slots_[slot];
  if (ending.demand.kind == Demand::Kind::dated) {
    Window& window = ending.span.window;
    const bool held_a_run = window.opens_run < run;
    if (held_a_run) {
      window.ended_run = run;
      if (is_opened_by_due_day(ending)) {
        window.calendar_kinds = calendar_kinds_of(window.due_on, ending.demand.anchor.day);
      }
      life_.spans.push_back(ending.span);
      life_.on_edge = life_.on_edge || lies_on_edge(ending.demand.anchor);
    }
    if (context_.runs.last_held() < run) note_prospect(ending, run, day);
  }
  ending.span = Span{};
}

// Of what would take the record next before `day`, the day of `run`: the first that nothing holds back, and
// of those that take it on the same day the one with the earliest due day, as in any run.
void LifetimeWalk::note_prospect(const Slot& slot, std::int32_t run, Day day) {
  const RunTable& runs = context_.runs;
  const Window& window = slot.span.window;
  const Day free_on = held_.first_surely_free_day(std::max(slot.opens_on, runs.as_of(runs.last_held())));
  if (free_on >= day) return;
  const Prospect prospect{free_on, window.due_on, window.rule, run == kNever, false};
  const auto order = [](const Prospect& each) { return std::tuple{each.free_on, each.due_on, each.rule}; };
  if (!life_.next || order(prospect) < order(*life_.next)) life_.next = prospect;
}

// The last held run finds the record with the demands of the moments so far.
void LifetimeWalk::look_at_end() {
  has_passed_end_ = true;
  bool is_refused = false;
  bool is_dated = false;
  for (const Slot& slot : slots_) {
    is_refused = is_refused || slot.demand.kind == Demand::Kind::refused;
    is_dated = is_dated || slot.demand.kind == Demand::Kind::dated;
  }
  life_.is_refused_at_end = is_refused && !is_dated;
}

void LifetimeWalk::finish() {
  if (!has_passed_end_) look_at_end();
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) close(slot, kNever, kEndOfTime);
  if (life_.spans.size() > 1) {
    std::sort(life_.spans.begin(), life_.spans.end(), [](const Span& left, const Span& right) {
      const auto order = [](const Window& each) { return std::pair{each.opens_run, each.rule}; };
      return order(left.window) < order(right.window);
    });
  }
  life_.is_held_at_times = !held_.is_empty();
  life_.windows = windows_of(life_.spans, held_, context_.runs);
  life_.gone_run = last_moment_of(life_.windows, context_.runs);
  if (settle(life_.spans, life_.gone_run)) life_.windows = windows_of(life_.spans, held_, context_.runs);
  find_taking_run(life_, context_.runs);
}

}  // namespace slettefrist::oracle
