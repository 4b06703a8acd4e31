// Where planted records are aimed: anchor days whose span ends around an interesting day, and anchor days
// that are awkward in themselves.
//
// Everything is counted out once for a world; a draw is then two picks. This file must not know what a span
// means, only that its end matters.
#pragma once

#include <optional>
#include <vector>

#include "generators/danish_time.h"
#include "generators/generators.h"
#include "generators/stream.h"

namespace slettefrist::generators {

// The end of a span, in the default way: day of month kept, last day of the month where it does not exist.
Day end_of(Day anchor, const Span& span);

enum class EdgeKind : std::uint8_t {
  rule_day,      // Settings::plant.days
  bound,         // first and last day of the purge
  leap_day,      // 29 February
  month_end,     // last day of a month
  year_end,      // 31 December
  clock_change,  // summer time begins or ends
  clock_wrap,    // 32-bit seconds run out, 2038-01-19, and the day after
};
constexpr std::size_t kEdgeKindCount = 7;

bool is_edge(const Settings& settings, const DanishTime& time, EdgeKind kind, Day day);

// Anchors for one kind of record, grouped so that rare edges are hit as often as common ones.
struct AimTable {
  std::vector<std::vector<Day>> pools;  // one for each span and kind of edge that anything can reach
  std::vector<Day> days;                // all of them, sorted, each once

  std::optional<Day> draw(Stream& stream) const;
  std::optional<Day> draw_between(Stream& stream, Day from, Day to) const;
};

// Anchors from `first_anchor` to the world's last day.
AimTable aim_table(const Settings& settings, const DanishTime& time, const std::vector<Span>& spans,
                   Day first_anchor);

}  // namespace slettefrist::generators
