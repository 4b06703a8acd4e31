// Which holds reach which records of a family: a hold on a record holds what hangs on it, and the
// notification is held by whatever its removal would take along.
//
// A record that is not in the store takes no part. It must not know what a hold does to a window (span.h).
#include <algorithm>

#include "sim/oracle/family.h"
#include "sim/oracle/family_story.h"

namespace slettefrist::oracle {
namespace {

// Whether a record is there when the stretch begins; it cannot be taken once the stretch holds it. A prompt
// engine may have taken it where another that keeps the policy has not: then the stretch is not sure.
void keep_while_there(std::vector<Stretch>& stretches, const Lifetime& life) {
  std::erase_if(stretches, [&](const Stretch& stretch) { return life.gone_run < stretch.first_run; });
  for (Stretch& stretch : stretches) stretch.is_sure = life.taken_run >= stretch.first_run;
}

}  // namespace

// By its own name, and by the records it hangs on.
void FamilyStory::find_holds_of_documents() {
  held_documents_.resize(family_.documents.size());
  for (std::size_t i = 0; i < family_.documents.size(); ++i) {
    const Document& document = family_.documents[i];
    HeldTime& held = held_documents_[i];
    held.add(stretches_of(Area::document, document.document_id, document.stored_at));
    if (document.answer_id) {
      held.add(stretches_of(Area::answer, *document.answer_id, document.stored_at));
      held.add(holds_of_lost_notification(document));
    } else {
      held.add(stretches_of(Area::notification, family_.notification.notification_id, document.stored_at));
    }
  }
}

// An answer's document that outlives its notification keeps the answer's id only: from then on no hold on
// the notification finds it.
std::vector<Stretch> FamilyStory::holds_of_lost_notification(const Document& document) const {
  std::vector<Stretch> stretches =
      stretches_of(Area::notification, family_.notification.notification_id, document.stored_at);
  if (documents_stay()) keep_while_there(stretches, notification_);
  return stretches;
}

// By its own name, by its answers, and by the documents that would go along with it.
void FamilyStory::find_holds_of_notification() {
  const Notification& notification = family_.notification;
  held_notification_.add(
      stretches_of(Area::notification, notification.notification_id, notification.notified_at));
  for (const Answer& answer : family_.answers) {
    if (!is_reached(answer.answered_at)) break;
    held_notification_.add(stretches_of(Area::answer, answer.answer_id, answer.answered_at));
  }
  if (documents_stay()) return;
  for (std::size_t i = 0; i < family_.documents.size(); ++i) {
    if (is_reached(family_.documents[i].stored_at)) held_notification_.add(holds_by_document(i));
  }
}

std::vector<Stretch> FamilyStory::holds_by_document(std::size_t position) const {
  const Document& document = family_.documents[position];
  std::vector<Stretch> stretches = stretches_of(Area::document, document.document_id, document.stored_at);
  keep_while_there(stretches, documents_[position]);
  return stretches;
}

// Reading holds_parent: the runs in which a document went by its own rule. Where a hold kept the
// notification from going in that same run, its date is from then on what it is without the document.
std::vector<std::int32_t> FamilyStory::turns_of_notification() const {
  std::vector<std::int32_t> turns;
  const bool may_turn = reading_.document_under_parent == DocumentUnderParent::holds_parent;
  if (!may_turn || held_notification_.is_empty()) return turns;
  for (const Lifetime& document : documents_) {
    if (document.taken_run != kNever) turns.push_back(document.taken_run);
  }
  std::sort(turns.begin(), turns.end());
  return turns;
}

std::vector<Hold> holds_reaching_one_of(const Context& context, const Family& family, Area area,
                                        RecordId id) {
  const bool is_document = area == Area::document;
  const bool takes_documents = context.rulebook.reading().document_under_parent != DocumentUnderParent::stays;
  std::vector<Hold> holds;
  const HoldTable& table = context.holds;
  table.append_holds_on(Area::notification, family.notification.notification_id, holds);
  const auto self = std::find_if(family.documents.begin(), family.documents.end(),
                                 [&](const Document& each) { return each.document_id == id; });
  for (const Answer& answer : family.answers) {
    const bool is_parent =
        is_document && self != family.documents.end() && self->answer_id == answer.answer_id;
    if (!is_document || is_parent) table.append_holds_on(Area::answer, answer.answer_id, holds);
  }
  for (const Document& document : family.documents) {
    const bool counts = is_document ? document.document_id == id : takes_documents;
    if (counts) table.append_holds_on(Area::document, document.document_id, holds);
  }
  sort_by_id(holds);
  return holds;
}

}  // namespace slettefrist::oracle
