// Days and instants of the engine's tests, as text.
#pragma once

#include <string>

#include "sim/model/day.h"

namespace slettefrist::engine {

inline Day day(const std::string& text) { return parse_day(text).value(); }
inline Instant instant(const std::string& text) { return parse_instant(text).value(); }

}  // namespace slettefrist::engine
