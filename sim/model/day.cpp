// Reading and writing days and instants in the one form the contract allows.
#include "sim/model/day.h"

#include <array>
#include <chrono>

namespace slettefrist {
namespace {

// Digits only, no sign and no blanks: std::from_chars would take less strict text.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

constexpr std::size_t kClockLength = std::string_view{"22:30:00"}.size();
constexpr std::int32_t kSecondsAMinute = 60;
constexpr std::size_t kHourAndMinuteLength = std::string_view{"22:30"}.size();
constexpr std::size_t kInstantLength = std::string_view{"2024-02-29T22:30:00Z"}.size();

// "00" to "99", one behind the other.
constexpr std::array<char, 200> kPairs = [] {
  std::array<char, 200> pairs{};
  for (std::size_t i = 0; i < pairs.size(); i += 2) {
    pairs[i] = static_cast<char>('0' + i / 20);
    pairs[i + 1] = static_cast<char>('0' + i / 2 % 10);
  }
  return pairs;
}();

// Each writes at `to` and gives the place behind.
char* put_pair(char* to, std::size_t value) {
  to[0] = kPairs[2 * value];
  to[1] = kPairs[2 * value + 1];
  return to + 2;
}

char* put_clock(char* to, unsigned second_of_day) {
  to = put_pair(to, second_of_day / 3600 % 100);
  *to++ = ':';
  to = put_pair(to, second_of_day / 60 % 60);
  *to++ = ':';
  return put_pair(to, second_of_day % 60);
}

}  // namespace

char* put_text(char* to, Day day) {
  const std::chrono::year_month_day civil{std::chrono::sys_days{std::chrono::days{day.number}}};
  const auto year = static_cast<unsigned>(static_cast<int>(civil.year()));
  to = put_pair(put_pair(to, year / 100 % 100), year % 100);
  *to++ = '-';
  to = put_pair(to, static_cast<unsigned>(civil.month()));
  *to++ = '-';
  return put_pair(to, static_cast<unsigned>(civil.day()));
}

void append_text(std::string& text, Day day) {
  std::array<char, kDayLength> written;
  put_text(written.data(), day);
  text.append(written.data(), written.size());
}

void append_text(std::string& text, Instant instant) {
  std::int64_t day = instant.seconds / kSecondsADay;
  std::int64_t second = instant.seconds % kSecondsADay;
  if (second < 0) {
    second += kSecondsADay;
    --day;
  }
  std::array<char, kInstantLength> written;
  char* to = put_text(written.data(), Day{static_cast<std::int32_t>(day)});
  *to++ = 'T';
  to = put_clock(to, static_cast<unsigned>(second));
  *to = 'Z';
  text.append(written.data(), written.size());
}

std::string clock_text(std::int32_t second_of_day) {
  std::array<char, kClockLength> written;
  put_clock(written.data(), static_cast<unsigned>(second_of_day));
  return {written.data(), written.size()};
}

std::string hour_and_minute(std::int32_t minute_of_day) {
  return clock_text(minute_of_day * kSecondsAMinute).substr(0, kHourAndMinuteLength);
}

std::string to_text(Day day) {
  std::string text;
  append_text(text, day);
  return text;
}

std::string to_text(Instant instant) {
  std::string text;
  append_text(text, instant);
  return text;
}

Day day_from_civil(int year, unsigned month, unsigned day_of_month) {
  const std::chrono::year_month_day civil{std::chrono::year{year}, std::chrono::month{month},
                                          std::chrono::day{day_of_month}};
  return Day{static_cast<std::int32_t>(std::chrono::sys_days{civil}.time_since_epoch().count())};
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day civil{std::chrono::year{*year},
                                          std::chrono::month{static_cast<unsigned>(*month)},
                                          std::chrono::day{static_cast<unsigned>(*day)}};
  if (!civil.ok()) return std::nullopt;
  const Day result = Day{static_cast<std::int32_t>(std::chrono::sys_days{civil}.time_since_epoch().count())};
  if (result < kEarliestDay || result > kLatestDay) return std::nullopt;
  return result;
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z') {
    return std::nullopt;
  }
  const auto day = parse_day(text.substr(0, 10));
  const auto hour = digits(text.substr(11, 2));
  const auto minute = digits(text.substr(14, 2));
  const auto second = digits(text.substr(17, 2));
  if (!day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return Instant{day->number * kSecondsADay + std::int64_t{*hour} * 3600 + std::int64_t{*minute} * 60 +
                 *second};
}

}  // namespace slettefrist
