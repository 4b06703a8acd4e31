// Faults F07 to F14: which day an instant is on, and how a due day is compared with the run's.
//
// Must not know a store.
#include <memory>

#include "sim/engine/danish_zone.h"
#include "sim/engine/faults.h"
#include "sim/engine/period.h"

namespace slettefrist::engine {
namespace {

using enum FindingKind;

EngineMaker comparing(std::function<bool(Day due_on, const RunMoment&)> is_due) {
  Twist twist;
  twist.is_due = std::move(is_due);
  return twisted(twist);
}

// Counts rightly from an anchor day of its own.
EngineMaker anchoring(const std::function<Day(const DatedRow&)>& anchor_of) {
  Twist twist;
  twist.due_of = [anchor_of](const DatedRow& row, const RunMoment& moment) {
    return due_by(row, moment, anchor_of(row), [&](Day anchor, const Period& keep) {
      return later_by(anchor, keep, row.reading.month_end);
    });
  };
  return twisted(twist);
}

EngineFault less_than() {
  return {{"F07", "less-than", "compares with < where <= is meant", too_late, {"leap-day", "decade"}},
          comparing([](Day due_on, const RunMoment& moment) { return due_on < moment.as_of; })};
}

EngineFault midnight_ahead() {
  return {{"F07",
           "midnight-ahead",
           "rounds the run's instant up to the next midnight",
           too_early,
           {"leap-day", "decade"}},
          at_another_moment([](const RunMoment& moment, const Policy&) {
            return RunMoment{midnight_of(moment.as_of + 1), moment.as_of + 1};
          })};
}

EngineFault utc_day() {
  return {{"F08",
           "utc-day",
           "takes the day in UTC for the day in Denmark",
           too_early,
           {"clock-change", "first-documents-2024"}},
          misreading([](Policy& policy) { policy.reading.day_of = DayOf::utc; })};
}

EngineFault winter_time() {
  return {{"F09", "winter-time", "reckons with winter time all year", too_early, {"clock-change", "decade"}},
          anchoring([](const DatedRow& row) {
            constexpr std::int64_t kWinterOffsetSeconds = 3600;
            if (row.kind == AnchorKind::day) return anchor_day_of(row);
            return Day{static_cast<std::int32_t>((row.anchor + kWinterOffsetSeconds) / kSecondsADay)};
          })};
}

// A variable outside the loop over the rows: each is given the offset of the row before it.
EngineFault leaking_zone() {
  const EngineMaker make = [](const Policy& policy) {
    Twist twist;
    const auto offset = std::make_shared<std::int64_t>(0);  // of this engine alone
    twist.due_of = [offset](const DatedRow& row, const RunMoment& moment) {
      Day anchor = anchor_day_of(row);
      if (row.kind != AnchorKind::day) {
        anchor = Day{static_cast<std::int32_t>((row.anchor + *offset) / kSecondsADay)};
        *offset = local_time(Instant{row.anchor}).offset_seconds;
      }
      return due_by(row, moment, anchor, [&](Day from, const Period& keep) {
        return later_by(from, keep, row.reading.month_end);
      });
    };
    return twisted(twist)(policy);
  };
  return {{"F10",
           "leaking-zone",
           "reads each instant with the summer or winter time of the row before it",
           too_early,
           {"clock-change", "decade"}},
          make};
}

EngineFault text_compared() {
  return {{"F11",
           "text-compared",
           "compares instants as texts of two forms, one with T and one with a blank",
           too_late,
           {"leap-day", "decade"}},
          comparing([](Day due_on, const RunMoment& moment) {
            return to_text(due_on) + "T00:00:00Z" <= to_text(moment.as_of) + " 03:00:00";
          })};
}

EngineFault beyond_2038() {
  return {{"F12",
           "beyond-2038",
           "keeps due instants in 32 bits, which are full on 19 January 2038",
           too_early,
           {"day-2038"}},
          comparing([](Day due_on, const RunMoment& moment) {
            return static_cast<std::int32_t>(midnight_of(due_on).seconds) <= moment.run_at.seconds;
          })};
}

EngineFault seconds_as_milliseconds() {
  return {{"F13",
           "seconds-as-milliseconds",
           "takes an answer's seconds for milliseconds",
           too_early,
           {"late-answers", "decade"}},
          anchoring([](const DatedRow& row) {
            constexpr std::int64_t kMillisecondsASecond = 1000;
            if (row.rule.applies != Applies::answered) return anchor_day_of(row);
            return local_day(Instant{row.anchor / kMillisecondsASecond});
          })};
}

bool is_weekend(Day day) {
  constexpr int kThursday = 4;  // 1970-01-01, counted from a Sunday
  const int weekday = (day.number + kThursday) % 7;
  return weekday == 0 || weekday == 6;
}

EngineFault weekend_roll() {
  Twist twist;
  twist.due_of = [](const DatedRow& row, const RunMoment& moment) {
    auto due_on = due_rightly(row, moment);
    while (due_on && is_weekend(*due_on)) due_on = *due_on + 1;
    return due_on;
  };
  return {{"F14",
           "weekend-roll",
           "moves a due day at a weekend to the Monday after",
           too_late,
           {"leap-day", "decade"}},
          twisted(twist)};
}

}  // namespace

std::vector<EngineFault> faults_of_clocks() {
  return {less_than(),    midnight_ahead(), utc_day(),     winter_time(),
          leaking_zone(), text_compared(),  beyond_2038(), seconds_as_milliseconds(),
          weekend_roll()};
}

}  // namespace slettefrist::engine
