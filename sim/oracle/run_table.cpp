// Builds the two tables of run_table.h and searches the rest by halving.
#include "sim/oracle/run_table.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace slettefrist::oracle {
RunTable::RunTable(const RunCalendar& calendar) : calendar_(calendar) {
  const std::vector<Run>& runs = calendar_.runs;
  assert(!runs.empty());
  assert(calendar_.run_at_on_day.size() == static_cast<std::size_t>(ends_on() - starts_on() + 1));
  std::int32_t run = 0;
  const auto run_count = static_cast<std::int32_t>(runs.size());
  for (Day day = starts_on(); day <= ends_on(); day = day + 1) {
    while (run < run_count && as_of(run) < day) ++run;
    first_run_from_.push_back(run < run_count ? run : kNever);
  }
  held_from_.assign(runs.size(), kNever);
  std::int32_t next_held = kNever;
  for (std::size_t i = runs.size(); i-- > 0;) {
    if (runs[i].held) next_held = static_cast<std::int32_t>(i);
    if (runs[i].held && last_held_ == kNever) last_held_ = next_held;
    held_from_[i] = next_held;
  }
}

std::int32_t RunTable::first_run_after(Instant fact) const {
  return first_run_not_before(Instant{fact.seconds + 1});
}

std::int32_t RunTable::first_run_not_before(Instant instant) const {
  if (instant <= calendar_.runs.front().run_at) return 0;
  if (instant > calendar_.runs.back().run_at) return kNever;
  // Denmark lies east of UTC: a run of a Danish day before the instant's UTC day is over by then.
  const std::int64_t seconds_before_1970 = instant.seconds < 0 ? kSecondsADay - 1 : 0;
  const Day utc_day{static_cast<std::int32_t>((instant.seconds - seconds_before_1970) / kSecondsADay)};
  auto run = static_cast<std::size_t>(first_run_from_day(utc_day));
  while (calendar_.runs[run].run_at < instant) ++run;
  return static_cast<std::int32_t>(run);
}

std::int32_t RunTable::first_run_from_day(Day day) const {
  if (day > ends_on()) return kNever;
  const Day from = std::max(day, starts_on());
  return first_run_from_[static_cast<std::size_t>(from - starts_on())];
}

std::int32_t RunTable::last_run_until_day(Day day) const {
  const std::int32_t next = first_run_from_day(day + 1);
  const std::int32_t last = (next == kNever ? static_cast<std::int32_t>(calendar_.runs.size()) : next) - 1;
  return last < 0 ? kNever : last;
}

std::int32_t RunTable::first_held_from(std::int32_t run) const {
  return run == kNever ? kNever : held_from_[static_cast<std::size_t>(run)];
}

Instant RunTable::cutoff() const {
  if (last_held_ == kNever) return Instant{std::numeric_limits<std::int64_t>::min()};
  return calendar_.runs[static_cast<std::size_t>(last_held_)].run_at;
}

std::optional<Day> RunTable::first_day_with_run(Day day, Instant fact, Instant due_at) const {
  const Day from = std::max(day, starts_on());
  if (from > ends_on()) return std::nullopt;
  const auto& instants = calendar_.run_at_on_day;
  const auto found = std::partition_point(instants.begin() + (from - starts_on()), instants.end(),
                                          [&](Instant run_at) { return run_at <= fact || run_at < due_at; });
  if (found == instants.end()) return std::nullopt;
  return starts_on() + static_cast<int>(found - instants.begin());
}

}  // namespace slettefrist::oracle
