// See unanswered.h.
#include "sim/engine/unanswered.h"

namespace slettefrist::engine {

bool keeps_unanswered_table(Store& store) {
  bool is_kept = false;
  store.query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'aux_unanswered'", {},
              [&is_kept](const std::vector<Value>&) { is_kept = true; });
  return is_kept;
}

std::int64_t forget_unanswered(Store& store, const std::string& listed, const std::string& where) {
  return store.execute(
      "DELETE FROM aux_unanswered WHERE (notified_at, notification_id) IN"
      " (SELECT n.notified_at, n.notification_id FROM " +
          listed + " AS p CROSS JOIN notification AS n ON n.notification_id = p.record_id" + where + ")",
      {});
}

void forget_unanswered_between(Store& store, const std::string& listed, const Value& from, const Value& to) {
  store.execute(
      "DELETE FROM aux_unanswered WHERE notified_at >= ? AND notified_at < ? AND notification_id IN"
      " (SELECT record_id FROM " +
          listed + ")",
      {from, to});
}

}  // namespace slettefrist::engine
