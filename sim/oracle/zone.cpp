// Builds the table of Danish offset changes and answers from it (see zone.h).
//
// The `date` library stops at the last change written out in the system's file (2037) and ignores the rule in
// its footer. Deadlines reach beyond, so the table is carried on by the rule in force: directive 2000/84/EC,
// the last Sunday of March to the last Sunday of October, at 01:00 UTC.
#include "sim/oracle/zone.h"

#include <date/tz.h>

#include <algorithm>
#include <cassert>
#include <chrono>
#include <limits>

namespace slettefrist::oracle {
namespace {

constexpr std::int32_t kWinterOffsetSeconds = 3600;
constexpr std::int32_t kSummerOffsetSeconds = 7200;
constexpr int kFirstYear = 1890;
constexpr int kLastWrittenYear = 2037;
constexpr int kLastYearOfZone = 2260;

// 01:00 UTC on the last Sunday of the month.
std::int64_t last_sunday_change(int year, std::chrono::month month) {
  using std::chrono::days;
  const std::chrono::sys_days day{std::chrono::year{year} / month / std::chrono::Sunday[std::chrono::last]};
  return day.time_since_epoch() / days{1} * kSecondsADay + 3600;
}

}  // namespace

Zone::Zone() {
  const date::time_zone* const zone = date::locate_zone("Europe/Copenhagen");
  date::sys_seconds at = date::sys_days{date::year{kFirstYear} / 1 / 1};
  const date::sys_seconds end = date::sys_days{date::year{kLastWrittenYear + 1} / 1 / 1};
  while (at < end) {
    const date::sys_info info = zone->get_info(at);
    const auto offset = static_cast<std::int32_t>(info.offset.count());
    if (spans_.empty() || spans_.back().offset_seconds != offset) {
      spans_.push_back({at.time_since_epoch().count(), offset});
    }
    at = info.end;
  }
  assert(spans_.back().from_seconds == last_sunday_change(kLastWrittenYear, std::chrono::October));
  for (int year = kLastWrittenYear + 1; year <= kLastYearOfZone; ++year) {
    spans_.push_back({last_sunday_change(year, std::chrono::March), kSummerOffsetSeconds});
    spans_.push_back({last_sunday_change(year, std::chrono::October), kWinterOffsetSeconds});
  }
  first_second_ = spans_.front().from_seconds;
  std::size_t span = 0;
  for (std::int64_t from = spans_.front().from_seconds; from <= spans_.back().from_seconds;
       from += kBucketSeconds) {
    while (span + 1 < spans_.size() && spans_[span + 1].from_seconds <= from) ++span;
    span_at_bucket_.push_back(span);
  }
  spans_.push_back({std::numeric_limits<std::int64_t>::max(), kWinterOffsetSeconds});
  find_change_days();
  note_offsets();
}

// Nearly every day of UTC lies in one span: who asks for an instant of it need not look for that.
void Zone::note_offsets() {
  const Day first = utc_day_of(Instant{first_second_}) + 1;  // whole days only
  const Day end = utc_day_of(Instant{spans_[spans_.size() - 2].from_seconds});
  first_utc_day_ = first.number;
  for (Day day = first; day < end; day = day + 1) {
    const std::size_t span = span_at(day.number * kSecondsADay);
    const bool is_one = span == span_at((day + 1).number * kSecondsADay - 1);
    offset_on_utc_day_.push_back(is_one ? static_cast<std::int16_t>(spans_[span].offset_seconds)
                                        : kNoOneOffset);
  }
}

// Days that do not end in the span they begin in. A change lies in the day it shows or ends the one before.
void Zone::find_change_days() {
  first_table_day_ = local_day(Instant{first_second_});
  const std::size_t end = spans_.size() - 1;
  const Day last = local_day(Instant{spans_[end - 1].from_seconds}) + 1;
  is_change_day_.assign(static_cast<std::size_t>(last - first_table_day_) + 1, false);
  for (std::size_t i = 1; i < end; ++i) {
    const Day there = local_day(Instant{spans_[i].from_seconds});
    for (Day day = there - 1; day <= there; day = day + 1) {
      const bool changes = span_at(start_of(day).seconds) != span_at(start_of(day + 1).seconds - 1);
      if (changes) is_change_day_[static_cast<std::size_t>(day - first_table_day_)] = true;
    }
  }
}

WallTime Zone::wall_time_by_span(Instant instant) const {
  const std::int32_t offset = spans_[span_at(instant.seconds)].offset_seconds;
  const Instant local{instant.seconds + offset};
  const Day day = utc_day_of(local);
  return {day, static_cast<std::int32_t>(local.seconds - day.number * kSecondsADay), offset};
}

Instant Zone::instant_of(Day day, std::int32_t second_of_day, std::int32_t wanted_offset_seconds) const {
  const std::int64_t local = day.number * kSecondsADay + second_of_day;
  // No offset exceeds a day, and changes lie far more than two days apart: these spans suffice.
  const std::size_t first = span_at(local - kSecondsADay);
  const std::size_t last = span_at(local + kSecondsADay);
  if (first == last) return Instant{local - spans_[first].offset_seconds};
  const Span* found = nullptr;
  for (std::size_t i = first; i <= last; ++i) {
    if (span_at(local - spans_[i].offset_seconds) != i) continue;
    if (!found || spans_[i].offset_seconds == wanted_offset_seconds) found = &spans_[i];
  }
  if (found) return Instant{local - found->offset_seconds};
  return Instant{spans_[last].from_seconds};  // inside a gap, which ends where the later span begins
}

Instant Zone::start_of(Day day) const { return instant_of(day, 0, kSummerOffsetSeconds); }

}  // namespace slettefrist::oracle
