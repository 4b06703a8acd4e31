// Faults F46 to F58: what is told of a removal, and marks, holds and block lists that lie.
//
// The tables done and blocked are temporary: private to the connection, as an engine's own book-keeping. Must
// not know a calendar.
#include "sim/engine/faults.h"
#include "sim/engine/held_records.h"

namespace slettefrist::engine {
namespace {

using enum FindingKind;

EngineFault two_purges() {
  return {{"F46",
           "two-purges",
           "runs beside a second purge that logs the same removals",
           log_untrue,
           {"first-documents-2024", "decade"}},
          followed_by({"INSERT INTO deletion_log SELECT * FROM deletion_log WHERE run_at = ?1"})};
}

// Stops every week between its mark and the work; what is marked is not looked at again.
void mark_before_work(Store& store, const RunMoment& moment, const Policy&) {
  constexpr int kNightsBetweenStops = 7;
  store.execute("CREATE TABLE IF NOT EXISTS temp.done (area, record_id)", {});
  store.execute(
      "DELETE FROM " + kPurgeList + " WHERE (area, record_id) IN (SELECT area, record_id FROM temp.done)",
      {});
  if (moment.as_of.number % kNightsBetweenStops != 0) return;
  store.execute("INSERT INTO temp.done SELECT area, record_id FROM " + kPurgeList, {});
  store.execute("DELETE FROM " + kPurgeList, {});
}

EngineFault done_before_work() {
  Twist twist;
  twist.own_records = mark_before_work;
  return {{"F47",
           "done-before-work",
           "marks records as done and stops before it removes them",
           too_late,
           {"first-documents-2024", "decade"}},
          twisted(twist)};
}

EngineFault swallowed_error() {
  Twist twist;
  twist.all_records = [](Store& store, const RunMoment& moment, const Policy&) {
    store.execute(
        "INSERT INTO deletion_log (run_at, as_of, area, record_id, rule, due_on)"
        " SELECT ?, ?, area, record_id, rule, due_on FROM " +
            kPurgeList + " WHERE area = 'sanction'",
        {moment.run_at, moment.as_of});
    store.execute("DELETE FROM " + kPurgeList + " WHERE area = 'sanction'", {});
  };
  return {{"F49",
           "swallowed-error",
           "logs sanctions as removed although their removal failed",
           log_untrue,
           {"go-live-2024", "old-sanctions"}},
          twisted(twist)};
}

// The hold of reading holds_parent, for documents on the notification itself only.
EngineFault hold_on_one_path() {
  Twist twist;
  twist.policy = [](Policy& policy) { policy.reading.document_under_parent = DocumentUnderParent::goes; };
  twist.own_records = leave_out(
      "area = 'notification' AND EXISTS (SELECT 1 FROM document AS d WHERE d.notification_id = record_id"
      " AND d.document_id NOT IN (SELECT p.record_id FROM temp.purge_list AS p WHERE p.area = 'document'))");
  return {{"F51",
           "hold-on-one-path",
           "lets documents hold their notification, but not those on its answers",
           too_early,
           {"held-by-documents"}},
          twisted(twist)};
}

EngineFault hold_over_children() {
  Twist twist;
  twist.held = [](Store& store, const RunMoment& moment, const Policy&) {
    leave_out_named(store, moment.as_of);
  };
  return {{"F51",
           "hold-over-children",
           "keeps a record that a hold names, and takes it along with its notification all the same",
           too_early,
           {"complaint"}},
          twisted(twist)};
}

EngineFault hold_ignored() {
  Twist twist;
  twist.held = [](Store&, const RunMoment&, const Policy&) {};
  return {{"F58", "hold-ignored", "never looks at the table of holds", too_early, {"complaint"}},
          twisted(twist)};
}

EngineFault name_in_log() {
  return {{"F52",
           "name-in-log",
           "writes a person's name into the deletion log",
           log_personal_data,
           {"first-documents-2024", "decade"}},
          followed_by({"UPDATE deletion_log SET rule = rule || ' ' ||"
                       " (SELECT family_name FROM citizen ORDER BY citizen_id LIMIT 1) WHERE run_at = ?1"})};
}

// Whoever had a notification purged is on the list, so that a restore cannot bring it back.
EngineFault block_list() {
  Twist twist;
  twist.own_records = [](Store& store, const RunMoment& moment, const Policy& policy) {
    store.execute("CREATE TABLE IF NOT EXISTS temp.blocked (citizen_id INTEGER PRIMARY KEY)", {});
    store.execute("INSERT OR IGNORE INTO " + kPurgeList +
                      " (area, record_id, rule, due_on) SELECT 'notification', notification_id, ?, ?"
                      " FROM notification WHERE citizen_id IN (SELECT citizen_id FROM temp.blocked)",
                  {policy.rules.front().id, moment.as_of});
    store.execute("INSERT OR IGNORE INTO temp.blocked SELECT n.citizen_id FROM " + kPurgeList +
                      " AS p JOIN notification AS n ON n.notification_id = p.record_id"
                      " WHERE p.area = 'notification'",
                  {});
  };
  return {{"F57",
           "block-list",
           "keeps a list against returning records by citizen, and purges new ones by it",
           too_early,
           {"go-live-2024", "decade"}},
          twisted(twist)};
}

}  // namespace

std::vector<EngineFault> faults_of_reports() {
  return {two_purges(),         done_before_work(), swallowed_error(), hold_on_one_path(),
          hold_over_children(), hold_ignored(),     name_in_log(),     block_list()};
}

}  // namespace slettefrist::engine
