// "Anchor plus period" under the readings: the oracle's own calendar arithmetic, on std::chrono's civil
// dates.
//
// The engine answers the same question with another calendar and shares no line with this one. It must not
// know a rule, a record or a run.
#pragma once

#include <compare>
#include <limits>
#include <optional>

#include "sim/model/day.h"
#include "sim/oracle/zone.h"
#include "sim/policy/policy.h"

namespace slettefrist::oracle {

// The date a period counts from: a civil day, or an instant together with the day it counts as.
struct Anchor {
  Day day;                    // under the reading `day_of`
  std::optional<Instant> at;  // nothing for a civil date
};
inline Anchor anchor_at(Instant instant, DayOf day_of) {
  return {day_of == DayOf::utc ? utc_day_of(instant) : denmark().local_day(instant), instant};
}
Anchor anchor_on(Day day);

// The instant an anchor stands for: a civil date counts from its midnight in Denmark.
Instant instant_of(const Anchor& anchor);

// Whether `left` comes before `right` under the reading: by clock for `instant`, else by day.
bool comes_before(const Anchor& left, const Anchor& right, FirstDay first_day);

constexpr Instant kNoInstant{std::numeric_limits<std::int64_t>::min()};

// The first day on which a record may go; `at` is kNoInstant but under the reading `instant`.
struct Deadline {
  Day on;
  Instant at = kNoInstant;
  auto operator<=>(const Deadline&) const = default;
};

// The end of the period by the calendar alone: nothing where the day does not exist and month_end = refuse.
std::optional<Day> period_end(Day anchor, const Period& keep, MonthEnd month_end);
// The deadline: period_end, then the reading `first_day`.
std::optional<Deadline> deadline_of(const Anchor& anchor, const Period& keep, const Reading& reading);

// The days on which date arithmetic goes wrong: 29 February, a month's last day, the year's first and last
// day, a day on which the clock changes, and instants within 3 hours of Danish midnight.
bool lies_on_edge(const Anchor& anchor);
bool lies_near_midnight(Instant instant);  // within those 3 hours

}  // namespace slettefrist::oracle
