// Looks a day up on the civil calendar and in the table of clock changes (see calendar_kinds.h).
//
// It must not know how a due day came about.
#include "sim/oracle/calendar_kinds.h"

#include <chrono>

#include "sim/oracle/zone.h"

namespace slettefrist::oracle {
namespace {

namespace chr = std::chrono;

constexpr Day kLastDayOf32Bits{24855};  // 2038-01-19, when signed 32-bit seconds run out

chr::sys_days days_of(Day day) { return chr::sys_days{chr::days{day.number}}; }

bool is_leap_day(const chr::year_month_day& civil) {
  return civil.month() == chr::February && civil.day() == chr::day{29};
}

// Clocks change in these months only, since 1980.
CalendarKinds clock_change_on(Day day, chr::month month) {
  const bool is_spring = month == chr::March || month == chr::April;
  const bool is_autumn = month == chr::September || month == chr::October;
  if ((!is_spring && !is_autumn) || !denmark().changes_clock_on(day)) return 0;
  return bit_of(is_spring ? CalendarKind::spring_clock_change : CalendarKind::autumn_clock_change);
}

}  // namespace

CalendarKinds calendar_kinds_of(Day due_on, Day anchor) {
  const chr::year_month_day civil{days_of(due_on)};
  const chr::weekday weekday{days_of(due_on)};
  const bool is_month_end = civil == civil.year() / civil.month() / chr::last;
  auto kinds = clock_change_on(due_on, civil.month());
  const auto add = [&](bool is_so, CalendarKind kind) {
    if (is_so) kinds = static_cast<CalendarKinds>(kinds | bit_of(kind));
  };
  add(is_leap_day(civil) || is_leap_day(chr::year_month_day{days_of(anchor)}), CalendarKind::leap_day);
  add(is_month_end, CalendarKind::month_end);
  add(is_month_end && civil.month() == chr::December, CalendarKind::year_end);
  add(weekday == chr::Saturday || weekday == chr::Sunday, CalendarKind::weekend);
  add(due_on > kLastDayOf32Bits, CalendarKind::after_2038);
  add(kinds == 0, CalendarKind::plain);
  return kinds;
}

}  // namespace slettefrist::oracle
