// See moments.h.
#include "sim/verifier/moments.h"

#include <algorithm>

#include "sim/verifier/reckoning.h"

namespace slettefrist::verifier {

std::vector<Moment> moments_before(const Case& facts, std::size_t run, Seconds before) {
  const Calendar& calendar = facts.calendar;
  const auto run_on = [&](DayNumber day) {
    return calendar.run_at_on_day[static_cast<std::size_t>(day - calendar.starts_on)];
  };
  const bool is_first = run == 0;
  std::vector<Moment> moments;
  const DayNumber first = is_first ? calendar.starts_on : calendar.runs[run - 1].as_of + 1;
  for (DayNumber day = first; day < calendar.runs[run].as_of; ++day) {
    moments.push_back({day, std::min(run_on(day), before), day + 1});
  }
  const Seconds after = is_first ? run_on(calendar.starts_on) : calendar.runs[run - 1].at;
  for (const Rule& rule : facts.policy.rules) {
    for (const Version& version : rule.versions) {
      const DayNumber day = version.in_force;
      if (day < first || day > calendar.runs[run].as_of) continue;
      const Seconds midnight = danish_instant(day, 0, std::nullopt);
      if (midnight > after && midnight < before) moments.push_back({day, midnight, day});
    }
  }
  for (const Record& record : facts.records) {
    for (const Fact& fact : record.facts) {
      if (!fact.instant || *fact.instant < after || *fact.instant >= before) continue;
      DayNumber next_day = is_first ? first : first - 1;
      while (run_on(next_day) <= *fact.instant) ++next_day;
      moments.push_back({wall_of(*fact.instant).day, *fact.instant + 1, next_day});
    }
  }
  return moments;
}

}  // namespace slettefrist::verifier
