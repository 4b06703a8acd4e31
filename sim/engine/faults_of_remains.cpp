// Faults F40, F48 and F53 to F55: what a removal leaves behind, and what only a second call removes.
//
// Tables named aux_* are helper tables, which an engine may have (docs/contract.md). Must not know a
// calendar.
#include "sim/engine/faults.h"

namespace slettefrist::engine {
namespace {

using enum FindingKind;

EngineFault file_stays() {
  Twist twist;
  twist.leaves_files = true;
  return {{"F40",
           "file-stays",
           "removes a document's row and leaves its file",
           orphan,
           {"first-documents-2024", "decade"},
           true},
          twisted(twist)};
}

// The first call finds and marks, the next removes what an earlier one has marked.
EngineFault marks_first() {
  Twist twist;
  twist.own_records = [](Store& store, const RunMoment&, const Policy&) {
    store.execute("CREATE TABLE IF NOT EXISTS temp.marked (area, record_id, PRIMARY KEY (area, record_id))",
                  {});
    store.execute("CREATE TABLE IF NOT EXISTS temp.found (area, record_id)", {});
    store.execute("DELETE FROM temp.found", {});
    store.execute("INSERT INTO temp.found SELECT area, record_id FROM " + kPurgeList, {});
    store.execute("DELETE FROM " + kPurgeList +
                      " WHERE (area, record_id) NOT IN (SELECT area, record_id FROM temp.marked)",
                  {});
    store.execute("INSERT OR IGNORE INTO temp.marked SELECT area, record_id FROM temp.found", {});
  };
  return {{"F48",
           "marks-first",
           "removes with one call what an earlier one has marked",
           not_repeatable,
           {"go-live-2024", "decade"}},
          twisted(twist)};
}

EngineFault soft_delete() {
  Twist twist;
  twist.all_records = [](Store& store, const RunMoment&, const Policy&) {
    store.execute("CREATE TABLE IF NOT EXISTS aux_trash (notification_id INTEGER PRIMARY KEY, comment TEXT)",
                  {});
    store.execute(
        "INSERT OR IGNORE INTO aux_trash SELECT notification_id, comment FROM notification"
        " WHERE notification_id IN (SELECT record_id FROM " +
            kPurgeList + " WHERE area = 'notification')",
        {});
  };
  return {{"F53",
           "soft-delete",
           "moves notifications into a trash that nobody empties",
           residue,
           {"go-live-2024", "decade"}},
          twisted(twist)};
}

EngineFault not_erased() {
  Twist twist;
  twist.own_records = [](Store& store, const RunMoment&, const Policy&) {
    store.query("PRAGMA secure_delete = OFF", {}, [](const std::vector<Value>&) {});
  };
  return {{"F54",
           "not-erased",
           "removes rows and lets their bytes stay in the file",
           residue,
           {"go-live-2024", "decade"}},
          twisted(twist)};
}

EngineFault search_copy() {
  return {
      {"F55",
       "search-copy",
       "keeps an index of what was written that no purge looks into",
       residue,
       {"go-live-2024", "decade"}},
      followed_by({"CREATE TABLE IF NOT EXISTS aux_words (notification_id INTEGER PRIMARY KEY, words TEXT)",
                   "INSERT OR IGNORE INTO aux_words SELECT notification_id, comment FROM notification"})};
}

}  // namespace

std::vector<EngineFault> faults_of_remains() {
  return {file_stays(), marks_first(), soft_delete(), not_erased(), search_copy()};
}

}  // namespace slettefrist::engine
