// Every day that a record can name, with the instant at which it begins, filled once a connection.
//
// With `day_of = "utc"` a day begins at midnight UTC, so that both kinds are compared as the reading has
// them. Must not know which rule asks.
#include "sim/engine/civil_days.h"

namespace slettefrist::engine {

void provide_civil_days(Store& store, DayOf day_of) {
  bool is_there = false;
  store.query("SELECT 1 FROM sqlite_temp_master WHERE name = 'civil_day'", {},
              [&is_there](const std::vector<Value>&) { is_there = true; });
  if (is_there) return;
  store.execute("CREATE TABLE temp.civil_day (begins_at INTEGER PRIMARY KEY, on_day TEXT UNIQUE)", {});
  for (Day day = kEarliestDay; day <= kLatestDay; day = day + 1) {
    store.execute("INSERT INTO temp.civil_day (begins_at, on_day) VALUES (?, ?)",
                  {Instant{first_key_of(AnchorKind::instant, day, day_of)}, day});
  }
}

std::string as_kind(AnchorKind kind, const std::string& column) {
  if (kind == AnchorKind::instant) {
    return "(SELECT c.begins_at FROM temp.civil_day AS c WHERE c.on_day = " + column + ")";
  }
  return "(SELECT c.on_day FROM temp.civil_day AS c WHERE c.begins_at <= " + column +
         " ORDER BY c.begins_at DESC LIMIT 1)";
}

}  // namespace slettefrist::engine
