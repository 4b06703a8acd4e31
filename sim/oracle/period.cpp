// Civil-date arithmetic with std::chrono: months roll in year_month, days in sys_days (see period.h).
#include "sim/oracle/period.h"

#include <cassert>
#include <chrono>

#include "sim/oracle/calendar_kinds.h"

namespace slettefrist::oracle {
namespace {

namespace chr = std::chrono;

constexpr std::int32_t kEdgeSeconds = 3 * 3600;
constexpr int kMonthsAYear = 12;
constexpr chr::day kDayOfEveryMonth{28};  // up to this one
// A period that ends beyond this year ends, for every simulation, never; text has four digits for a year.
constexpr int kLastYear = 9999;

chr::year_month_day civil(Day day) { return chr::sys_days{chr::days{day.number}}; }
Day day_of(chr::sys_days day) { return Day{static_cast<std::int32_t>(day.time_since_epoch().count())}; }

}  // namespace

Anchor anchor_on(Day day) { return {day, std::nullopt}; }

Instant instant_of(const Anchor& anchor) { return anchor.at ? *anchor.at : denmark().start_of(anchor.day); }

bool comes_before(const Anchor& left, const Anchor& right, FirstDay first_day) {
  if (first_day == FirstDay::instant) return instant_of(left) < instant_of(right);
  return left.day < right.day;
}

std::optional<Day> period_end(Day anchor, const Period& keep, MonthEnd month_end) {
  if (keep.unit == Period::Unit::days) return anchor + keep.amount;
  const chr::year_month_day from = civil(anchor);
  const int months = keep.unit == Period::Unit::years ? keep.amount * kMonthsAYear : keep.amount;
  const int month_index = static_cast<int>(static_cast<unsigned>(from.month())) - 1 + months;
  const int year = static_cast<int>(from.year()) + month_index / kMonthsAYear;
  if (year > kLastYear) return day_of(chr::year{kLastYear} / chr::December / 31);
  const chr::year_month target = chr::year{year} / (month_index % kMonthsAYear + 1);
  const chr::year_month_day same_day = target / from.day();
  if (from.day() <= kDayOfEveryMonth || same_day.ok()) return day_of(same_day);
  switch (month_end) {
    case MonthEnd::clamp:
      return day_of(target / chr::last);
    case MonthEnd::overflow:
      return day_of(chr::sys_days{target / 1} + (from.day() - chr::day{1}));
    case MonthEnd::refuse:
      return std::nullopt;
  }
  assert(false);
  return std::nullopt;
}

std::optional<Deadline> deadline_of(const Anchor& anchor, const Period& keep, const Reading& reading) {
  const std::optional<Day> end = period_end(anchor.day, keep, reading.month_end);
  if (!end) return std::nullopt;
  switch (reading.first_day) {
    case FirstDay::anniversary:
      return Deadline{*end};
    case FirstDay::day_after:
      return Deadline{*end + 1};
    case FirstDay::instant: {
      if (!anchor.at) return Deadline{*end, denmark().start_of(*end)};
      const WallTime wall = denmark().wall_time(*anchor.at);
      return Deadline{*end, denmark().instant_of(*end, wall.second_of_day, wall.offset_seconds)};
    }
  }
  assert(false);
  return std::nullopt;
}

bool lies_near_midnight(Instant instant) {
  const std::int32_t second = denmark().wall_time(instant).second_of_day;
  return second < kEdgeSeconds || second >= kSecondsADay - kEdgeSeconds;
}

bool lies_on_edge(const Anchor& anchor) {
  return is_edge_day(anchor.day) || (anchor.at && lies_near_midnight(*anchor.at));
}

}  // namespace slettefrist::oracle
