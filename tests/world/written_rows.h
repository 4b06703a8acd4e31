// Rows written by hand for the world's tests: days and instants as text, what no test reads is filled in.
#pragma once

#include "sim/model/records.h"

namespace slettefrist::world {

inline Instant at(const char* text) { return *parse_instant(text); }
inline Day day(const char* text) { return *parse_day(text); }

inline Notification notification(RecordId id, const char* notified_at = "2024-01-02T10:00:00Z") {
  return {id, 1, "75101", "067", "absence", day("2024-01-01"), at(notified_at), ""};
}

inline Answer answer(RecordId id, RecordId of, const char* answered_at = "2024-01-03T10:00:00Z") {
  return {id, 1, of, "067", "quarantine", day("2024-01-01"), at(answered_at), "Ærø"};
}

}  // namespace slettefrist::world
