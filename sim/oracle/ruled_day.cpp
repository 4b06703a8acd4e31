// What becomes of a record that has one date and one rule: its versions are lived through, one after the
// other, until a run finds the record due (see oracle.h).
//
// For whoever asks about a rule and has no record. It must not know how records hang together.
#include <algorithm>

#include "sim/oracle/holds.h"
#include "sim/oracle/oracle.h"
#include "sim/oracle/period.h"
#include "sim/oracle/zone.h"

namespace slettefrist::oracle {
namespace {

constexpr int kSecondsAMinute = 60;

// Of runs held every day at that time: the day of the first from `day` on that may take the record.
Day day_of_run(Day day, const Anchor& anchor, const Deadline& deadline, int run_at_minutes) {
  const auto run_on = [&](Day each) {
    return denmark().instant_of(each, run_at_minutes * kSecondsAMinute, 0);
  };
  while (run_on(day) < deadline.at || (anchor.at && run_on(day) <= *anchor.at)) day = day + 1;
  return day;
}

DueDay told(const Anchor& anchor, const Period& keep, const Reading& reading) {
  return anchor.at ? due_day(*anchor.at, keep, reading) : due_day(anchor.day, keep, reading);
}

std::optional<RuledDay> lived(const Anchor& anchor, const Rule& rule, const Reading& reading,
                              int run_at_minutes) {
  std::optional<RuledDay> result;
  for (std::size_t i = 0; i < rule.versions.size(); ++i) {
    const Day from = rule.versions[i].in_force;
    const Day until = i + 1 < rule.versions.size() ? rule.versions[i + 1].in_force : kEndOfTime;
    const std::optional<std::size_t> deciding = version_deciding(rule, from, anchor.day);
    result.reset();
    if (!deciding || rule.versions[*deciding].ends) continue;
    const Period& keep = rule.versions[*deciding].keep;
    const std::optional<Deadline> deadline = deadline_of(anchor, keep, reading);
    std::optional<Day> goes_on;
    if (deadline) goes_on = day_of_run(std::max(deadline->on, from), anchor, *deadline, run_at_minutes);
    if (goes_on >= until) continue;
    result = RuledDay{*deciding, told(anchor, keep, reading), goes_on};
    if (goes_on) break;
  }
  return result;
}

}  // namespace

std::optional<RuledDay> ruled_day(Instant anchor, const Rule& rule, const Reading& reading,
                                  int run_at_minutes) {
  return lived(anchor_at(anchor, reading.day_of), rule, reading, run_at_minutes);
}

std::optional<RuledDay> ruled_day(Day anchor, const Rule& rule, const Reading& reading, int run_at_minutes) {
  return lived(anchor_on(anchor), rule, reading, run_at_minutes);
}

}  // namespace slettefrist::oracle
