// Boundary coverage: the moments around a due day, the kinds of calendar day it can be, and their grid.
//
// A cell (rule, moment, kind) says that a run was held at this moment of a record that was due on a day of
// this kind. docs/coverage.md defines both. This file must not know how a day is found to be of a kind.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace slettefrist {

enum class EdgeMoment : std::uint8_t { eve, day, day_after };
constexpr std::array<std::string_view, 3> kMomentNames{"eve", "day", "day_after"};

enum class CalendarKind : std::uint8_t {
  plain,  // none of the others
  leap_day,
  month_end,
  spring_clock_change,
  autumn_clock_change,
  year_end,
  weekend,
  after_2038,
};
constexpr std::size_t kCalendarKindCount = 8;
constexpr std::array<std::string_view, kCalendarKindCount> kCalendarKindNames{
    "plain",    "leap_day", "month_end", "spring_clock_change", "autumn_clock_change",
    "year_end", "weekend",  "after_2038"};

// A set of kinds, a bit each.
using CalendarKinds = std::uint8_t;
constexpr CalendarKinds bit_of(CalendarKind kind) {
  return static_cast<CalendarKinds>(1U << static_cast<unsigned>(kind));
}
constexpr bool has_kind(CalendarKinds kinds, std::size_t kind) { return ((kinds >> kind) & 1U) != 0; }

// Of one rule: records by moment and kind.
using CellCounts = std::array<std::array<std::int64_t, kCalendarKindCount>, kMomentNames.size()>;
constexpr std::size_t kCellsOfRule = kCalendarKindCount * kMomentNames.size();

// "document/eve/leap_day"
inline std::string cell_name(std::string_view rule, std::size_t moment, std::size_t kind) {
  return std::string{rule} + "/" + std::string{kMomentNames.at(moment)} + "/" +
         std::string{kCalendarKindNames.at(kind)};
}

}  // namespace slettefrist
