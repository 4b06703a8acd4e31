// Text from outside (titles, rule ids, a program's last words) as it may be shown and written.
//
// Valid UTF-8, one line, no control characters, so that it can break neither a file nor a terminal. It must
// not know where the text came from.
#pragma once

#include <string>
#include <string_view>

namespace slettefrist {

std::string clean(std::string_view text);                                   // one line of valid UTF-8
std::string clipped(std::string_view clean_text, std::size_t bytes_limit);  // cuts between characters
std::string in_small_letters(std::string_view text);                        // of ASCII; no locale is asked

}  // namespace slettefrist
