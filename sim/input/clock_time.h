// "HH:MM", the local time of a purge run, wherever one is written.
//
// Whether clocks ever show it on a given day is the world's to say. This file must not know a calendar.
#pragma once

#include <optional>
#include <string_view>

namespace slettefrist::input {

// Minutes after midnight; nothing where it is no time from 00:00 to 23:59 in two digits each.
std::optional<int> parse_clock_time(std::string_view text);

}  // namespace slettefrist::input
