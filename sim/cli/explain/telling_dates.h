// Dates that tell readings apart: a leap day, ends of months, an hour before a Danish midnight, and the hours
// that clock changes skip and repeat.
//
// Each has a year of its own, and may be asked for in another. This file must not know a rule.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/model/day.h"

namespace slettefrist::cli {

struct TellingDate {
  const char* kind;  // "leap day": why this one is told
  int year;          // in which it is told where nothing speaks for another
  unsigned month;
  unsigned day_of_month;  // kLastSunday: the day on which clocks change
  const char* clock;      // "T12:00:00Z"; "" for a civil day
};
constexpr unsigned kLastSunday = 0;

const std::vector<TellingDate>& telling_instants();
const std::vector<TellingDate>& telling_days();

// As it is written in that year; nothing where it would not be of its kind there.
std::optional<std::string> written_in(const TellingDate& date, int year);
// The years in which to look for it, one after the other: its own, those after it up to nine beyond
// `wanted_from` (a leap year is always among them), then those before it.
std::vector<int> years_of(const TellingDate& date, Day wanted_from);

}  // namespace slettefrist::cli
