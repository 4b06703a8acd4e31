// Period addition on Boost's gregorian calendar: months are counted by hand, the calendar only says how long
// a month is and numbers its days.
//
// Boost's `months` and `years` are not used, since they snap to month ends. Must not know a rule or a zone.
#include "sim/engine/period.h"

#include <algorithm>
#include <boost/date_time/gregorian/gregorian_types.hpp>

namespace slettefrist::engine {
namespace {

using boost::gregorian::date;

constexpr int kMonthsAYear = 12;
constexpr int kLastYear = 9998;  // one before the calendar's last, so that a day can still follow

const date& epoch() {
  static const date day{1970, 1, 1};
  return day;
}

Day day_of(const date& civil) { return Day{static_cast<std::int32_t>((civil - epoch()).days())}; }
Day last_day() { return day_of(date{kLastYear, kMonthsAYear, 31}); }

std::optional<Day> day_in_month(int year, int month, int day_of_month, MonthEnd month_end) {
  const auto in_year = static_cast<boost::gregorian::greg_year::value_type>(year);
  const auto in_month = static_cast<boost::gregorian::greg_month::value_type>(month);
  const int length = boost::gregorian::gregorian_calendar::end_of_month_day(in_year, in_month);
  const auto existing = static_cast<boost::gregorian::greg_day::value_type>(std::min(day_of_month, length));
  const Day day = day_of(date{in_year, in_month, existing});
  if (day_of_month <= length) return day;
  switch (month_end) {
    case MonthEnd::clamp:
      return day;
    case MonthEnd::overflow:
      return day + (day_of_month - length);
    case MonthEnd::refuse:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Day> later_by(Day start, const Period& period, MonthEnd month_end) {
  if (period.unit == Period::Unit::days) return std::min(start + period.amount, last_day());
  const date from = epoch() + boost::gregorian::days{start.number};
  const int added = period.unit == Period::Unit::years ? period.amount * kMonthsAYear : period.amount;
  const int months = from.year() * kMonthsAYear + (from.month() - 1) + added;
  const int year = months / kMonthsAYear;
  if (year > kLastYear) return last_day();
  return day_in_month(year, months % kMonthsAYear + 1, from.day(), month_end);
}

}  // namespace slettefrist::engine
