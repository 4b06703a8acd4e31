// The run that closes a window, counted day by day; see since.h.
//
// It must not know a record.
#include "sim/verifier/since.h"

#include <algorithm>

namespace slettefrist::verifier {
namespace {

bool is_lawful(const Demand& demand, const RunDay& run) {
  return demand.deadline.day <= run.as_of && (!demand.deadline.at || *demand.deadline.at <= run.at);
}

bool is_held_on(DayNumber day, const std::vector<Tie>& ties) {
  return std::any_of(ties.begin(), ties.end(), [&](const Tie& tie) { return tie.covers(day); });
}

// The first day that could see all that decides, whether it is held or not; beyond the end: none.
DayNumber opening_day(const Calendar& calendar, const Since& since) {
  const Deadline& deadline = since.demand->deadline;
  DayNumber opens = std::max(deadline.day, since.same_since);
  const auto run_on = [&](DayNumber day) {
    return calendar.run_at_on_day[static_cast<std::size_t>(day - calendar.starts_on)];
  };
  while (opens <= calendar.ends_on && deadline.at && run_on(opens) < *deadline.at) ++opens;
  return opens;
}

std::optional<std::size_t> last_run_in_time(const Calendar& calendar, DayNumber opens, long slack) {
  if (opens + slack > calendar.ends_on) return std::nullopt;
  std::optional<std::size_t> first_possible;
  std::optional<std::size_t> last_in_time;
  for (std::size_t run = 0; run < calendar.runs.size(); ++run) {
    if (!first_possible && calendar.runs[run].as_of >= opens) first_possible = run;
    if (calendar.runs[run].as_of <= opens + slack) last_in_time = run;
  }
  if (!first_possible) return std::nullopt;
  return std::max(*first_possible, last_in_time.value_or(0));
}

}  // namespace

bool is_other(const Demand& now, const Demand& before) {
  return now.version != before.version || now.deadline.comes_before(before.deadline) ||
         before.deadline.comes_before(now.deadline);
}

void Since::look(const std::optional<Demand>& now, const Calendar& calendar, std::size_t at, Grip grip_now,
                 const Unbroken& unbroken) {
  if (!now || !demand || is_other(*now, *demand) || unbroken.was_other) *this = Since{};
  demand = now;
  if (now && !run && is_lawful(*now, calendar.runs[at])) {
    run = at;
    same_since = unbroken.since;
  }
  if (!run) return;
  if (grip_now == Grip::held) {
    free_run.reset();
  } else if (!free_run || grip != grip_now) {
    free_run = at;
  }
  grip = grip_now;
  has_met_hold = has_met_hold || grip != Grip::free;
}

std::optional<std::size_t> closing_run(const Case& facts, const Since& since, const std::vector<Tie>& ties) {
  if (!since.run) return std::nullopt;
  const Calendar& calendar = facts.calendar;
  const Demand& demand = *since.demand;
  const auto slack_of = [&](bool is_backlog) {
    return period_in(facts.policy.reading.at(is_backlog ? "backlog_within" : "purge_within")).amount;
  };
  const bool was_backlog = demand.deadline.day < demand.version->in_force;
  DayNumber opens = opening_day(calendar, since);
  if (ties.empty()) return last_run_in_time(calendar, opens, slack_of(was_backlog));
  if (!since.free_run || since.grip == Grip::unsure) return std::nullopt;
  const bool opened_under_hold = is_held_on(opens, ties);
  if (since.has_met_hold && *since.free_run > *since.run) {
    opens = std::max(opens, calendar.runs[*since.free_run - 1].as_of + 1);
  }
  const DayNumber first_run_on = calendar.runs[*since.free_run].as_of;
  while (opens < first_run_on && is_held_on(opens, ties)) ++opens;
  opens = std::min(opens, first_run_on);
  return last_run_in_time(calendar, opens,
                          slack_of(was_backlog && (opened_under_hold || !since.has_met_hold)));
}

}  // namespace slettefrist::verifier
