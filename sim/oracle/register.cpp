// Sanctions: two dates, one of them perhaps known late, perhaps neither (see register.h).
#include "sim/oracle/register.h"

#include <array>
#include <optional>

#include "sim/oracle/plain_life.h"
#include "sim/oracle/zone.h"

namespace slettefrist::oracle {
namespace {

// Whether any rule for sanctions will ever find a date in this record, known yet or not.
bool has_any_date(const Context& context, const Sanction& sanction) {
  const Rulebook& rulebook = context.rulebook;
  for (const BoundRule& rule : rulebook.rules_of(Area::sanction)) {
    for (const Column column : rule.columns) {
      if (date_in(sanction, column, rulebook.reading().day_of)) return true;
    }
  }
  return false;
}

// Its life without a walk; nothing where it has to be walked. `served_at` is when the served date was known,
// if that was later than the rest.
bool tell_plain_life(const Context& context, const Sanction& sanction, std::optional<Instant> served_at,
                     Fate& fate) {
  const PlainLives* const lives = context.plain.lives_of(Area::sanction);
  if (!lives) return false;
  const PlainRule& rule = lives->rule();
  const Reading& reading = context.rulebook.reading();
  Instant fact = served_at.value_or(sanction.registered_at);
  auto anchor = anchor_of(sanction, *rule.bound, reading, fact);
  if (!anchor) return true;
  if (served_at && *served_at >= rule.start.at) {
    const auto before = anchor_of(sanction, *rule.bound, reading, sanction.registered_at);
    if (before && denmark().local_day(fact) + 1 >= before->day + rule.least_days) return false;
    const bool changes_nothing =
        before && deadline_of(*before, rule.keep, reading) == deadline_of(*anchor, rule.keep, reading);
    if (changes_nothing) {
      anchor = before;
      fact = sanction.registered_at;
    }
  }
  std::optional<PlainLife> room;
  const PlainLife& life = lives->of(*anchor, fact_at(context.runs, fact), room);
  if (life.has_window()) fate.windows.push_back(life.window);
  fate.on_edge = life.on_edge;
  expect(fate, life);
  return true;
}

}  // namespace

HeldTime own_holds(const Context& context, Area area, RecordId id, Instant entry) {
  HeldTime held;
  if (!context.holds.is_empty()) held.add(context.holds.stretches_of(area, id, entry, context.runs));
  return held;
}

void apply_life(Fate& fate, Lifetime&& life) {
  apply_all_but_windows(fate, life);
  fate.windows = std::move(life.windows);
}

void apply_all_but_windows(Fate& fate, const Lifetime& life) {
  fate.on_edge = life.on_edge && !life.windows.empty();
  fate.is_held_at_times = life.is_held_at_times;
  if (!fate.enters) return;
  const bool is_taken = life.taken_run != kNever;
  fate.expected_run = life.taken_run;
  if (is_taken) {
    fate.expected_rule = life.taken_by.rule;
    fate.expected_due_on = life.taken_by.due_on;
    fate.is_expected_with_parent = life.taken_by.with_parent;
  } else if (life.next) {
    fate.expected_rule = life.next->rule;
    fate.expected_due_on = life.next->due_on;
    fate.is_expected_with_parent = life.next->with_parent;
    fate.is_expected_open = life.next->stands_open;
  }
  fate.has_no_rule = life.is_refused_at_end && !is_taken;
}

void append_sanction_fate(const Context& context, const Sanction& sanction, std::vector<Fate>& fates) {
  Fate& fate = fates.emplace_back(Area::sanction, sanction.sanction_id, sanction.citizen_id);
  fate.enters = sanction.registered_at < context.runs.cutoff();
  fate.untouchable = context.rulebook.rules_of(Area::sanction).empty();
  if (fate.untouchable || !fate.enters) return;
  const std::array<Instant, 2> facts{sanction.registered_at, served_known_at(sanction)};
  const bool is_served_later = facts[0] < facts[1] && facts[1] < context.runs.cutoff();
  const auto served_at = is_served_later ? std::optional{facts[1]} : std::nullopt;
  if (!tell_plain_life(context, sanction, served_at, fate)) {
    const HeldTime held = own_holds(context, Area::sanction, sanction.sanction_id, sanction.registered_at);
    const std::span known_facts{facts.data(), is_served_later ? 2U : 1U};
    apply_life(fate, life_of(context, sanction, known_facts, held));
  }
  const bool must_report = context.rulebook.reading().sanction_without_dates == SanctionWithoutDates::report;
  const bool may_lack_dates = fate.windows.empty() && fate.expected_rule == kNoRule;
  if (must_report && may_lack_dates && !has_any_date(context, sanction)) fate.has_no_rule = true;
}

}  // namespace slettefrist::oracle
