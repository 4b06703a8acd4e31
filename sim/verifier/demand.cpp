// One rule, one record, one day; see demand.h.
//
// What is counted, and whose: the arithmetic stands in reckoning.h. It must not know a run.
#include "sim/verifier/demand.h"

#include <algorithm>

#include "sim/verifier/reckoning.h"

namespace slettefrist::verifier {
namespace {

constexpr Seconds kAlwaysKnown = -100L * 366 * kSecondsADay;

struct Anchor {
  const Record* record = nullptr;
  const Fact* fact = nullptr;
  DayNumber day = 0;
  Seconds at = 0;  // of a civil day its Danish midnight
  Seconds known_at = 0;
};

const std::string& reading(const Sight& sight, const char* key) { return sight.facts.policy.reading.at(key); }

Seconds entry_of(const Record& record) {
  const Fact* const entry = record.fact(entry_column(record.area));
  return entry ? *entry->instant : kAlwaysKnown;
}

// A served date may become known after the sanction itself.
Seconds known_at(const Record& record, const std::string& column) {
  const Fact* const later = record.fact("served_registered_at");
  const bool is_served = column == "served_on" || column == "served_registered_at";
  return is_served && later ? std::max(entry_of(record), *later->instant) : entry_of(record);
}

std::optional<Anchor> anchor_in(const Sight& sight, const Record& record, const std::string& column) {
  const Fact* const fact = record.fact(column);
  if (!fact) return std::nullopt;
  Anchor anchor{&record, fact, fact->day, 0, known_at(record, column)};
  if (anchor.known_at >= sight.before) return std::nullopt;
  anchor.day = counted_day(*fact, sight.facts.policy.reading);
  if (fact->instant) {
    anchor.at = *fact->instant;
  } else if (reading(sight, "first_day") == "instant") {
    anchor.at = danish_instant(fact->day, 0, std::nullopt);
  }
  return anchor;
}

// The answer that counts: the first, or the last that is known.
const Record* counting_answer(const Sight& sight) {
  const Record* counting = nullptr;
  for (const Record& record : sight.facts.records) {
    if (record.area != "answer" || !is_known(record, sight.before)) continue;
    const auto order = [](const Record& each) { return std::pair{entry_of(each), each.id}; };
    const bool is_first = reading(sight, "which_answer") == "first";
    if (!counting || (is_first ? order(record) < order(*counting) : order(*counting) < order(record))) {
      counting = &record;
    }
  }
  return counting;
}

std::optional<Anchor> anchor_of(const Sight& sight, const Rule& rule, const Record& record) {
  const Record* const answer = record.area == "notification" ? counting_answer(sight) : nullptr;
  if (rule.applies == "answered" && !answer) return std::nullopt;
  if (rule.applies == "unanswered" && answer) return std::nullopt;
  std::optional<Anchor> earliest;
  for (const std::string& column : rule.counted_from) {
    const bool is_of_answer =
        record.area == "notification" && (column == "answered_at" || column == "decided_on");
    if (is_of_answer && !answer) continue;
    const auto anchor = anchor_in(sight, is_of_answer ? *answer : record, column);
    if (!anchor) continue;
    const bool by_clock = reading(sight, "first_day") == "instant";
    const bool is_earlier = earliest && (by_clock ? anchor->at < earliest->at : anchor->day < earliest->day);
    if (!earliest || is_earlier) earliest = anchor;
  }
  return earliest;
}

const Version* version_deciding(const Rule& rule, DayNumber as_of, DayNumber anchor_day) {
  for (std::size_t i = rule.versions.size(); i-- > 0;) {
    const Version& version = rule.versions[i];
    if (version.in_force > as_of) continue;
    if (version.effect == "all_records" || anchor_day >= version.in_force) return &version;
  }
  return nullptr;
}

std::optional<Demand> own_demand(const Sight& sight, std::size_t place, const Record& record) {
  const Rule& rule = sight.facts.policy.rules[place];
  if (rule.area != record.area) return std::nullopt;
  const auto anchor = anchor_of(sight, rule, record);
  if (!anchor) return std::nullopt;
  const Version* const version = version_deciding(rule, sight.as_of, anchor->day);
  if (!version || version->ends) return std::nullopt;
  Demand demand;
  demand.rule = demand.counted_by = place;
  demand.version = demand.counted_version = version;
  const Reckoning due = reckoned(*anchor->fact, version->keep, sight.facts.policy.reading);
  if (!due.deadline) return std::nullopt;
  demand.is_day_there = due.is_day_there;
  demand.period_ends_on = *due.period_ends_on;
  demand.deadline = *due.deadline;
  demand.record = anchor->record->name;
  demand.column = anchor->fact->column;
  demand.anchor_day = anchor->day;
  return demand;
}

std::optional<Demand> earliest_of_document(const Sight& sight, const Record& document) {
  std::optional<Demand> earliest;
  for (std::size_t rule = 0; rule < sight.facts.policy.rules.size(); ++rule) {
    const auto demand = own_demand(sight, rule, document);
    if (demand && (!earliest || demand->deadline.comes_before(earliest->deadline))) earliest = demand;
  }
  return earliest;
}

// Reading holds_parent: the notification waits for the latest of its documents that are still there.
void hold_back(const Sight& sight, Demand& demand) {
  for (std::size_t i = 0; i < sight.facts.records.size(); ++i) {
    const Record& record = sight.facts.records[i];
    if (record.area != "document" || !sight.is_there[i]) continue;
    const auto held = earliest_of_document(sight, record);
    if (!held || !demand.deadline.comes_before(held->deadline)) continue;
    const Demand own = demand;
    demand = *held;
    demand.rule = own.rule;
    demand.version = own.version;
  }
}

}  // namespace

bool is_known(const Record& record, Seconds before) { return entry_of(record) < before; }

bool Deadline::comes_before(const Deadline& other) const {
  if (day != other.day) return day < other.day;
  return at && other.at && *at < *other.at;
}

std::optional<Demand> demand_of(const Sight& sight, std::size_t rule, const Record& record) {
  auto demand = own_demand(sight, rule, record);
  const bool is_held =
      record.area == "notification" && reading(sight, "document_under_parent") == "holds_parent";
  if (demand && is_held) hold_back(sight, *demand);
  return demand;
}

}  // namespace slettefrist::verifier
