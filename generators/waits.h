// How long things take and how often they come: everyday days and waits, in whole days.
//
// Whole days, so that the last bit of a logarithm decides nothing. This file must not know records.
#pragma once

#include <vector>

#include "generators/stream.h"
#include "sim/model/day.h"

namespace slettefrist::generators {

// Days at which something strikes that comes `per_year` times a year, in order; mostly working days.
std::vector<Day> arrival_days(Stream& stream, double per_year, Day from, Day to);
// The day itself, or, for most that fall on a weekend, the Monday after it where that is not after `to`.
Day mostly_working_day(Stream& stream, Day day, Day to);
// A wait with that median: most are near it, a few are many times as long.
int waited_days(Stream& stream, double median);
// How many of something there are, given how many on average.
int drawn_count(Stream& stream, double mean);

}  // namespace slettefrist::generators
