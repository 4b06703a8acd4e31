// See due_days.h.
#include "sim/engine/due_days.h"

#include <algorithm>

#include "sim/engine/purge_engine.h"

namespace slettefrist::engine {

DueDays::DueDays(Store& store, const Policy& policy) : store_{store}, policy_{policy} {}

void DueDays::begin() {
  store_.execute("CREATE TABLE IF NOT EXISTS " + kPurgeDay +
                     " (rule INTEGER, from_key, due_on TEXT, PRIMARY KEY (rule, from_key)) WITHOUT ROWID",
                 {});
  store_.execute("DELETE FROM " + kPurgeDay, {});
  known_.clear();
}

// Ranges may meet inside one day; its due day is then there already.
void DueDays::add(const DueStretch& stretch, Day as_of) {
  const Reading& reading = policy_.reading;
  const Rule& rule = policy_.rules[stretch.query->rule];
  const AnchorKind kind = stretch.query->kind;
  const Day first = anchor_day(kind, stretch.oldest, reading.day_of);
  const Day last = anchor_day(kind, stretch.newest, reading.day_of);
  const bool is_known = std::any_of(known_.begin(), known_.end(), [&](const Known& known) {
    return known.query == stretch.query && known.first <= first && last <= known.last;
  });
  if (is_known) return;
  for (Day day = first; day <= last; day = day + 1) {
    const auto due = due_under(rule, reading, as_of, AnchorKind::day, day.number);
    if (!due) throw EngineFailure("a range of due anchors holds a day that is never due");
    store_.execute(
        "INSERT INTO " + kPurgeDay + " (rule, from_key, due_on) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        {static_cast<std::int64_t>(stretch.query->rule),
         value_of(kind, first_key_of(kind, day, reading.day_of)), due->on});
  }
  known_.push_back({stretch.query, first, last});
}

}  // namespace slettefrist::engine
