// Turns demands into windows, in runs (see lifetime.h). The one place where slack and outages count.
#include "sim/oracle/lifetime.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "sim/oracle/calendar_kinds.h"

namespace slettefrist::oracle {
namespace {

// The last scheduled run that may still take the record in time, its window opening on `opening_day`.
std::int32_t closing_run(const RunTable& runs, std::optional<Day> opening_day, int slack_days) {
  if (!opening_day || *opening_day + slack_days > runs.ends_on()) return kNever;
  const std::int32_t last_in_time = runs.last_run_until_day(*opening_day + slack_days);
  const std::int32_t first_possible = runs.first_run_from_day(*opening_day);
  if (first_possible == kNever) return kNever;
  return std::max(last_in_time, first_possible);
}

// The held run that must have taken the record by this window; kNever if a new fact ends the window first.
std::int32_t last_moment_of(const Window& window, const RunTable& runs) {
  const std::int32_t run = runs.first_held_from(window.closes_run);
  return run < window.ended_run ? run : kNever;
}

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

std::int32_t settle(std::vector<Window>& windows, const RunTable& runs) {
  std::int32_t gone_run = kNever;
  for (const Window& window : windows) gone_run = std::min(gone_run, last_moment_of(window, runs));
  if (gone_run == kNever) return kNever;
  std::erase_if(windows, [&](const Window& window) { return window.opens_run > gone_run; });
  for (Window& window : windows) {
    if (window.ended_run > gone_run) window.ended_run = kNever;
  }
  return gone_run;
}

LifetimeWalk::LifetimeWalk(const Context& context, const std::vector<BoundRule>& rules)
    : context_(context), rules_(rules), slots_(rules.size()) {}

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
    gone_run_ = std::min(gone_run_, context_.runs.first_held_from(other.window.closes_run));
  }
}

void LifetimeWalk::open(std::size_t slot) {
  const RunTable& runs = context_.runs;
  const Reading& reading = context_.rulebook.reading();
  const Demand& demand = slots_[slot].demand;
  Day opens_on = std::max(demand.deadline.on, demand.in_force);
  Instant fact{std::numeric_limits<std::int64_t>::min()};
  if (moment_.is_fact) {
    fact = moment_.at;
  } else {
    opens_on = std::max(opens_on, moment_.day);
  }
  Window window;
  window.due_on = demand.deadline.on;
  window.rule = rules_[slot].index;
  window.opens_run = std::max({runs.first_run_from_day(opens_on), runs.first_run_after(fact),
                               runs.first_run_not_before(demand.deadline.at)});
  const bool is_backlog = demand.deadline.on < demand.in_force;
  const int slack_days = is_backlog ? reading.backlog_within_days : reading.purge_within_days;
  window.closes_run =
      closing_run(runs, runs.first_day_with_run(opens_on, fact, demand.deadline.at), slack_days);
  slots_[slot].window = window;
  slots_[slot].opens_on = opens_on;
}

// False where a rule came into force, or a fact came in, only after the due day: then no run around that day
// puts the due day to the test.
bool LifetimeWalk::is_opened_by_due_day(const Slot& slot) const {
  const Deadline& deadline = slot.demand.deadline;
  const RunTable& runs = context_.runs;
  return slot.opens_on == deadline.on &&
         slot.window.opens_run ==
             std::max(runs.first_run_from_day(deadline.on), runs.first_run_not_before(deadline.at));
}

void LifetimeWalk::close(std::size_t slot, std::int32_t run, Day day) {
  Slot& ending = slots_[slot];
  if (ending.demand.kind == Demand::Kind::dated) {
    const bool held_a_run = ending.window.opens_run < run;
    if (held_a_run) {
      ending.window.ended_run = run;
      if (is_opened_by_due_day(ending)) {
        ending.window.calendar_kinds = calendar_kinds_of(ending.window.due_on, ending.demand.anchor.day);
      }
      life_.windows.push_back(ending.window);
      life_.on_edge = life_.on_edge || lies_on_edge(ending.demand.anchor);
    }
    const bool is_prospect = context_.runs.last_held() < run && ending.opens_on < day;
    if (is_prospect && (!life_.next || ending.opens_on < life_.next->opens_on ||
                        (ending.opens_on == life_.next->opens_on && ending.window.rule < life_.next->rule))) {
      life_.next = Prospect{ending.opens_on, ending.window.due_on, ending.window.rule};
    }
  }
  ending.window = Window{};
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

Lifetime LifetimeWalk::finish() {
  if (!has_passed_end_) look_at_end();
  constexpr Day kEndOfTime{std::numeric_limits<std::int32_t>::max()};
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) close(slot, kNever, kEndOfTime);
  std::sort(life_.windows.begin(), life_.windows.end(), [](const Window& left, const Window& right) {
    return left.opens_run != right.opens_run ? left.opens_run < right.opens_run : left.rule < right.rule;
  });
  life_.gone_run = settle(life_.windows, context_.runs);
  find_taking_run(life_, context_.runs);
  return std::move(life_);
}

}  // namespace slettefrist::oracle
