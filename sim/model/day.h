// Civil days in Denmark and instants, as plain numbers.
//
// A Day can be compared, shifted by whole days and written down. It cannot add months or years, on purpose:
// "plus 12 months" is a question of policy, and the engine and the oracle each answer it with a calendar of
// their own (docs/decisions.md). This file must not know a time zone.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slettefrist {

// A civil day; `number` counts days since 1970-01-01.
struct Day {
  std::int32_t number = 0;
  auto operator<=>(const Day&) const = default;
};
constexpr Day operator+(Day day, int days) { return Day{day.number + days}; }
constexpr Day operator-(Day day, int days) { return Day{day.number - days}; }
constexpr int operator-(Day left, Day right) { return left.number - right.number; }

// Unix time has no leap seconds: every day of UTC is this long. A Danish day need not be.
constexpr std::int64_t kSecondsADay = 86400;

// A point in time; `seconds` counts unix seconds, UTC.
struct Instant {
  std::int64_t seconds = 0;
  auto operator<=>(const Instant&) const = default;
};

constexpr Day kEarliestDay{-25567};  // 1900-01-01: earlier days in input are typing slips
constexpr Day kLatestDay{84005};     // 2199-12-31

constexpr std::size_t kDayLength = std::string_view{"2024-02-29"}.size();
char* put_text(char* to, Day day);             // writes so many characters and gives the place behind
std::string to_text(Day day);                  // "2024-02-29"
std::string to_text(Instant instant);          // "2024-02-29T22:30:00Z"
void append_text(std::string& text, Day day);  // the same two at the end of a text, without one of their own
void append_text(std::string& text, Instant instant);
std::string clock_text(std::int32_t second_of_day);       // "23:30:00"
std::string hour_and_minute(std::int32_t minute_of_day);  // "23:30"
Day day_from_civil(int year, unsigned month, unsigned day_of_month);

// Exactly YYYY-MM-DD, an existing day between the bounds above; otherwise nothing.
std::optional<Day> parse_day(std::string_view text);
// Exactly YYYY-MM-DDTHH:MM:SSZ, seconds 00 to 59; otherwise nothing.
std::optional<Instant> parse_instant(std::string_view text);

}  // namespace slettefrist
