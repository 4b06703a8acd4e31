// A user's own monthly figures, which shape a generated world in the place of a scenario's rates: how many
// records of an area, how many of them answered, and after how many days.
//
// Shared by the reader and the generators. This file must not know how a record is drawn.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/model/day.h"
#include "sim/model/records.h"

namespace slettefrist {

constexpr int kDeciles = 9;
// A delay is kept in hundredths of a day: whole numbers, which every machine divides alike.
constexpr int kDelayParts = 100;
using Deciles = std::array<std::int64_t, kDeciles>;

// One area in one calendar month. What is not given, the scenario's rates decide.
struct MonthVolume {
  Day from;  // first day of the month
  Day to;    // and last
  Area area = Area::notification;
  std::int64_t count = 0;
  std::optional<double> share_answered;  // of notifications
  std::optional<Deciles> delay;          // to a first answer, or of a document from its parent
  int line = 0;                          // in the file
};

struct Volumes {
  std::string file;                 // "" when there is none
  std::vector<MonthVolume> months;  // as in the file

  bool has(Area area) const {
    return std::any_of(months.begin(), months.end(),
                       [&](const MonthVolume& month) { return month.area == area; });
  }
};

}  // namespace slettefrist
