// ISO 8859-1 is the first 256 characters of Unicode; Windows-1252 differs in 0x80 to 0x9F.
#include "sim/tables/encoding.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

namespace slettefrist::tables {
namespace {

constexpr std::uint32_t kFirstDiffering = 0x80;
constexpr std::uint32_t kLastDiffering = 0x9F;

// What Windows-1252 means by the bytes 0x80 to 0x9F; 0 = nothing.
constexpr std::array<std::uint32_t, 32> kWindows{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::uint32_t take_character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t lead = byte(at++);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  assert(at + static_cast<std::size_t>(more) <= text.size());
  std::uint32_t character = lead & (0x3FU >> more);
  for (int i = 0; i < more; ++i) character = character << 6 | (byte(at++) & 0x3F);
  return character;
}

void append_character(std::string& text, std::uint32_t character) {
  if (character < 0x80) {
    text += static_cast<char>(character);
  } else if (character < 0x800) {
    text += static_cast<char>(0xC0 | character >> 6);
    text += static_cast<char>(0x80 | (character & 0x3F));
  } else {
    text += static_cast<char>(0xE0 | character >> 12);
    text += static_cast<char>(0x80 | (character >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (character & 0x3F));
  }
}

std::optional<std::uint32_t> byte_for(std::uint32_t character, Encoding encoding) {
  const bool differs = encoding == Encoding::windows_1252;
  if (differs) {
    const auto found = std::find(kWindows.begin(), kWindows.end(), character);
    if (character != 0 && found != kWindows.end()) {
      return kFirstDiffering + static_cast<std::uint32_t>(found - kWindows.begin());
    }
    if (character >= kFirstDiffering && character <= kLastDiffering) return std::nullopt;
  }
  if (character > 0xFF) return std::nullopt;
  return character;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf_8:
      return "utf-8";
    case Encoding::iso_8859_1:
      return "iso-8859-1";
    case Encoding::windows_1252:
      break;
  }
  return "windows-1252";
}

std::optional<std::string> encoded(std::string_view utf_8, Encoding encoding) {
  if (encoding == Encoding::utf_8) return std::string{utf_8};
  std::string bytes;
  for (std::size_t at = 0; at < utf_8.size();) {
    const auto byte = byte_for(take_character(utf_8, at), encoding);
    if (!byte) return std::nullopt;
    bytes += static_cast<char>(*byte);
  }
  return bytes;
}

std::optional<std::string> decoded(std::string_view bytes, Encoding encoding) {
  if (encoding == Encoding::utf_8) return std::string{bytes};
  std::string text;
  for (const char c : bytes) {
    std::uint32_t character = static_cast<unsigned char>(c);
    if (encoding == Encoding::windows_1252 && character >= kFirstDiffering && character <= kLastDiffering) {
      character = kWindows.at(character - kFirstDiffering);
      if (character == 0) return std::nullopt;
    }
    append_character(text, character);
  }
  return text;
}

}  // namespace slettefrist::tables
