// The arithmetic of civil.h: whole days counted up, and the dates on which Danish clocks change.
//
// Danish summer time: since 1981 from the last Sunday of March, until 1995 to the last Sunday of September,
// then to that of October, always at 01:00 UTC; in 1980 from 6 April to 28 September.
#include "sim/verifier/civil.h"

#include <array>
#include <cstdio>

namespace slettefrist::verifier {
namespace {

constexpr long kWinter = 3600;
constexpr long kSummer = 7200;
constexpr Seconds kEarliestKnown = 315532800;  // 1980-01-01T00:00:00Z

bool is_leap(long year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

long leap_days_before(long year) { return (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400; }

// The first of January, counted from that of the year 1.
long days_before_year(long year) { return (year - 1) * 365 + leap_days_before(year); }

long floor_of(long value, long unit) { return value >= 0 ? value / unit : -((unit - 1 - value) / unit); }

DayNumber last_sunday(long year, long month) {
  const DayNumber last = day_number({year, month, days_in_month(year, month)});
  return last - (last + 4) % 7;  // day 0 was a Thursday: day + 4 is 0 modulo 7 on a Sunday
}

struct SummerTime {
  Seconds from = 0;
  Seconds to = 0;
};

SummerTime summer_of(long year) {
  constexpr Seconds kChange = 3600;  // 01:00 UTC
  DayNumber from = last_sunday(year, 3);
  DayNumber to = last_sunday(year, year < 1996 ? 9 : 10);
  if (year == 1980) from = day_number({1980, 4, 6});
  return {from * kSecondsADay + kChange, to * kSecondsADay + kChange};
}

long offset_at(Seconds instant) {
  const SummerTime summer = summer_of(date_of(floor_of(instant, kSecondsADay)).year);
  return instant >= summer.from && instant < summer.to ? kSummer : kWinter;
}

// Digits at a place; -1 where something else stands there.
long digits(const std::string& text, std::size_t from, std::size_t count) {
  long value = 0;
  for (std::size_t i = from; i < from + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

}  // namespace

long days_in_month(long year, long month) {
  constexpr std::array<long, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays.at(static_cast<std::size_t>(month - 1));
}

DayNumber day_number(const Date& date) {
  long days = days_before_year(date.year) - days_before_year(1970) + date.day - 1;
  for (long month = 1; month < date.month; ++month) days += days_in_month(date.year, month);
  return days;
}

Date date_of(DayNumber day) {
  Date date{1970 + floor_of(day, 366), 1, 1};
  while (day_number({date.year + 1, 1, 1}) <= day) ++date.year;
  while (day_number({date.year, 1, 1}) > day) --date.year;
  long rest = day - day_number(date);
  while (rest >= days_in_month(date.year, date.month)) rest -= days_in_month(date.year, date.month++);
  date.day = rest + 1;
  return date;
}

std::string day_text(DayNumber day) {
  const Date date = date_of(day);
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04ld-%02ld-%02ld", date.year, date.month, date.day);
  return text.data();
}

std::optional<DayNumber> day_in(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const Date date{digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)};
  if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1) return std::nullopt;
  if (date.day > days_in_month(date.year, date.month)) return std::nullopt;
  return day_number(date);
}

std::string clock_text(long second_of_day) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%02ld:%02ld:%02ld", second_of_day / 3600, second_of_day / 60 % 60,
                second_of_day % 60);
  return text.data();
}

std::string instant_text(Seconds instant) {
  const DayNumber day = floor_of(instant, kSecondsADay);
  return day_text(day) + "T" + clock_text(instant - day * kSecondsADay) + "Z";
}

std::optional<Seconds> instant_in(const std::string& text) {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z') {
    return std::nullopt;
  }
  const auto day = day_in(text.substr(0, 10));
  const long hour = digits(text, 11, 2);
  const long minute = digits(text, 14, 2);
  const long second = digits(text, 17, 2);
  const bool is_time = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  if (!day || !is_time) return std::nullopt;
  return *day * kSecondsADay + hour * 3600 + minute * 60 + second;
}

std::optional<Wall> danish_wall(Seconds instant) {
  if (instant < kEarliestKnown) return std::nullopt;
  const long offset = offset_at(instant);
  const DayNumber day = floor_of(instant + offset, kSecondsADay);
  return Wall{day, instant + offset - day * kSecondsADay, offset};
}

Seconds danish_instant(DayNumber day, long second_of_day, std::optional<long> wanted_offset_seconds) {
  const Seconds on_clock = day * kSecondsADay + second_of_day;
  const bool may_be_summer = offset_at(on_clock - kSummer) == kSummer;
  const bool may_be_winter = offset_at(on_clock - kWinter) == kWinter;
  if (may_be_summer && may_be_winter) {
    return on_clock - (wanted_offset_seconds == kWinter ? kWinter : kSummer);
  }
  if (may_be_summer) return on_clock - kSummer;
  if (may_be_winter) return on_clock - kWinter;
  return summer_of(date_of(day).year).from;
}

}  // namespace slettefrist::verifier
