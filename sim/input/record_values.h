// Which values a column may hold, beyond its type: ids, codes and counts as the contract has them.
//
// Shared by packs and by a scenario's [records], so that a value refused in one is refused in the other with
// the same words. This file must not know where a value was written or how.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/input/utf8.h"  // quoted: what was read, for the same messages
#include "sim/model/records.h"

namespace slettefrist::input {

// Whether `column` may hold this value. An empty text or optional is a question of Need, not of this.
bool may_hold(std::string_view column, const std::string& text);
bool may_hold(std::string_view column, std::int64_t number);
inline bool may_hold(std::string_view, Day) { return true; }
inline bool may_hold(std::string_view, Area) { return true; }
inline bool may_hold(std::string_view, Instant) { return true; }
template <class Value>
bool may_hold(std::string_view column, const std::optional<Value>& value) {
  return !value || may_hold(column, *value);
}

enum class ValueKind : std::uint8_t { text, number, day, instant, area };
template <class Field>
constexpr ValueKind kind_of() {
  if constexpr (std::is_same_v<Field, std::string>)
    return ValueKind::text;
  else if constexpr (std::is_same_v<Field, Day> || std::is_same_v<Field, std::optional<Day>>)
    return ValueKind::day;
  else if constexpr (std::is_same_v<Field, Area>)
    return ValueKind::area;
  else if constexpr (std::is_same_v<Field, Instant> || std::is_same_v<Field, std::optional<Instant>>)
    return ValueKind::instant;
  else
    return ValueKind::number;
}

// What `column` expects, in words that end a sentence: "a whole number from 1 to 9007199254740991".
std::string expected_of(std::string_view column, ValueKind kind, Need need);

}  // namespace slettefrist::input
