// Looks a day up on the civil calendar and in the table of clock changes (see calendar_kinds.h), once for the
// days that nearly all records have.
//
// It must not know how a due day came about.
#include "sim/oracle/calendar_kinds.h"

#include <chrono>
#include <vector>

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

// All but `plain`.
CalendarKinds work_out_kinds_of(Day day) {
  const chr::year_month_day civil{days_of(day)};
  const chr::weekday weekday{days_of(day)};
  const bool is_month_end = civil == civil.year() / civil.month() / chr::last;
  auto kinds = clock_change_on(day, civil.month());
  const auto add = [&](bool is_so, CalendarKind kind) {
    if (is_so) kinds = static_cast<CalendarKinds>(kinds | bit_of(kind));
  };
  add(is_leap_day(civil), CalendarKind::leap_day);
  add(is_month_end, CalendarKind::month_end);
  add(is_month_end && civil.month() == chr::December, CalendarKind::year_end);
  add(weekday == chr::Saturday || weekday == chr::Sunday, CalendarKind::weekend);
  add(day > kLastDayOf32Bits, CalendarKind::after_2038);
  return kinds;
}

constexpr Day kTableBegin{14610};  // 2010-01-01
constexpr Day kTableEnd{32874};    // 2060-01-03

std::vector<CalendarKinds> kinds_by_day() {
  std::vector<CalendarKinds> kinds;
  kinds.reserve(static_cast<std::size_t>(kTableEnd - kTableBegin));
  for (Day day = kTableBegin; day < kTableEnd; day = day + 1) kinds.push_back(work_out_kinds_of(day));
  return kinds;
}

CalendarKinds kinds_of(Day day) {
  static const std::vector<CalendarKinds> table = kinds_by_day();
  if (day < kTableBegin || day >= kTableEnd) return work_out_kinds_of(day);
  return table[static_cast<std::size_t>(day - kTableBegin)];
}

}  // namespace

CalendarKinds calendar_kinds_of(Day due_on, Day anchor) {
  const auto kinds =
      static_cast<CalendarKinds>(kinds_of(due_on) | (kinds_of(anchor) & bit_of(CalendarKind::leap_day)));
  return kinds == 0 ? bit_of(CalendarKind::plain) : kinds;
}

bool is_edge_day(Day day) {
  constexpr int kEdges = bit_of(CalendarKind::month_end) | bit_of(CalendarKind::spring_clock_change) |
                         bit_of(CalendarKind::autumn_clock_change);
  return (kinds_of(day) & kEdges) != 0 || (kinds_of(day - 1) & bit_of(CalendarKind::year_end)) != 0;
}

}  // namespace slettefrist::oracle
