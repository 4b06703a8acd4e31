// The judgements, one function a finding kind.
#include "sim/judge/judgements.h"

#include <algorithm>

namespace slettefrist::judge {
namespace {

const Run& run_of(const RunCalendar& calendar, std::int32_t run) {
  return calendar.runs[static_cast<std::size_t>(run)];
}

std::int32_t last_run(const RunCalendar& calendar) {
  return static_cast<std::int32_t>(calendar.runs.size()) - 1;
}

std::int32_t last_seen(const Seen& seen, const RunCalendar& calendar) {
  return std::max(0, std::min(seen.watched_until, last_run(calendar)));
}

std::int32_t first_held_from(const RunCalendar& calendar, std::int32_t run) {
  for (std::int32_t r = run; r <= last_run(calendar); ++r) {
    if (run_of(calendar, r).held) return r;
  }
  return kNever;
}

bool contains(const Window& window, std::int32_t run) {
  return window.opens_run <= run && run < window.ended_run;
}

// Of two windows that are open at once: its own before its parent's, then the earlier due day, then the rule
// that stands first in the file.
bool takes_before(const Window& window, const Window& other) {
  if (window.with_parent != other.with_parent) return other.with_parent;
  return window.due_on != other.due_on ? window.due_on < other.due_on : window.rule < other.rule;
}

Finding about(FindingKind kind, const Fate& fate, const Seen& seen, const RunCalendar& calendar) {
  Finding finding;
  finding.kind = kind;
  finding.area = name_of(fate.area);
  finding.record_id = fate.id;
  finding.citizen_id = fate.citizen_id;
  if (seen.removed_run != kNever) finding.observed_on = run_of(calendar, seen.removed_run).as_of;
  return finding;
}

void attribute(Finding& finding, const Attribution& attribution) {
  finding.rule = attribution.rule;
  finding.due_on = attribution.due_on;
}

// Whether the record was seen to be still there after the run. What only a second call of the engine took
// was.
bool outlived(const Seen& seen, std::int32_t run) {
  if (run > seen.watched_until) return false;
  return seen.removed_run > run || (seen.is_removed_by_repeat && seen.removed_run == run);
}

// The window whose closing run the record outlived first, or nullptr. A window that a new fact ended before
// the run that had to take the record is no duty; where an outage took the closing run, that is the next run
// held.
const Window* first_overstayed(const Fate& fate, const Seen& seen, const RunCalendar& calendar) {
  const Window* first = nullptr;
  for (const Window& window : fate.windows) {
    if (window.closes_run == kNever || !outlived(seen, window.closes_run)) continue;
    const bool is_ended = window.ended_run <= first_held_from(calendar, window.closes_run);
    // An orphan is told as such; only its own rule can still be broken by it.
    const bool is_orphaned = window.with_parent && seen.orphaned_run <= window.closes_run;
    if ((is_ended && window.ended_run != kNever) || is_orphaned) continue;
    if (first == nullptr || window.closes_run < first->closes_run) first = &window;
  }
  return first;
}

// True when the outage is to blame: the closing run was not held, and the first run held after it took the
// record.
bool is_outage_to_blame(const Window& window, const Seen& seen, const RunCalendar& calendar) {
  if (run_of(calendar, window.closes_run).held) return false;
  const std::int32_t next_held = first_held_from(calendar, window.closes_run);
  return next_held == kNever || !outlived(seen, next_held);
}

Attribution by(const Window& window) { return {window.rule, window.due_on, window.with_parent}; }

// `by_what`: why it had to go with the run `closes_run`.
Finding late(FindingKind kind, const Fate& fate, const Seen& seen, const Attribution& by_what,
             std::int32_t closes_run, const RunCalendar& calendar) {
  Finding finding = about(kind, fate, seen, calendar);
  // Told as deletions.csv tells it: by what takes it when it goes.
  const bool is_gone = seen.removed_run != kNever;
  attribute(finding, is_gone ? attribution_at(fate, seen.removed_run) : by_what);
  const std::int32_t gone = std::min(seen.removed_run, last_seen(seen, calendar));
  const Day last_lawful = run_of(calendar, closes_run).as_of;
  finding.days_off = run_of(calendar, gone).as_of - last_lawful;
  finding.detail = {{DetailPhrase::had_to_be_gone, last_lawful}};
  if (!is_gone) {
    finding.detail.push_back({DetailPhrase::still_there});
  } else if (*finding.days_off == 0) {
    finding.detail.push_back({DetailPhrase::went_in_second_call});
  } else if (*finding.days_off == 1) {
    finding.detail.push_back({DetailPhrase::went_a_day_later});
  } else {
    finding.detail.push_back({DetailPhrase::went_days_later, std::int64_t{*finding.days_off}});
  }
  return finding;
}

}  // namespace

Attribution attribution_at(const Fate& fate, std::int32_t run) {
  const Window* best = nullptr;
  for (const Window& window : fate.windows) {
    if (!contains(window, run)) continue;
    if (best == nullptr || takes_before(window, *best)) best = &window;
  }
  if (best == nullptr) {  // outside every window: the next one to open
    for (const Window& window : fate.windows) {
      if (window.opens_run > run && window.opens_run != kNever && best == nullptr) best = &window;
    }
  }
  if (best == nullptr) return {fate.expected_rule, fate.expected_due_on, fate.is_expected_with_parent};
  return by(*best);
}

std::vector<Attribution> attributions_in(const Fate& fate, std::int32_t run) {
  std::vector<Attribution> all;
  for (const Window& window : fate.windows) {
    if (contains(window, run)) all.push_back(by(window));
  }
  return all;
}

bool is_lawful_in(const Fate& fate, std::int32_t run) {
  if (!fate.may_enter) return true;  // entered only because its parent stayed too long: due ever since
  return std::any_of(fate.windows.begin(), fate.windows.end(),
                     [&](const Window& window) { return contains(window, run); });
}

std::optional<Finding> too_early(const Fate& fate, const Seen& seen, const RunCalendar& calendar) {
  if (seen.removed_run == kNever || fate.untouchable || is_lawful_in(fate, seen.removed_run))
    return std::nullopt;
  Finding finding = about(FindingKind::too_early, fate, seen, calendar);
  attribute(finding, attribution_at(fate, seen.removed_run));
  const Day went = run_of(calendar, seen.removed_run).as_of;
  std::optional<Day> lawful = finding.due_on;
  for (const Window& window : fate.windows) {
    if (window.opens_run > seen.removed_run && window.opens_run != kNever) {
      lawful = run_of(calendar, window.opens_run).as_of;
      break;
    }
  }
  if (!lawful) {
    finding.detail = {{DetailPhrase::went_without_date}};
    return finding;
  }
  if (*lawful <= went) {
    finding.detail = {{DetailPhrase::no_rule_in_force, *lawful}};
    if (fate.is_held_at_times) finding.detail.push_back({DetailPhrase::or_held});
    return finding;
  }
  finding.days_off = went - *lawful;
  finding.detail = {{DetailPhrase::first_lawful_day, *lawful}, {DetailPhrase::went_on, went}};
  return finding;
}

std::optional<Finding> too_late(const Fate& fate, const Seen& seen, const RunCalendar& calendar) {
  if (!fate.may_enter) {
    // It entered only because its parent stayed too long, and is due with it: at the next run held.
    const std::int32_t closes_run = seen.entered_run;
    const std::int32_t must = first_held_from(calendar, closes_run);
    if (seen.orphaned_run != kNever || must == kNever || !outlived(seen, must)) return std::nullopt;
    return late(FindingKind::too_late, fate, seen, attribution_at(fate, closes_run), closes_run, calendar);
  }
  const Window* window = first_overstayed(fate, seen, calendar);
  if (window == nullptr || is_outage_to_blame(*window, seen, calendar)) return std::nullopt;
  return late(FindingKind::too_late, fate, seen, by(*window), window->closes_run, calendar);
}

std::optional<Finding> run_missed(const Fate& fate, const Seen& seen, const RunCalendar& calendar) {
  if (!fate.may_enter) return std::nullopt;
  const Window* window = first_overstayed(fate, seen, calendar);
  if (window == nullptr || !is_outage_to_blame(*window, seen, calendar)) return std::nullopt;
  Finding finding = late(FindingKind::run_missed, fate, seen, by(*window), window->closes_run, calendar);
  finding.detail.push_back({DetailPhrase::outage_took_run});
  return finding;
}

std::optional<Finding> orphan(const Fate& fate, const Seen& seen, const RunCalendar& calendar) {
  if (seen.orphaned_run == kNever) return std::nullopt;
  Finding finding = about(FindingKind::orphan, fate, seen, calendar);
  attribute(finding, attribution_at(fate, seen.orphaned_run));
  const Day left_behind = run_of(calendar, seen.orphaned_run).as_of;
  finding.days_off =
      run_of(calendar, std::min(seen.removed_run, last_seen(seen, calendar))).as_of - left_behind;
  finding.detail = {{DetailPhrase::parent_went, left_behind}};
  return finding;
}

std::optional<Finding> untouchable_gone(const Fate& fate, const Seen& seen, const RunCalendar& calendar) {
  if (!fate.untouchable || seen.removed_run == kNever) return std::nullopt;
  Finding finding = about(FindingKind::wrong_set, fate, seen, calendar);
  finding.detail = {{DetailPhrase::unruled_went}};
  return finding;
}

std::optional<Finding> no_rule(const Fate& fate, const Seen& seen, const RunCalendar& calendar) {
  if (!fate.has_no_rule || seen.removed_run != kNever) return std::nullopt;
  Finding finding = about(FindingKind::no_rule, fate, seen, calendar);
  finding.observed_on = run_of(calendar, last_run(calendar)).as_of;
  finding.detail = {{DetailPhrase::no_date_stays}};
  return finding;
}

}  // namespace slettefrist::judge
