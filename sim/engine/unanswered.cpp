// See unanswered.h.
#include "sim/engine/unanswered.h"

namespace slettefrist::engine {
namespace {

const std::string kHasNoNotification =
    "NOT EXISTS (SELECT 1 FROM notification AS n WHERE n.notification_id = aux_unanswered.notification_id"
    " AND n.notified_at = aux_unanswered.notified_at)";

void forget_between(Store& store, const DueStretch& stretch, const std::string& which) {
  const AnchorKind kind = stretch.query->kind;
  store.execute("DELETE FROM aux_unanswered WHERE notified_at >= ? AND notified_at < ? AND " + which,
                {value_of(kind, stretch.range.from), value_of(kind, stretch.range.to)});
}

}  // namespace

bool keeps_unanswered_table(Store& store) {
  bool is_kept = false;
  store.query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'aux_unanswered'", {},
              [&is_kept](const std::vector<Value>&) { is_kept = true; });
  return is_kept;
}

void forget_unanswered(Store& store, const std::string& listed, const std::string& where) {
  store.execute(
      "DELETE FROM aux_unanswered WHERE (notified_at, notification_id) IN"
      " (SELECT n.notified_at, n.notification_id FROM " +
          listed + " AS p CROSS JOIN notification AS n ON n.notification_id = p.record_id" + where + ")",
      {});
}

void forget_oldest_unanswered(Store& store, const DueStretch& stretch, const std::string& listed,
                              std::int64_t records) {
  const AnchorKind kind = stretch.query->kind;
  const Value from = value_of(kind, stretch.range.from);
  Value last;
  store.query(
      "SELECT notified_at FROM aux_unanswered WHERE notified_at >= ? AND notified_at < ?"
      " ORDER BY notified_at, notification_id LIMIT 1 OFFSET ?",
      {from, value_of(kind, stretch.range.to), records - 1},
      [&last](const std::vector<Value>& row) { last = row.front(); });
  const std::int64_t forgotten = store.execute(
      "DELETE FROM aux_unanswered WHERE notified_at >= ? AND notified_at <= ?"
      " AND notification_id IN (SELECT record_id FROM " +
          listed + ")",
      {from, last});
  if (forgotten != records) forget_unanswered(store, listed);
}

// Two statements: SQLite removes in one go only where no row asks a question of its own.
void forget_unanswered_in(Store& store, const DueStretch& stretch, const std::string& listed) {
  forget_between(store, stretch, "notification_id IN (SELECT record_id FROM " + listed + ")");
  forget_gone_in(store, stretch);
}

void forget_gone_in(Store& store, const DueStretch& stretch) {
  forget_between(store, stretch, kHasNoNotification);
}

}  // namespace slettefrist::engine
