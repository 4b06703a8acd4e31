// Reading and writing days and instants in the one form the contract allows.
#include "sim/model/day.h"

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

void put_digits(std::string& text, int value, int width) {
  const std::size_t end = text.size() + static_cast<std::size_t>(width);
  text.resize(end);
  for (int i = 1; i <= width; ++i, value /= 10) {
    text[end - static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  }
}

void put_day(std::string& text, Day day) {
  const std::chrono::year_month_day civil{std::chrono::sys_days{std::chrono::days{day.number}}};
  put_digits(text, static_cast<int>(civil.year()), 4);
  text += '-';
  put_digits(text, static_cast<int>(static_cast<unsigned>(civil.month())), 2);
  text += '-';
  put_digits(text, static_cast<int>(static_cast<unsigned>(civil.day())), 2);
}

}  // namespace

std::string to_text(Day day) {
  std::string text;
  put_day(text, day);
  return text;
}

std::string to_text(Instant instant) {
  std::int64_t day = instant.seconds / kSecondsADay;
  std::int64_t second = instant.seconds % kSecondsADay;
  if (second < 0) {
    second += kSecondsADay;
    --day;
  }
  std::string text;
  put_day(text, Day{static_cast<std::int32_t>(day)});
  text += 'T';
  put_digits(text, static_cast<int>(second / 3600), 2);
  text += ':';
  put_digits(text, static_cast<int>(second / 60 % 60), 2);
  text += ':';
  put_digits(text, static_cast<int>(second % 60), 2);
  text += 'Z';
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
