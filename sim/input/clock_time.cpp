// Two digits, a colon, two digits; see clock_time.h.
#include "sim/input/clock_time.h"

namespace slettefrist::input {

std::optional<int> parse_clock_time(std::string_view text) {
  constexpr std::size_t kColon = 2;
  const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  if (text.size() != 5 || text[kColon] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return {};
  const int hours = (text[0] - '0') * 10 + text[1] - '0';
  const int minutes = (text[3] - '0') * 10 + text[4] - '0';
  if (hours > 23 || minutes > 59) return {};
  return hours * 60 + minutes;
}

}  // namespace slettefrist::input
