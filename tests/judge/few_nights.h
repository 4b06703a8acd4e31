// A calendar of a few nights and a fate of some windows, for the judge's tests.
//
// It must not know what a test asserts.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/model/run_calendar.h"
#include "sim/model/window.h"

namespace slettefrist::judge {

// A run a night, each held, at two in UTC.
inline RunCalendar nights_from(const std::string& first, int count) {
  RunCalendar calendar;
  calendar.starts_on = *parse_day(first);
  calendar.ends_on = calendar.starts_on + (count - 1);
  for (int i = 0; i < count; ++i) {
    const Day day = calendar.starts_on + i;
    calendar.runs.push_back({Instant{day.number * kSecondsADay + 2 * 3600}, day, true});
    calendar.run_at_on_day.push_back(calendar.runs.back().run_at);
  }
  return calendar;
}

// 2024-03-18 .. 2024-03-27.
inline RunCalendar ten_nights() { return nights_from("2024-03-18", 10); }

// Of document 17 of citizen 3.
inline Fate fate_with(Windows windows) {
  Fate fate;
  fate.area = Area::document;
  fate.id = 17;
  fate.citizen_id = 3;
  fate.windows = std::move(windows);
  return fate;
}

}  // namespace slettefrist::judge
