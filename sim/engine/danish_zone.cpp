// Danish local time out of Boost.Date_Time's zone rule.
//
// Boost's zone string has the sign of its offset the other way round than POSIX: "CET+01" is one hour east.
// Offsets come from the rule's two changes a year and not from local_date_time, because the doubled hour and
// the gap need answers of our own. Must not know a policy.
#include "sim/engine/danish_zone.h"

#include <boost/date_time/gregorian/gregorian.hpp>
#include <boost/date_time/local_time/local_time.hpp>
#include <boost/date_time/posix_time/posix_time.hpp>
#include <vector>

namespace slettefrist::engine {
namespace {

constexpr int kFirstKnownYear = 1900;  // the years that records can name
constexpr int kLastKnownYear = 2200;

constexpr int kFirstYearOfRule = 1996;        // from here on summer ends in October, as it does today
constexpr int kFirstYearOfSeptembers = 1981;  // until then it ended in September

// Summers before the rules, as the tz database tells them. Those of the war ran over two new years; a year's
// part of such a summer stands in its own row. Years without a row, before the rules, had no summer time.
struct ToldSummer {
  int year;
  const char* begins;
  const char* ends;
};
constexpr ToldSummer kToldSummers[] = {
    {1916, "1916-05-14T22:00:00Z", "1916-09-30T21:00:00Z"},
    {1940, "1940-05-14T23:00:00Z", "1941-01-01T00:00:00Z"},
    {1941, "1941-01-01T00:00:00Z", "1942-01-01T00:00:00Z"},
    {1942, "1942-01-01T00:00:00Z", "1942-11-02T01:00:00Z"},
    {1943, "1943-03-29T01:00:00Z", "1943-10-04T01:00:00Z"},
    {1944, "1944-04-03T01:00:00Z", "1944-10-02T01:00:00Z"},
    {1945, "1945-04-02T01:00:00Z", "1945-08-15T01:00:00Z"},
    {1946, "1946-05-01T01:00:00Z", "1946-09-01T01:00:00Z"},
    {1947, "1947-05-04T01:00:00Z", "1947-08-10T01:00:00Z"},
    {1948, "1948-05-09T01:00:00Z", "1948-08-08T01:00:00Z"},
    {1980, "1980-04-06T01:00:00Z", "1980-09-28T01:00:00Z"},
};

const boost::local_time::posix_time_zone& zone() {
  static const boost::local_time::posix_time_zone copenhagen{"CET+01CEST,M3.5.0/2,M10.5.0/3"};
  return copenhagen;
}

int winter_offset_seconds() { return static_cast<int>(zone().base_utc_offset().total_seconds()); }
int summer_offset_seconds() {
  return winter_offset_seconds() + static_cast<int>(zone().dst_offset().total_seconds());
}

std::int64_t seconds_of(const boost::posix_time::ptime& time) {
  static const boost::posix_time::ptime epoch{boost::gregorian::date{1970, 1, 1}};
  return (time - epoch).total_seconds();
}

Day utc_day(std::int64_t seconds) {
  const std::int64_t day = seconds / kSecondsADay - (seconds % kSecondsADay < 0 ? 1 : 0);
  return Day{static_cast<std::int32_t>(day)};
}

int year_of(Day day) {
  return boost::gregorian::date{boost::gregorian::date{1970, 1, 1} + boost::gregorian::days{day.number}}
      .year();
}

SummerTime summer_by_rule(const boost::local_time::posix_time_zone& rule, int year) {
  const auto of_year = static_cast<boost::gregorian::greg_year::value_type>(year);
  return {Instant{seconds_of(rule.dst_local_start_time(of_year)) - winter_offset_seconds()},
          Instant{seconds_of(rule.dst_local_end_time(of_year)) - summer_offset_seconds()}};
}

SummerTime summer_of(int year) {
  if (year >= kFirstYearOfRule) return summer_by_rule(zone(), year);
  static const boost::local_time::posix_time_zone until_september{"CET+01CEST,M3.5.0/2,M9.5.0/3"};
  if (year >= kFirstYearOfSeptembers) return summer_by_rule(until_september, year);
  for (const ToldSummer& told : kToldSummers) {
    if (told.year == year) return {*parse_instant(told.begins), *parse_instant(told.ends)};
  }
  return {};  // none: it ends as it begins
}

// The rule finds its Sundays anew at every question; a backlog asks it for thousands of days.
std::vector<SummerTime> known_summers() {
  std::vector<SummerTime> summers;
  for (int year = kFirstKnownYear; year <= kLastKnownYear; ++year) summers.push_back(summer_of(year));
  return summers;
}

// No change happens near a new year, so the UTC year is the right one to ask.
int offset_at(Instant instant) {
  const SummerTime summer = summer_time_of_year(utc_day(instant.seconds));
  const bool is_summer = summer.begins <= instant && instant < summer.ends;
  return is_summer ? summer_offset_seconds() : winter_offset_seconds();
}

}  // namespace

SummerTime summer_time_of_year(Day any_day) {
  static const std::vector<SummerTime> known = known_summers();
  const int year = year_of(any_day);
  const int index = year - kFirstKnownYear;
  const bool is_known = index >= 0 && index < static_cast<int>(known.size());
  return is_known ? known[static_cast<std::size_t>(index)] : summer_of(year);
}

LocalTime local_time(Instant instant) {
  const int offset = offset_at(instant);
  const std::int64_t shown = instant.seconds + offset;
  const Day day = utc_day(shown);
  return {day, static_cast<int>(shown - day.number * kSecondsADay), offset};
}

Day local_day(Instant instant) { return local_time(instant).day; }

Instant midnight_of(Day day) { return at_clock_time(day, 0, winter_offset_seconds()); }

Instant at_clock_time(Day day, int second_of_day, int preferred_offset_seconds) {
  const std::int64_t shown = day.number * kSecondsADay + second_of_day;
  const Instant in_winter{shown - winter_offset_seconds()};
  const Instant in_summer{shown - summer_offset_seconds()};
  const bool is_winter = offset_at(in_winter) == winter_offset_seconds();
  const bool is_summer = offset_at(in_summer) == summer_offset_seconds();
  if (is_winter && is_summer) {
    return preferred_offset_seconds == summer_offset_seconds() ? in_summer : in_winter;
  }
  if (is_winter) return in_winter;
  if (is_summer) return in_summer;
  return summer_time_of_year(day).begins;
}

}  // namespace slettefrist::engine
