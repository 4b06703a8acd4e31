// Which days are telling; see short_calendars.h.
//
// A finding names the day on which it was seen, the one on which it was owed, and the one on which the record
// was due. It must not know what is asked under a calendar.
#include "sim/cli/hunt/short_calendars.h"

#include <algorithm>

namespace slettefrist::cli {
namespace {

constexpr int kNearDays = 3;   // around a telling day
constexpr int kWideDays = 40;  // the same, where near is not enough
constexpr int kSparseRunsMost = 3;
constexpr int kSparseDaysMost = 1024;  // between two runs

Dates within(const Scenario& scenario, Dates dates) {
  dates.first = std::clamp(dates.first, scenario.starts_on, scenario.ends_on);
  dates.last = std::clamp(dates.last, dates.first, scenario.ends_on);
  return dates;
}

Day seen_on(const Scenario& scenario, const Finding& finding) {
  return finding.observed_on.value_or(scenario.ends_on);
}

Day owed_on(const Scenario& scenario, const Finding& finding) {
  return seen_on(scenario, finding) - finding.days_off.value_or(0);
}

}  // namespace

Dates pair_of_runs(const Scenario& scenario, Day first, Day last) {
  const Dates dates = within(scenario, {first, last, 0});
  return {dates.first, dates.last, std::max(1, dates.last - dates.first)};
}

std::vector<Dates> near_calendars(const Scenario& scenario, const Finding& finding) {
  const Day seen = seen_on(scenario, finding);
  const Day owed = owed_on(scenario, finding);
  const int days = std::max(1, scenario.purge.every_days);
  std::vector<Dates> all;
  const auto add_pair = [&](Day first, Day last) { all.push_back(pair_of_runs(scenario, first, last)); };
  add_pair(seen, seen);
  add_pair(owed, owed);
  add_pair(owed, seen);
  add_pair(seen - days, seen);
  add_pair(owed - days, owed);
  add_pair(seen, seen + days);
  add_pair(owed, owed + days);
  if (finding.due_on) {
    add_pair(*finding.due_on, *finding.due_on);
    add_pair(*finding.due_on, seen);
  }
  const auto [from, to] = std::minmax(seen, owed);
  for (const int around : {kNearDays, kWideDays}) {
    all.push_back(within(scenario, {from - around, to + around, 0}));
  }
  all.push_back({scenario.starts_on, scenario.ends_on, 0});
  return all;
}

std::vector<Dates> sparse_calendars(const Scenario& scenario, const Finding& finding) {
  const Day seen = seen_on(scenario, finding);
  const Day owed = owed_on(scenario, finding);
  std::vector<Dates> all;
  for (int runs = 1; runs <= kSparseRunsMost; ++runs) {
    for (int days = 1; days <= kSparseDaysMost; days *= 2) {
      for (const Day last : {owed, seen}) {
        const Dates dates{last - (runs - 1) * days, last, days};
        if (dates.first < scenario.starts_on || scenario.ends_on < dates.last) continue;
        all.push_back(dates);
      }
      if (runs == 1) break;
    }
  }
  return all;
}

}  // namespace slettefrist::cli
