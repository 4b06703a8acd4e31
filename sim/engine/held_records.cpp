// The three ways in which a hold reaches a record, each a condition on the purge list.
//
// An answer that is held holds its notification, and a notification its answers, so the list needs no row for
// them. Looks at what is in the store: a record that is gone, or not there yet, holds nothing. Must not know
// a rule.
#include "sim/engine/held_records.h"

#include <string>

#include "sim/engine/rule_query.h"

namespace slettefrist::engine {
namespace {

// A hold `h` of this area that runs on day ?1, on the record `id`. An empty text is no end, as in a pack:
// whoever brings a pack in by hand leaves such.
std::string hold_on(const std::string& area, const std::string& id) {
  return "h.area = " + area + " AND h.record_id = " + id +
         " AND h.from_on <= ?1 AND (h.to_on IS NULL OR h.to_on = '' OR h.to_on >= ?1)";
}

std::string take_off(const std::string& which, const std::string& from_and_where) {
  return "DELETE FROM " + kPurgeList + " AS p WHERE " + which + " EXISTS (SELECT 1 FROM " + from_and_where +
         ")";
}

const std::string kNamed = take_off("", "main.hold AS h WHERE " + hold_on("p.area", "p.record_id"));

// A document goes by its own rule while its notification, or the answer it is on, is held. Where documents
// outlive their parents, the id they keep is looked at.
const std::string kDocument = "p.area = 'document' AND";
const std::string kUnderNotification =
    take_off(kDocument, "document AS d CROSS JOIN main.hold AS h WHERE d.document_id = p.record_id AND " +
                            hold_on("'notification'", "d.notification_id"));
const std::string kUnderAnswer =
    take_off(kDocument, "document AS d CROSS JOIN main.hold AS h WHERE d.document_id = p.record_id AND " +
                            hold_on("'answer'", "d.answer_id"));
const std::string kUnderAnswerOfNotification =
    take_off(kDocument,
             "document AS d CROSS JOIN answer AS a ON a.answer_id = d.answer_id CROSS JOIN main.hold AS h"
             " WHERE d.document_id = p.record_id AND " +
                 hold_on("'notification'", "a.notification_id"));

const std::string kNotification = "p.area = 'notification' AND";
const std::string kOverAnswer = take_off(
    kNotification, "answer AS a CROSS JOIN main.hold AS h WHERE a.notification_id = p.record_id AND " +
                       hold_on("'answer'", "a.answer_id"));
const std::string kOverDocument = take_off(
    kNotification, "document AS d CROSS JOIN main.hold AS h WHERE d.notification_id = p.record_id AND " +
                       hold_on("'document'", "d.document_id"));
const std::string kOverDocumentOfAnswer =
    take_off(kNotification,
             "answer AS a CROSS JOIN document AS d ON d.answer_id = a.answer_id CROSS JOIN main.hold AS h"
             " WHERE a.notification_id = p.record_id AND " +
                 hold_on("'document'", "d.document_id"));

}  // namespace

bool has_hold_table(Store& store) {
  bool is_there = false;
  store.query("SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = 'hold' COLLATE NOCASE", {},
              [&is_there](const std::vector<Value>&) { is_there = true; });
  return is_there;
}

void leave_out_named(Store& store, Day as_of) {
  if (has_hold_table(store)) store.execute(kNamed, {as_of});
}

void leave_out_held(Store& store, const Policy& policy, Day as_of) {
  if (!has_hold_table(store)) return;
  for (const std::string* sql :
       {&kNamed, &kUnderNotification, &kUnderAnswer, &kUnderAnswerOfNotification, &kOverAnswer}) {
    store.execute(*sql, {as_of});
  }
  if (policy.reading.document_under_parent == DocumentUnderParent::stays) return;
  for (const std::string* sql : {&kOverDocument, &kOverDocumentOfAnswer}) store.execute(*sql, {as_of});
}

}  // namespace slettefrist::engine
