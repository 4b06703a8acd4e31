// Danish time for the oracle: the offset changes of Europe/Copenhagen, read once from the system's zone data
// through Howard Hinnant's `date` and kept as a flat table, because every record asks for a local day.
//
// It must not know a rule, a run or how long anything is kept.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/model/day.h"

namespace slettefrist::oracle {

// What a Danish clock and calendar on the wall show at an instant.
struct WallTime {
  Day day;
  std::int32_t second_of_day = 0;
  std::int32_t offset_seconds = 0;  // east of UTC
};

inline Day utc_day_of(Instant instant) {
  const std::int64_t seconds_before_1970 = instant.seconds < 0 ? kSecondsADay - 1 : 0;
  return Day{static_cast<std::int32_t>((instant.seconds - seconds_before_1970) / kSecondsADay)};
}

// Denmark lies east of UTC: its day is the UTC day or the next. For whoever needs a bound and no more; the
// table is not asked.
inline Day earliest_local_day(Instant instant) { return utc_day_of(instant); }
inline Day latest_local_day(Instant instant) { return utc_day_of(instant) + 1; }

// More than three hours from midnight by the Danish clock, which is at most two hours ahead of UTC. Where it
// is not so, the table has to be asked.
inline bool is_by_day(Instant instant) {
  constexpr std::int64_t kHour = 3600;
  const std::int64_t second = instant.seconds - utc_day_of(instant).number * kSecondsADay;
  return second >= 3 * kHour && second < 19 * kHour;
}

class Zone {
 public:
  Zone();
  WallTime wall_time(Instant instant) const;
  Day local_day(Instant instant) const { return wall_time(instant).day; }
  // The instant at which the wall shows this. Where the hour is doubled: the one with
  // `wanted_offset_seconds`, else the first; where it does not exist: the end of the gap.
  Instant instant_of(Day day, std::int32_t second_of_day, std::int32_t wanted_offset_seconds) const;
  Instant start_of(Day day) const;
  bool changes_clock_on(Day day) const {
    const auto place = static_cast<std::size_t>(std::int64_t{day.number} - first_table_day_.number);
    return place < is_change_day_.size() && is_change_day_[place];
  }

 private:
  struct Span {
    std::int64_t from_seconds = 0;  // unix seconds; until the next span's
    std::int32_t offset_seconds = 0;
  };
  std::size_t span_at(std::int64_t unix_seconds) const {
    const std::int64_t since_start = std::max<std::int64_t>(0, unix_seconds - first_second_);
    const std::size_t bucket =
        std::min(static_cast<std::size_t>(since_start / kBucketSeconds), span_at_bucket_.size() - 1);
    std::size_t span = span_at_bucket_[bucket];
    while (spans_[span + 1].from_seconds <= unix_seconds) ++span;
    return span;
  }
  void find_change_days();
  void note_offsets();
  WallTime wall_time_by_span(Instant instant) const;
  static constexpr std::int64_t kBucketSeconds = 64 * kSecondsADay;
  std::int64_t first_second_ = 0;
  Day first_table_day_;
  std::vector<bool> is_change_day_;          // by day, from the first span to the last
  std::vector<Span> spans_;                  // the last one begins at the end of time and is never reached
  std::vector<std::size_t> span_at_bucket_;  // the span in which each stretch of equal length begins
  static constexpr std::int16_t kNoOneOffset = -1;
  std::int32_t first_utc_day_ = 0;
  std::vector<std::int16_t> offset_on_utc_day_;  // that of all its seconds, where they have one
};

inline WallTime Zone::wall_time(Instant instant) const {
  const Day utc_day = utc_day_of(instant);
  const auto place = static_cast<std::size_t>(std::int64_t{utc_day.number} - first_utc_day_);
  if (place >= offset_on_utc_day_.size() || offset_on_utc_day_[place] == kNoOneOffset)
    return wall_time_by_span(instant);
  const std::int32_t offset = offset_on_utc_day_[place];
  const auto second = static_cast<std::int32_t>(instant.seconds - utc_day.number * kSecondsADay) + offset;
  if (second < kSecondsADay) return {utc_day, second, offset};
  return {utc_day + 1, second - static_cast<std::int32_t>(kSecondsADay), offset};
}

// The one zone of the policy. Built at first use, never changed after. Every record asks for it, and a call
// would cost more than the look whether it is there.
[[gnu::always_inline]] inline const Zone& denmark() {
  static const Zone zone;
  return zone;
}

}  // namespace slettefrist::oracle
