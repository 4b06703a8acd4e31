// Following the ties of a family; see reaching_holds.h.
//
// An answer stays as long as its notification does, so whatever holds that holds it. It must not know an
// engine.
#include "sim/cli/reaching_holds.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace slettefrist::cli {
namespace {

std::vector<Hold> naming_any_of(const std::set<RecordKey>& keys, const std::vector<Hold>& holds) {
  std::vector<Hold> found;
  std::copy_if(holds.begin(), holds.end(), std::back_inserter(found), [&](const Hold& hold) {
    return keys.contains(RecordKey{hold.area, hold.record_id});
  });
  return found;
}

RecordKey key_of(const Notification& record) { return {Area::notification, record.notification_id}; }

// The document and what it hangs on.
std::set<RecordKey> line_of(const Document& document, const Family& family) {
  std::set<RecordKey> keys{{Area::document, document.document_id}, key_of(family.notification)};
  if (document.answer_id) keys.insert({Area::answer, *document.answer_id});
  return keys;
}

// The notification and what it would take along.
std::set<RecordKey> train_of(const Family& family, const Reading& reading) {
  std::set<RecordKey> keys{key_of(family.notification)};
  for (const Answer& answer : family.answers) keys.insert({Area::answer, answer.answer_id});
  if (reading.document_under_parent == DocumentUnderParent::stays) return keys;
  for (const Document& document : family.documents) keys.insert({Area::document, document.document_id});
  return keys;
}

}  // namespace

std::vector<Hold> holds_reaching(const Family& family, RecordKey key, const std::vector<Hold>& holds,
                                 const Reading& reading) {
  if (holds.empty()) return {};
  for (const Document& document : family.documents) {
    if (key == RecordKey{Area::document, document.document_id})
      return naming_any_of(line_of(document, family), holds);
  }
  return naming_any_of(train_of(family, reading), holds);
}

std::vector<Hold> holds_naming(RecordKey key, const std::vector<Hold>& holds) {
  return naming_any_of({key}, holds);
}

bool runs_on(const Hold& hold, Day day) { return hold.from_on <= day && (!hold.to_on || day <= *hold.to_on); }

bool is_any_running(const std::vector<Hold>& holds, Day day) {
  return std::any_of(holds.begin(), holds.end(), [&](const Hold& hold) { return runs_on(hold, day); });
}

}  // namespace slettefrist::cli
