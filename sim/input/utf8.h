// UTF-8: whether bytes are it, and how bytes that may not be are shown to a user.
//
// Every input problem quotes what was read; what is quoted must reach terminals, JSON and XML unharmed. This
// file must not know where the bytes came from.
#pragma once

#include <string>
#include <string_view>

namespace slettefrist::input {

// Whether `text` is UTF-8 and holds no zero byte, at which databases would cut it off.
bool is_utf8(std::string_view text);

// The text in quotes as a message can carry it: shortened, control characters and broken UTF-8 spelt out.
std::string quoted(std::string_view text);
// Without this a string would rather go to the standard library's std::quoted.
inline std::string quoted(const std::string& text) { return quoted(std::string_view{text}); }

}  // namespace slettefrist::input
