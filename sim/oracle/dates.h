// Which date a rule counts from, record by record: each column as an anchor, with the instant since when it
// is known. A date counts from when it is known, never before.
//
// It must not know a period, a run or what a rule makes of the date.
#pragma once

#include <optional>

#include "sim/model/history.h"
#include "sim/oracle/rulebook.h"

namespace slettefrist::oracle {

struct KnownDate {
  Anchor anchor;
  Instant known_at;
};

// Citizens are there before everything else.
constexpr Instant kAlwaysKnown{kEarliestDay.number * kSecondsADay};

inline Instant entry_of(const Citizen&) { return kAlwaysKnown; }
inline Instant entry_of(const Document& record) { return record.stored_at; }
inline Instant entry_of(const Sanction& record) { return record.registered_at; }
inline Instant entry_of(const ContactCourse& record) { return record.registered_at; }
inline Instant entry_of(const PlanDraft& record) { return record.sent_at; }
inline Instant entry_of(const BenefitReport& record) { return record.reported_at; }
inline Instant entry_of(const Message& record) { return record.sent_at; }

// When a sanction's served date is known: never before the sanction is.
Instant served_known_at(const Sanction& record);

std::optional<KnownDate> date_in(const Citizen& record, Column column, DayOf day_of);
std::optional<KnownDate> date_in(const Document& record, Column column, DayOf day_of);
std::optional<KnownDate> date_in(const Sanction& record, Column column, DayOf day_of);
std::optional<KnownDate> date_in(const ContactCourse& record, Column column, DayOf day_of);
std::optional<KnownDate> date_in(const PlanDraft& record, Column column, DayOf day_of);
std::optional<KnownDate> date_in(const BenefitReport& record, Column column, DayOf day_of);
std::optional<KnownDate> date_in(const Message& record, Column column, DayOf day_of);

// A notification and the answer that counts at the moment; `answer` may be null.
struct AnsweredNotification {
  const Notification& notification;
  const Answer* answer = nullptr;
};
std::optional<KnownDate> date_in(const AnsweredNotification& record, Column column, DayOf day_of);

// The anchor of the rule: the earliest of its dates that are known by `known_until`.
template <class Record>
std::optional<Anchor> anchor_of(const Record& record, const BoundRule& rule, const Reading& reading,
                                Instant known_until) {
  std::optional<Anchor> earliest;
  for (const Column column : rule.columns) {
    const std::optional<KnownDate> date = date_in(record, column, reading.day_of);
    if (!date || date->known_at > known_until) continue;
    if (!earliest || comes_before(date->anchor, *earliest, reading.first_day)) earliest = date->anchor;
  }
  return earliest;
}

}  // namespace slettefrist::oracle
