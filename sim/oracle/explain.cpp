// One date computation in words, for people: the public due_day and local_day of oracle.h.
//
// The number comes from period.h alone; this file only tells how it came about.
#include <string>

#include "sim/oracle/oracle.h"
#include "sim/oracle/period.h"
#include "sim/oracle/zone.h"

namespace slettefrist::oracle {
namespace {

std::string anchor_text(const Anchor& anchor, DayOf day_of) {
  if (!anchor.at) return "counts from the civil day " + to_text(anchor.day);
  const WallTime wall = denmark().wall_time(*anchor.at);
  const std::string zone = day_of == DayOf::utc ? "UTC" : "Danish";
  return "counts from " + to_text(*anchor.at) + ", " + to_text(wall.day) + " " +
         clock_text(wall.second_of_day) + " Danish time: the " + zone + " day " + to_text(anchor.day);
}

// How the period met the end of a month; "" where the same day exists there.
std::string month_end_text(bool is_day_there, MonthEnd month_end) {
  if (is_day_there) return "";
  if (month_end == MonthEnd::clamp) return ": the day does not exist there, so the month's last day";
  return ": the day does not exist there, so the missing days run on";
}

DueDay explained(const Anchor& anchor, const Period& keep, const Reading& reading) {
  DueDay result;
  result.steps.push_back(anchor_text(anchor, reading.day_of));
  const std::optional<Day> end = period_end(anchor.day, keep, reading.month_end);
  const std::optional<Deadline> deadline = deadline_of(anchor, keep, reading);
  result.anchor_day = anchor.day;
  result.period_ends_on = end;
  result.is_day_there = period_end(anchor.day, keep, MonthEnd::refuse).has_value();
  if (!end || !deadline) {
    result.steps.push_back("plus " + to_text(keep) +
                           ": that day does not exist and the reading month_end = refuse names no other");
    return result;
  }
  result.steps.push_back("plus " + to_text(keep) + " is " + to_text(*end) +
                         month_end_text(result.is_day_there, reading.month_end));
  result.due_on = deadline->on;
  if (reading.first_day == FirstDay::day_after) {
    result.steps.push_back("due the day after: " + to_text(deadline->on));
  } else if (reading.first_day == FirstDay::instant) {
    result.due_at = deadline->at;
    result.steps.push_back("due from the same Danish clock time on: " + to_text(deadline->at));
  } else {
    result.steps.push_back("due from that day on");
  }
  return result;
}

}  // namespace

DueDay due_day(Instant anchor, const Period& keep, const Reading& reading) {
  return explained(anchor_at(anchor, reading.day_of), keep, reading);
}

DueDay due_day(Day anchor, const Period& keep, const Reading& reading) {
  return explained(anchor_on(anchor), keep, reading);
}

Day local_day(Instant instant) { return denmark().local_day(instant); }

ClockTime danish_time(Instant instant) {
  const WallTime wall = denmark().wall_time(instant);
  return {wall.day, wall.second_of_day, wall.offset_seconds};
}

}  // namespace slettefrist::oracle
