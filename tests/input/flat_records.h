// Records as a reader would fill them in, with only what ties them together: ids, citizen and instant.
//
// Days count from 1970; every instant is noon of its day.
#pragma once

#include <optional>

#include "sim/input/history_checks.h"

namespace slettefrist::input {

inline Instant noon_of(int day) { return Instant{std::int64_t{day} * 86400 + 43200}; }

inline Notification notification(RecordId id, RecordId citizen_id, int day) {
  Notification record;
  record.notification_id = id;
  record.citizen_id = citizen_id;
  record.notified_at = noon_of(day);
  return record;
}

inline Answer answer(RecordId id, RecordId citizen_id, RecordId notification_id, int day) {
  Answer record;
  record.answer_id = id;
  record.citizen_id = citizen_id;
  record.notification_id = notification_id;
  record.answered_at = noon_of(day);
  return record;
}

inline Document document(RecordId id, RecordId citizen_id, std::optional<RecordId> notification_id,
                         std::optional<RecordId> answer_id, int day) {
  Document record;
  record.document_id = id;
  record.citizen_id = citizen_id;
  record.notification_id = notification_id;
  record.answer_id = answer_id;
  record.stored_at = noon_of(day);
  return record;
}

// Notification 1 of citizen 7, answered on the day after by answer 2; as read from files n and a.
inline PlacedRecords answered_notification() {
  PlacedRecords records;
  records.of<Notification>().file = "n";
  records.of<Notification>().add(notification(1, 7, 100), 2);
  records.of<Answer>().file = "a";
  records.of<Answer>().add(answer(2, 7, 1, 101), 5);
  records.of<Document>().file = "d";
  return records;
}

}  // namespace slettefrist::input
