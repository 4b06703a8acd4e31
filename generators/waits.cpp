// Waits and arrivals drawn from Boost's distributions.
#include "generators/waits.h"

#include <algorithm>
#include <boost/random/exponential_distribution.hpp>
#include <boost/random/lognormal_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <cmath>

namespace slettefrist::generators {
namespace {

constexpr double kDaysAYear = 365.2425;
constexpr double kWaitSpread = 0.9;  // assumed: one in twenty waits 4.4 times the median
constexpr int kLongestWaitDays = 20000;
constexpr double kShareOffWeekends = 0.8;  // assumed: of what falls on a weekend, waits until Monday

// 0 on working days, else days until Monday. Day 0 was a Thursday.
int days_to_monday(Day day) {
  const int weekday = (day.number + 3) % 7;  // Monday is 0; days before 1970 do not occur here
  return weekday < 5 ? 0 : 7 - weekday;
}

}  // namespace

std::vector<Day> arrival_days(Stream& stream, double per_year, Day from, Day to) {
  std::vector<Day> days;
  if (per_year <= 0 || to < from) return days;
  const boost::random::exponential_distribution<double> gap(per_year / kDaysAYear);
  const double length = to - from + 1;
  double at = gap(stream);
  if (at >= length) return days;  // as mostly, of what is rare: without asking for memory
  days.reserve(static_cast<std::size_t>(length / kDaysAYear * per_year * 1.5) + 2);
  while (at < length) {
    days.push_back(mostly_working_day(stream, from + static_cast<int>(at), to));
    at += gap(stream);
  }
  return days;
}

Day mostly_working_day(Stream& stream, Day day, Day to) {
  const int wait = days_to_monday(day);
  return wait > 0 && day + wait <= to && stream.chance(kShareOffWeekends) ? day + wait : day;
}

int waited_days(Stream& stream, double median) {
  if (median <= 0) return 0;
  boost::random::lognormal_distribution<double> wait(std::log(median), kWaitSpread);
  return static_cast<int>(std::min<double>(kLongestWaitDays, wait(stream)));
}

int drawn_count(Stream& stream, double mean) {
  return mean > 0 ? boost::random::poisson_distribution<int, double>(mean)(stream) : 0;
}

}  // namespace slettefrist::generators
