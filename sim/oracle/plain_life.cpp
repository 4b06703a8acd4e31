// One demand, one window (see plain_life.h).
#include "sim/oracle/plain_life.h"

#include <algorithm>
#include <limits>

#include "sim/oracle/calendar_kinds.h"
#include "sim/oracle/span.h"

namespace slettefrist::oracle {
namespace {

constexpr int kDaysAYear = 366;
constexpr int kMostDaysBack = 40 * kDaysAYear;

}  // namespace

// Records that count from earlier days were due more than a year before the first run, and are few.
PlainLives::PlainLives(const RunTable& runs, const Reading& reading, const PlainRule& rule)
    : runs_(runs),
      reading_(reading),
      rule_(rule),
      first_day_(runs.starts_on() - std::min(rule.least_days + kDaysAYear, kMostDaysBack)),
      day_count_(static_cast<std::size_t>(runs.ends_on() - first_day_) + 1),
      by_day_(std::make_unique<DayLife[]>(day_count_)) {}

const PlainLife& PlainLives::look_up(const Anchor& anchor, const Fact& fact,
                                     std::optional<PlainLife>& room) const {
  const DayLife* const known = life_on(anchor.day);
  if (!known || fact.at >= known->opens_at) return room.emplace(work_out(anchor, fact));
  const PlainLife& life = known->life;
  const bool may_be_on_edge = anchor.at && life.has_window() && !life.on_edge;
  if (!may_be_on_edge || !lies_near_midnight(*anchor.at)) return life;
  room = life;
  room->on_edge = true;
  return *room;
}

// Nothing outside the stretch, or while another thread tells the day.
const PlainLives::DayLife* PlainLives::life_on(Day anchor) const {
  const auto place = static_cast<std::size_t>(anchor - first_day_);
  if (place >= day_count_) return nullptr;
  DayLife& there = by_day_[place];
  const State state = there.state.load(std::memory_order_acquire);
  if (state == State::told) return &there;
  State expected = State::untold;
  if (!there.state.compare_exchange_strong(expected, State::being_told, std::memory_order_relaxed))
    return nullptr;
  there.life = work_out(anchor_on(anchor), {Instant{std::numeric_limits<std::int64_t>::min()}, 0});
  there.opens_at = denmark().start_of(std::max(there.life.window.due_on, rule_.start.day));
  there.state.store(State::told, std::memory_order_release);
  return &there;
}

PlainLife PlainLives::work_out(const Anchor& anchor, const Fact& fact) const {
  const Day in_force = rule_.start.day;
  const Day due_on = deadline_of(anchor, rule_.keep, reading_)->on;  // a plain reading refuses no date
  const Day opens_on = std::max(due_on, in_force);
  const std::int32_t due_run = runs_.first_run_from_day(opens_on);
  PlainLife life;
  Window& window = life.window;
  window.due_on = due_on;
  window.rule = rule_.bound->index;
  life.free_on = std::max(opens_on, runs_.as_of(runs_.last_held()));
  if (due_run == kNever) return life;
  // A fact from before the version is seen by the first run under it, at the latest.
  window.opens_run = std::max(due_run, fact.run);
  const int slack_days = due_on < in_force ? reading_.backlog_within_days : reading_.purge_within_days;
  window.closes_run = closing_run(runs_, runs_.first_day_with_run(opens_on, fact.at, kNoInstant), slack_days);
  if (opens_on == due_on && window.opens_run == due_run) {
    window.calendar_kinds = calendar_kinds_of(due_on, anchor.day);
  }
  life.gone_run = runs_.first_held_from(window.closes_run);
  life.taken_run = runs_.first_held_from(window.opens_run);
  life.on_edge = lies_on_edge(anchor);
  return life;
}

}  // namespace slettefrist::oracle
