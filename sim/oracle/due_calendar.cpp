// Counts every anchor out once; see due_calendar.h.
//
// Periods are never run backwards, which no calendar can: an anchor is tried, and its due day looked at.
#include "sim/oracle/due_calendar.h"

#include <algorithm>

#include "sim/oracle/calendar_kinds.h"
#include "sim/oracle/zone.h"

namespace slettefrist::oracle {
namespace {

constexpr std::int32_t kNoonSeconds = 12 * 3600;
constexpr int kOutOfOrderDays = 40;  // by more than a month no reading lets due days overtake one another

bool is_civil_date(Column column) {
  switch (column) {
    case Column::event_on:
    case Column::decided_on:
    case Column::file_dated_on:
    case Column::expires_on:
    case Column::served_on:
    case Column::starts_on:
    case Column::ends_on:
    case Column::calculated_on:
    case Column::born_on:
      return true;
    default:
      return false;
  }
}

Anchor anchor_in(const BoundRule& rule, Day day, const Reading& reading) {
  return is_civil_date(rule.columns.front()) ? anchor_on(day) : anchor_at(noon_of(day), reading.day_of);
}

}  // namespace

Instant noon_of(Day day) { return denmark().instant_of(day, kNoonSeconds, 0); }

DueCalendar::DueCalendar(const Policy& policy, Day from, Day to, Day documents_from)
    : from_(from), to_(to), anchors_(policy.rules.size()) {
  const Rulebook rulebook{policy};
  for (const Area area : kAreas) {
    for (const BoundRule& rule : rulebook.rules_of(area)) collect(rulebook, rule, documents_from);
  }
}

void DueCalendar::collect(const Rulebook& rulebook, const BoundRule& rule, Day documents_from) {
  auto& by_day = anchors_[static_cast<std::size_t>(rule.index)];
  by_day.resize(static_cast<std::size_t>(to_ - from_) + 1);
  const bool is_new_model_only =
      rule.rule->area == Area::notification && rulebook.reading().scope == Scope::new_model;
  const Day first_anchor = rule.rule->area == Area::document ? documents_from
                           : is_new_model_only               ? rulebook.new_model_from()
                                                             : kEarliestDay;
  for (const RuleVersion& version : rule.rule->versions) {
    if (version.ends) continue;
    collect_version(rulebook, rule, version.keep, first_anchor);
  }
  for (std::vector<Day>& anchors : by_day) {  // versions may agree
    std::sort(anchors.begin(), anchors.end());
    anchors.erase(std::unique(anchors.begin(), anchors.end()), anchors.end());
  }
}

void DueCalendar::collect_version(const Rulebook& rulebook, const BoundRule& rule, const Period& keep,
                                  Day first_anchor) {
  auto& by_day = anchors_[static_cast<std::size_t>(rule.index)];
  for (Day anchor_day = to_; anchor_day >= first_anchor; anchor_day = anchor_day - 1) {
    const Anchor anchor = anchor_in(rule, anchor_day, rulebook.reading());
    const std::optional<Deadline> deadline = deadline_of(anchor, keep, rulebook.reading());
    if (!deadline) continue;
    if (deadline->on < from_ - kOutOfOrderDays) break;
    if (deadline->on < from_ || deadline->on > to_) continue;
    const Demand demand = rulebook.demand_of(rule, anchor, deadline->on);
    const bool is_due = demand.kind == Demand::Kind::dated && demand.deadline.on == deadline->on;
    if (is_due) by_day[static_cast<std::size_t>(deadline->on - from_)].push_back(anchor_day);
  }
}

const std::vector<Day>& DueCalendar::anchors_of(std::size_t rule, Day due_on) const {
  static const std::vector<Day> none;
  if (due_on < from_ || due_on > to_) return none;
  return anchors_[rule][static_cast<std::size_t>(due_on - from_)];
}

CalendarKinds DueCalendar::kinds_on(std::size_t rule, Day due_on) const {
  CalendarKinds kinds = 0;
  for (const Day anchor : anchors_of(rule, due_on)) {
    kinds = static_cast<CalendarKinds>(kinds | calendar_kinds_of(due_on, anchor));
  }
  return kinds;
}

}  // namespace slettefrist::oracle
