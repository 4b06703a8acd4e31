// The columns of each table as dates with the instant they became known (see dates.h).
#include "sim/oracle/dates.h"

#include <algorithm>
#include <cassert>

namespace slettefrist::oracle {
namespace {

std::optional<KnownDate> known(Instant instant, DayOf day_of) {
  return KnownDate{anchor_at(instant, day_of), instant};
}

std::optional<KnownDate> known(std::optional<Day> day, Instant known_at) {
  if (!day) return std::nullopt;
  return KnownDate{anchor_on(*day), known_at};
}

// The rulebook binds a column only to its own table.
std::optional<KnownDate> no_such_column() {
  assert(false);
  return std::nullopt;
}

}  // namespace

Instant served_known_at(const Sanction& record) {
  return std::max(record.registered_at, record.served_registered_at.value_or(record.registered_at));
}

std::optional<KnownDate> date_in(const Citizen& record, Column column, DayOf) {
  return column == Column::born_on ? known(record.born_on, kAlwaysKnown) : no_such_column();
}

std::optional<KnownDate> date_in(const Document& record, Column column, DayOf day_of) {
  if (column == Column::stored_at) return known(record.stored_at, day_of);
  if (column == Column::file_dated_on) return known(record.file_dated_on, record.stored_at);
  return no_such_column();
}

std::optional<KnownDate> date_in(const Sanction& record, Column column, DayOf day_of) {
  switch (column) {
    case Column::decided_on:
      return known(record.decided_on, record.registered_at);
    case Column::registered_at:
      return known(record.registered_at, day_of);
    case Column::expires_on:
      return known(record.expires_on, record.registered_at);
    case Column::served_on:
      return known(record.served_on, served_known_at(record));
    case Column::served_registered_at:
      if (!record.served_registered_at) return std::nullopt;
      return KnownDate{anchor_at(*record.served_registered_at, day_of), served_known_at(record)};
    default:
      return no_such_column();
  }
}

std::optional<KnownDate> date_in(const ContactCourse& record, Column column, DayOf day_of) {
  if (column == Column::registered_at) return known(record.registered_at, day_of);
  if (column == Column::starts_on) return known(record.starts_on, record.registered_at);
  if (column == Column::ends_on) return known(record.ends_on, record.registered_at);
  return no_such_column();
}

std::optional<KnownDate> date_in(const PlanDraft& record, Column column, DayOf day_of) {
  return column == Column::sent_at ? known(record.sent_at, day_of) : no_such_column();
}

std::optional<KnownDate> date_in(const BenefitReport& record, Column column, DayOf day_of) {
  if (column == Column::reported_at) return known(record.reported_at, day_of);
  if (column == Column::calculated_on) return known(record.calculated_on, record.reported_at);
  return no_such_column();
}

std::optional<KnownDate> date_in(const Message& record, Column column, DayOf day_of) {
  return column == Column::sent_at ? known(record.sent_at, day_of) : no_such_column();
}

std::optional<KnownDate> date_in(const AnsweredNotification& record, Column column, DayOf day_of) {
  const Notification& notification = record.notification;
  if (column == Column::notified_at) return known(notification.notified_at, day_of);
  if (column == Column::event_on) return known(notification.event_on, notification.notified_at);
  if (!record.answer) return std::nullopt;
  if (column == Column::answered_at) return known(record.answer->answered_at, day_of);
  if (column == Column::decided_on) return known(record.answer->decided_on, record.answer->answered_at);
  return no_such_column();
}

}  // namespace slettefrist::oracle
