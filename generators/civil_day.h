// A day as year, month and day of the month, for the generators: what a birthday, a month's end or a year's
// rate is read from.
//
// It must not know a time zone or a deadline; edges.cpp alone adds periods, to aim at them.
#pragma once

#include <date/date.h>

#include "sim/model/day.h"

namespace slettefrist::generators {

inline date::year_month_day civil(Day day) {
  return date::year_month_day{date::sys_days{date::days{day.number}}};
}
inline int year_of(Day day) { return static_cast<int>(civil(day).year()); }

}  // namespace slettefrist::generators
