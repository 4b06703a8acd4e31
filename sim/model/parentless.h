// A document whose parent is not there, under parents of the same instant: so that the oracle can be asked
// about it.
//
// Only its own rule says anything then. It must not know why the parent is gone.
#pragma once

#include "sim/model/history.h"

namespace slettefrist {

// The parents have the ids that the document keeps, by which holds may name them.
inline Family family_of_parentless(const Document& document) {
  Family family;
  family.notification.notification_id = document.notification_id.value_or(0);
  family.notification.citizen_id = document.citizen_id;
  family.notification.notified_at = document.stored_at;
  if (document.answer_id) {
    Answer answer;
    answer.answer_id = *document.answer_id;
    answer.citizen_id = document.citizen_id;
    answer.answered_at = document.stored_at;
    family.answers.push_back(std::move(answer));
  }
  family.documents.push_back(document);
  return family;
}

}  // namespace slettefrist
