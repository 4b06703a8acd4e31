// From a date to what is due; see reckoning.h.
//
// Months are counted on paper: a day that a month does not have is asked for by name. It must not know a
// rule.
#include "sim/verifier/reckoning.h"

namespace slettefrist::verifier {
namespace {

std::optional<DayNumber> period_end(DayNumber anchor_day, const Period& keep, const std::string& month_end,
                                    bool& is_day_there) {
  is_day_there = true;
  if (keep.unit == "day") return anchor_day + keep.amount;
  Date date = date_of(anchor_day);
  const long by_month = date.month - 1 + keep.amount * (keep.unit == "year" ? 12 : 1);
  date.year += by_month / 12;
  date.month = by_month % 12 + 1;
  if (date.year > 9999) return day_number({9999, 12, 31});
  const long last = days_in_month(date.year, date.month);
  is_day_there = date.day <= last;
  if (is_day_there) return day_number(date);
  if (month_end == "clamp") return day_number({date.year, date.month, last});
  if (month_end == "overflow") return day_number({date.year, date.month, last}) + (date.day - last);
  return std::nullopt;
}

Deadline deadline_of(const Fact& date, DayNumber period_ends_on, const Readings& readings) {
  const std::string& first_day = readings.at("first_day");
  if (first_day == "day_after") return {period_ends_on + 1, std::nullopt};
  if (first_day != "instant") return {period_ends_on, std::nullopt};
  if (!date.instant) return {period_ends_on, danish_instant(period_ends_on, 0, std::nullopt)};
  const Wall wall = wall_of(*date.instant);
  return {period_ends_on, danish_instant(period_ends_on, wall.second_of_day, wall.offset_seconds)};
}

}  // namespace

Wall wall_of(Seconds instant) {
  const auto wall = danish_wall(instant);
  if (!wall) throw Unreadable("an instant before 1980, for which this verifier knows no Danish clock");
  return *wall;
}

DayNumber counted_day(const Fact& date, const Readings& readings) {
  if (!date.instant) return date.day;
  if (readings.at("day_of") != "utc") return wall_of(*date.instant).day;
  const Seconds second_of_day = ((*date.instant % kSecondsADay) + kSecondsADay) % kSecondsADay;
  return (*date.instant - second_of_day) / kSecondsADay;
}

Reckoning reckoned(const Fact& date, const Period& keep, const Readings& readings) {
  Reckoning result;
  result.period_ends_on =
      period_end(counted_day(date, readings), keep, readings.at("month_end"), result.is_day_there);
  if (result.period_ends_on) result.deadline = deadline_of(date, *result.period_ends_on, readings);
  return result;
}

}  // namespace slettefrist::verifier
