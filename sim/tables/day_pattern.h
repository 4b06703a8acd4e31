// Days in the order in which a team writes them: "DD-MM-YYYY", "YYYYMMDD", "MM/DD/YYYY".
// This file must not know a table.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/model/day.h"

namespace slettefrist::tables {

// YYYY, MM and DD once each, and no digits or further letters Y, M, D between them.
bool is_day_pattern(std::string_view pattern);
std::string day_in(std::string_view pattern, Day day);
// Exactly in the pattern, an existing day within Day's bounds; otherwise nothing.
std::optional<Day> day_from(std::string_view pattern, std::string_view text);

}  // namespace slettefrist::tables
