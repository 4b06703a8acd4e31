// Faults F01 to F06: periods of years and months added as something else.
//
// The periods are the policy's own; only the adding is wrong. Must not know a store.
#include <boost/date_time/gregorian/gregorian.hpp>

#include "sim/engine/faults.h"
#include "sim/engine/period.h"

namespace slettefrist::engine {
namespace {

using enum FindingKind;
using Unit = Period::Unit;

constexpr int kMonthsAYear = 12;
constexpr int kDaysAYear = 365;

int months_of(const Period& keep) {
  return keep.unit == Unit::years ? keep.amount * kMonthsAYear : keep.amount;
}

void change_periods(Policy& policy, const std::function<void(Period&)>& change) {
  for (Rule& rule : policy.rules) {
    for (RuleVersion& version : rule.versions) change(version.keep);
  }
}

EngineMaker adding(const std::function<Day(Day, const Period&)>& add) {
  Twist twist;
  twist.due_of = [add](const DatedRow& row, const RunMoment& moment) {
    return due_by(row, moment, anchor_day_of(row), [&](Day anchor, const Period& keep) {
      return std::optional{keep.unit == Unit::days ? anchor + keep.amount : add(anchor, keep)};
    });
  };
  return twisted(twist);
}

EngineFault days_365() {
  return {{"F01",
           "days-365",
           "takes twelve months for 365 days",
           too_early,
           {"leap-day", "first-documents-2024"}},
          misreading([](Policy& policy) {
            change_periods(policy, [](Period& keep) {
              if (keep.unit == Unit::months) keep = {keep.amount * kDaysAYear / kMonthsAYear, Unit::days};
            });
          })};
}

EngineFault years_of_365() {
  return {{"F02", "years-of-365", "takes every year for 365 days", too_early, {"leap-day", "decade"}},
          misreading([](Policy& policy) {
            change_periods(policy, [](Period& keep) {
              if (keep.unit == Unit::years) keep = {keep.amount * kDaysAYear, Unit::days};
            });
          })};
}

EngineFault average_year() {
  return {{"F03",
           "average-year",
           "takes a year for 365.2425 days and a month for its twelfth",
           too_early,
           {"leap-day", "decade"}},
          adding([](Day anchor, const Period& keep) {
            constexpr double kAverageYear = 365.2425;
            return anchor + static_cast<int>(months_of(keep) * kAverageYear / kMonthsAYear);
          })};
}

EngineFault leap_overflow() {
  return {{"F04", "leap-overflow", "lets a missing 29 February run over into March", too_late, {"leap-day"}},
          misreading([](Policy& policy) { policy.reading.month_end = MonthEnd::overflow; })};
}

EngineFault month_by_month() {
  return {{"F05",
           "month-by-month",
           "adds one month after the other, each cut at its month's end",
           too_early,
           {"leap-day", "decade"}},
          adding([](Day anchor, const Period& keep) {
            for (int month = 0; month < months_of(keep); ++month) {
              anchor = later_by(anchor, {1, Unit::months}, MonthEnd::clamp).value();
            }
            return anchor;
          })};
}

EngineFault month_end_snap() {
  return {{"F06",
           "month-end-snap",
           "takes the last day of a month to the last day of a month",
           too_late,
           {"leap-day", "decade"}},
          adding([](Day anchor, const Period& keep) {
            const boost::gregorian::date epoch{1970, 1, 1};
            const boost::gregorian::date from = epoch + boost::gregorian::days{anchor.number};
            const boost::gregorian::date to = from + boost::gregorian::months{months_of(keep)};
            return Day{static_cast<std::int32_t>((to - epoch).days())};
          })};
}

}  // namespace

std::vector<EngineFault> faults_of_calendars() {
  return {days_365(), years_of_365(), average_year(), leap_overflow(), month_by_month(), month_end_snap()};
}

}  // namespace slettefrist::engine
