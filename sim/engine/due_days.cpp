// See due_days.h.
#include "sim/engine/due_days.h"

#include <algorithm>

#include "sim/engine/purge_engine.h"

namespace slettefrist::engine {

DueDays::DueDays(Store& store, const Policy& policy) : store_{store}, policy_{policy} {}

void DueDays::begin() { known_.clear(); }

bool DueDays::is_known(const RuleQuery& query, Day first, Day last) const {
  return std::any_of(known_.begin(), known_.end(), [&](const Known& known) {
    return known.query == &query && known.first <= first && last <= known.last;
  });
}

// Days as texts have numbers beside them: in the order of a rowid SQLite knows what is in the order of days.
void DueDays::provide_table(const RuleQuery& query) {
  if (std::any_of(known_.begin(), known_.end(),
                  [&query](const Known& known) { return known.query == &query; }))
    return;
  const std::string table = due_day_table(query.rule, query.kind);
  const bool is_numbered = query.kind == AnchorKind::day;
  store_.execute("CREATE TABLE IF NOT EXISTS " + table +
                     (is_numbered ? " (number INTEGER PRIMARY KEY, from_key TEXT, until_key, due_on TEXT,"
                                    " UNIQUE (from_key, due_on))"
                                  : " (from_key INTEGER PRIMARY KEY, until_key, due_on TEXT)"),
                 {});
  store_.execute("DELETE FROM " + table, {});
}

// Ranges may meet inside one day; its due day is then there already.
void DueDays::add(const DueStretch& stretch, Day as_of) {
  const Reading& reading = policy_.reading;
  const RuleQuery& query = *stretch.query;
  const Day first = anchor_day(query.kind, stretch.oldest, reading.day_of);
  const Day last = anchor_day(query.kind, stretch.newest, reading.day_of);
  if (is_known(query, first, last)) return;
  provide_table(query);
  const std::string insert =
      "INSERT INTO " + due_day_table(query.rule, query.kind) +
      (query.kind == AnchorKind::day ? " (from_key, until_key, due_on, number) VALUES (?, ?, ?, ?)"
                                     : " (from_key, until_key, due_on) VALUES (?, ?, ?)") +
      " ON CONFLICT DO NOTHING";
  const auto begins = [&](Day day) {
    return value_of(query.kind, first_key_of(query.kind, day, reading.day_of));
  };
  for (Day day = first; day <= last; day = day + 1) {
    const auto due = due_under(policy_.rules[query.rule], reading, as_of, AnchorKind::day, day.number);
    if (!due) throw EngineFailure("a range of due anchors holds a day that is never due");
    store_.execute(insert, {begins(day), begins(day + 1), due->on, std::int64_t{day.number}});
  }
  known_.push_back({&query, first, last});
}

}  // namespace slettefrist::engine
