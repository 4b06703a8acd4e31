// The forward question, reading by reading: anchor day, plus the period, then the first day or instant.
//
// The readings meet here and nowhere else in the engine, so that each is one line to check against the
// contract. Must not know a run's ranges, a store or SQL.
#include "sim/engine/due_day.h"

#include "sim/engine/danish_zone.h"
#include "sim/engine/period.h"

namespace slettefrist::engine {
namespace {

Day utc_day(Instant instant) {
  const std::int64_t day = instant.seconds / kSecondsADay - (instant.seconds % kSecondsADay < 0 ? 1 : 0);
  return Day{static_cast<std::int32_t>(day)};
}

}  // namespace

Day anchor_day(AnchorKind kind, AnchorKey key, DayOf day_of) {
  if (kind == AnchorKind::day) return Day{static_cast<std::int32_t>(key)};
  return day_of == DayOf::utc ? utc_day(Instant{key}) : local_day(Instant{key});
}

AnchorKey first_key_of(AnchorKind kind, Day day, DayOf day_of) {
  if (kind == AnchorKind::day) return day.number;
  return day_of == DayOf::utc ? day.number * kSecondsADay : midnight_of(day).seconds;
}

std::optional<Due> due_of(AnchorKind kind, AnchorKey key, const Period& keep, const Reading& reading) {
  const auto anniversary = later_by(anchor_day(kind, key, reading.day_of), keep, reading.month_end);
  if (!anniversary) return std::nullopt;
  if (reading.first_day == FirstDay::instant && kind == AnchorKind::instant) {
    // Only the day follows `day_of`; the clock time is always the Danish one.
    const LocalTime shown = local_time(Instant{key});
    return Due{*anniversary, at_clock_time(*anniversary, shown.second_of_day, shown.offset_seconds)};
  }
  const Day on = reading.first_day == FirstDay::day_after ? *anniversary + 1 : *anniversary;
  return Due{on, midnight_of(on)};
}

std::optional<Due> due_under(const Rule& rule, const Reading& reading, Day as_of, AnchorKind kind,
                             AnchorKey key) {
  const auto version = version_deciding(rule, as_of, anchor_day(kind, key, reading.day_of));
  if (!version || rule.versions[*version].ends) return std::nullopt;
  return due_of(kind, key, rule.versions[*version].keep, reading);
}

bool is_due(const Due& due, const Reading& reading, const RunMoment& moment) {
  return reading.first_day == FirstDay::instant ? due.at <= moment.run_at : due.on <= moment.as_of;
}

}  // namespace slettefrist::engine
