// The engine's Danish clock: local days, local clock times and the two changes a year.
//
// Boost.Date_Time reads no zone data, so the European rule (last Sunday of March and of October, 01:00 UTC,
// from 1996 on) stands in one zone string, and what held before in another and in a short table. This file
// must not know a policy, and the oracle must not know this file.
#pragma once

#include "sim/model/day.h"

namespace slettefrist::engine {

// What a Danish clock on the wall shows at an instant.
struct LocalTime {
  Day day;
  int second_of_day = 0;
  int offset_seconds = 0;  // local minus UTC
};

// Summer time of a year: from `begins` on, until just before `ends`; a year without has both the same.
struct SummerTime {
  Instant begins;
  Instant ends;
};

SummerTime summer_time_of_year(Day any_day);
LocalTime local_time(Instant instant);
Day local_day(Instant instant);
Instant midnight_of(Day day);  // the local day's first instant

// The instant at which a Danish clock shows `second_of_day` on `day`: where it shows it twice, the one with
// `preferred_offset_seconds`; where it never does, the end of the gap.
Instant at_clock_time(Day day, int second_of_day, int preferred_offset_seconds);

}  // namespace slettefrist::engine
