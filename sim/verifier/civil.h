// Days, months and Danish clocks by hand: the verifier's own calendar.
//
// Counts leap years and last Sundays itself and asks no library and no zone data, so that a slip in one of
// those cannot repeat here. It must not know a policy, a record or a proof.
#pragma once

#include <optional>
#include <string>

namespace slettefrist::verifier {

// Days are numbered from 1970-01-01 on, instants are seconds from its UTC midnight on.
using DayNumber = long;
using Seconds = long;
constexpr Seconds kSecondsADay = 86400;

struct Date {
  long year = 0;
  long month = 0;  // 1 to 12
  long day = 0;
};

long days_in_month(long year, long month);
DayNumber day_number(const Date& date);
Date date_of(DayNumber day);

std::string day_text(DayNumber day);                       // "2024-02-29"
std::optional<DayNumber> day_in(const std::string& text);  // nothing for a day that does not exist
std::string instant_text(Seconds instant);                 // "2024-02-29T22:30:00Z"
std::optional<Seconds> instant_in(const std::string& text);

// What clocks and calendars in Denmark show, from 1980 on; std::nullopt before.
struct Wall {
  DayNumber day = 0;
  long second_of_day = 0;
  long offset_seconds = 0;  // east of UTC
};
std::optional<Wall> danish_wall(Seconds instant);
std::string clock_text(long second_of_day);  // "23:30:00"

// When Danish clocks show this. In the doubled hour: under the wanted offset, else the first time; in the
// hour that is skipped: its end.
Seconds danish_instant(DayNumber day, long second_of_day, std::optional<long> wanted_offset_seconds);

}  // namespace slettefrist::verifier
