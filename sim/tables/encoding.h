// Text between UTF-8 and the one-byte encodings of older Danish systems.
//
// What an encoding cannot hold is told, never replaced: a question mark in a name is a changed name. This
// file must not know a file on disk.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/tables/mapping.h"

namespace slettefrist::tables {

std::string_view name_of(Encoding encoding);  // "windows-1252"

// Nothing where the encoding has no such character. `utf_8` must be UTF-8.
std::optional<std::string> encoded(std::string_view utf_8, Encoding encoding);
// Nothing where a byte stands for no character. With Encoding::utf_8 the bytes come back as they are.
std::optional<std::string> decoded(std::string_view bytes, Encoding encoding);

}  // namespace slettefrist::tables
