// Pieces of a CSV line that the CSV writers of this room share; the quoting stands in report.h.
// This file must not know a particular CSV file.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "sim/model/records.h"

namespace slettefrist::report {

// Place of each area in the order of the names' bytes, by which the output files are sorted.
inline const std::array<std::uint8_t, kAreaCount>& area_ranks() {
  static const std::array<std::uint8_t, kAreaCount> ranks = [] {
    std::array<Area, kAreaCount> by_name = kTables;
    std::sort(by_name.begin(), by_name.end(), [](Area a, Area b) { return name_of(a) < name_of(b); });
    std::array<std::uint8_t, kAreaCount> result{};
    for (std::size_t i = 0; i < kAreaCount; ++i) {
      result.at(index_of(by_name.at(i))) = static_cast<std::uint8_t>(i);
    }
    return result;
  }();
  return ranks;
}

inline void append_day(std::string& line, const std::optional<Day>& day) {
  if (day) append_text(line, *day);
}

}  // namespace slettefrist::report
