// The list of telling dates, and the years they can stand in; see telling_dates.h.
//
// It must not know what is counted from them.
#include "sim/cli/explain/telling_dates.h"

#include <algorithm>
#include <chrono>
#include <string_view>

namespace slettefrist::cli {
namespace {

namespace chr = std::chrono;

constexpr int kYearsBeyond = 9;      // a leap year is never further away, not even across 2100
constexpr int kEarliestYear = 1997;  // clocks have changed on the same two Sundays since
constexpr int kLatestYear = 2199;    // a later day is no input

}  // namespace

const std::vector<TellingDate>& telling_instants() {
  static const std::vector<TellingDate> dates{
      {"plain", 2023, 12, 15, "T10:00:00Z"},
      {"month end", 2023, 2, 28, "T12:00:00Z"},
      {"month end", 2024, 8, 31, "T12:00:00Z"},
      {"leap day", 2024, 2, 29, "T12:00:00Z"},
      {"after the Danish midnight", 2023, 12, 31, "T23:30:00Z"},
      {"before the clocks go forward", 2024, 3, kLastSunday, "T00:59:59Z"},
      {"in the hour that comes twice", 2024, 10, kLastSunday, "T01:30:00Z"}};
  return dates;
}

const std::vector<TellingDate>& telling_days() {
  static const std::vector<TellingDate> dates{{"plain", 2023, 12, 15, ""},
                                              {"month end", 2023, 2, 28, ""},
                                              {"leap day", 2024, 2, 29, ""},
                                              {"month end", 2024, 8, 31, ""},
                                              {"year's end", 2023, 12, 31, ""}};
  return dates;
}

std::optional<std::string> written_in(const TellingDate& date, int year) {
  const chr::year_month month = chr::year{year} / chr::month{date.month};
  const chr::year_month_day day = date.day_of_month == kLastSunday
                                      ? chr::year_month_day{chr::sys_days{month / chr::Sunday[chr::last]}}
                                      : month / chr::day{date.day_of_month};
  if (!day.ok()) return std::nullopt;
  if (date.kind == std::string_view{"month end"} && day != month / chr::last) return std::nullopt;
  return to_text(Day{static_cast<std::int32_t>(chr::sys_days{day}.time_since_epoch().count())}) + date.clock;
}

std::vector<int> years_of(const TellingDate& date, Day wanted_from) {
  const chr::year_month_day wanted{chr::sys_days{chr::days{wanted_from.number}}};
  const int last = std::min(static_cast<int>(wanted.year()) + kYearsBeyond, kLatestYear);
  std::vector<int> years;
  for (int year = date.year; year <= std::max(date.year, last); ++year) years.push_back(year);
  for (int year = date.year - 1; year >= kEarliestYear; --year) years.push_back(year);
  return years;
}

}  // namespace slettefrist::cli
