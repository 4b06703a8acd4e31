// Counting out the anchors that lead to an edge.
#include "generators/edges.h"

#include <date/date.h>

#include <algorithm>

#include "generators/civil_day.h"

namespace slettefrist::generators {
namespace {

constexpr Day kClockWrap{24855};  // 2038-01-19

bool is_month_end(Day day) { return civil(day + 1).day() == date::day{1}; }

// For every day from `from` to `to` + 1: is it the eve of, the day of or the day after an edge in between?
std::vector<bool> near_edges(const Settings& settings, const DanishTime& time, EdgeKind kind, Day from,
                             Day to) {
  std::vector<bool> near(static_cast<std::size_t>(to - from) + 3);
  for (Day day = from; day <= to; day = day + 1) {
    if (!is_edge(settings, time, kind, day)) continue;
    const auto place = static_cast<std::size_t>(day - from);  // place 0 is the eve of `from`
    near[place] = near[place + 1] = near[place + 2] = true;
  }
  return near;
}

struct ReachingAnchor {
  Day anchor;
  Day end;
};

// From the eve of `from` to the day after `to`.
std::vector<ReachingAnchor> anchors_that_reach(const Span& span, Day first_anchor, Day from, Day to) {
  std::vector<ReachingAnchor> anchors;
  for (Day anchor = first_anchor; anchor <= to; anchor = anchor + 1) {
    const Day end = end_of(anchor, span);
    if (from - 1 <= end && end <= to + 1) anchors.push_back({anchor, end});
  }
  return anchors;
}

void add_pool(AimTable& table, std::vector<Day> pool) {
  if (pool.empty()) return;
  table.days.insert(table.days.end(), pool.begin(), pool.end());
  table.pools.push_back(std::move(pool));
}

}  // namespace

Day end_of(Day anchor, const Span& span) {
  date::year_month_day end = civil(anchor) + date::months{span.months};
  if (!end.ok()) end = end.year() / end.month() / date::last;
  return Day{static_cast<std::int32_t>(date::sys_days{end}.time_since_epoch().count()) + span.days};
}

bool is_edge(const Settings& settings, const DanishTime& time, EdgeKind kind, Day day) {
  switch (kind) {
    case EdgeKind::rule_day:
      return std::find(settings.plant.days.begin(), settings.plant.days.end(), day) !=
             settings.plant.days.end();
    case EdgeKind::bound:
      return day == settings.starts_on || day == settings.ends_on;
    case EdgeKind::leap_day:
      return civil(day).month() == date::February && civil(day).day() == date::day{29};
    case EdgeKind::month_end:
      return is_month_end(day);
    case EdgeKind::year_end:
      return civil(day).month() == date::December && is_month_end(day);
    case EdgeKind::clock_change:
      return time.change_on(day).has_value();
    case EdgeKind::clock_wrap:
      return day == kClockWrap || day == kClockWrap + 1;
  }
  return false;
}

AimTable aim_table(const Settings& settings, const DanishTime& time, const std::vector<Span>& spans,
                   Day first_anchor) {
  AimTable table;
  const Day from = settings.starts_on;
  const Day to = settings.ends_on;
  std::vector<std::vector<ReachingAnchor>> reaching;
  reaching.reserve(spans.size());
  for (const Span& span : spans) reaching.push_back(anchors_that_reach(span, first_anchor, from, to));
  for (std::size_t k = 0; k < kEdgeKindCount; ++k) {
    const auto near = near_edges(settings, time, static_cast<EdgeKind>(k), from, to);
    for (const std::vector<ReachingAnchor>& anchors : reaching) {
      std::vector<Day> pool;
      for (const ReachingAnchor& each : anchors) {
        if (near[static_cast<std::size_t>(each.end - (from - 1))]) pool.push_back(each.anchor);
      }
      add_pool(table, std::move(pool));
    }
  }
  for (const EdgeKind own : {EdgeKind::leap_day, EdgeKind::month_end, EdgeKind::clock_change}) {
    std::vector<Day> pool;
    for (Day anchor = first_anchor; anchor <= to; anchor = anchor + 1) {
      if (is_edge(settings, time, own, anchor)) pool.push_back(anchor);
    }
    add_pool(table, std::move(pool));
  }
  std::sort(table.days.begin(), table.days.end());
  table.days.erase(std::unique(table.days.begin(), table.days.end()), table.days.end());
  return table;
}

std::optional<Day> AimTable::draw(Stream& stream) const {
  if (pools.empty()) return std::nullopt;
  const std::vector<Day>& pool = pools[stream.index(pools.size())];
  return pool[stream.index(pool.size())];
}

std::optional<Day> AimTable::draw_between(Stream& stream, Day from, Day to) const {
  const auto first = std::lower_bound(days.begin(), days.end(), from);
  const auto last = std::upper_bound(first, days.end(), to);
  if (first == last) return std::nullopt;
  return first[static_cast<std::ptrdiff_t>(stream.index(static_cast<std::size_t>(last - first)))];
}

}  // namespace slettefrist::generators
