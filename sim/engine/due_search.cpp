// From the oldest anchor in the store to the due ranges that really hold records.
//
// The oldest anchor comes first because it answers most nights alone: where it is not due, no range is asked
// for. Must not write, not even into scratch tables.
#include "sim/engine/due_search.h"

#include <algorithm>

#include "sim/engine/purge_engine.h"

namespace slettefrist::engine {
namespace {

std::optional<AnchorKey> outermost(Store& store, const RuleQuery& query, const std::string& sql,
                                   const AnchorRange& range) {
  std::vector<Value> values;
  values.reserve(2 + query.further_values.size());
  values.push_back(value_of(query.kind, range.from));
  values.push_back(value_of(query.kind, range.to));
  values.insert(values.end(), query.further_values.begin(), query.further_values.end());
  std::optional<AnchorKey> found;
  store.query(sql, values, [&found](const std::vector<Value>& row) { found = key_of(row.front()); });
  return found;
}

// Every anchor there can be. A notification's instants are never before it was sent, so those that the new
// model left out need not be looked at night after night.
AnchorRange all_anchors(const Policy& policy, const RuleQuery& query) {
  const DayOf day_of = policy.reading.day_of;
  const bool is_bounded = policy.rules[query.rule].area == Area::notification &&
                          policy.reading.scope == Scope::new_model && query.kind == AnchorKind::instant &&
                          !query.is_mixed;
  const Day from = is_bounded ? std::max(kEarliestDay, policy.new_model_from) : kEarliestDay;
  return {first_key_of(query.kind, from, day_of), first_key_of(query.kind, kLatestDay + 1, day_of)};
}

void find_due_by(Store& store, const Policy& policy, const RuleQuery& query, const RunMoment& moment,
                 std::vector<DueStretch>& found) {
  const Rule& rule = policy.rules[query.rule];
  if (stretches_deciding(rule, moment.as_of).empty()) return;
  const auto first = outermost(store, query, query.oldest_sql, all_anchors(policy, query));
  if (!first) return;
  const Day since = anchor_day(query.kind, *first, policy.reading.day_of);
  for (const AnchorRange& range : due_ranges(rule, policy.reading, query.kind, moment, since)) {
    const bool is_first_in = range.from <= *first && *first < range.to;
    const auto oldest = is_first_in ? first : outermost(store, query, query.oldest_sql, range);
    if (!oldest) continue;
    const auto newest = outermost(store, query, query.newest_sql, range);
    found.push_back({&query, range, *oldest, newest.value_or(*oldest)});
  }
}

}  // namespace

std::vector<DueStretch> find_due(Store& store, const Policy& policy, const std::vector<RuleQuery>& queries,
                                 const RunMoment& moment) {
  std::vector<DueStretch> found;
  for (const RuleQuery& query : queries) find_due_by(store, policy, query, moment, found);
  std::stable_partition(found.begin(), found.end(), [&policy](const DueStretch& stretch) {
    return policy.rules[stretch.query->rule].area == Area::document;
  });
  return found;
}

Value value_of(AnchorKind kind, AnchorKey key) {
  if (kind == AnchorKind::instant) return Instant{key};
  return Day{static_cast<std::int32_t>(key)};
}

AnchorKey key_of(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* instant = std::get_if<Instant>(&value)) return instant->seconds;
  if (const auto* day = std::get_if<Day>(&value)) return day->number;
  const auto* text = std::get_if<std::string>(&value);
  const auto day = text ? parse_day(*text) : std::nullopt;
  if (!day) throw EngineFailure("a date column holds a value that is neither an instant nor a day");
  return day->number;
}

}  // namespace slettefrist::engine
