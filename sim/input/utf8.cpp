// Decodes one character at a time, strictly: no overlong forms, no surrogates, nothing above U+10FFFF.
//
// Most of what a pack holds is ASCII, so eight bytes are passed over at once where none is above 127 or zero.
#include "sim/input/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace slettefrist::input {
namespace {

constexpr std::size_t kLongestQuote = 80;  // bytes; enough to recognise a value by

std::size_t followers_of(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 1;
  if (lead >= 0xE0 && lead <= 0xEF) return 2;
  if (lead >= 0xF0 && lead <= 0xF4) return 3;
  return 0;
}

// Some leads narrow their first follower: this shuts out overlong forms, surrogates and what is too large.
bool is_first_follower(unsigned char lead, unsigned char byte) {
  if (lead == 0xE0) return byte >= 0xA0 && byte <= 0xBF;
  if (lead == 0xED) return byte >= 0x80 && byte <= 0x9F;
  if (lead == 0xF0) return byte >= 0x90 && byte <= 0xBF;
  if (lead == 0xF4) return byte >= 0x80 && byte <= 0x8F;
  return byte >= 0x80 && byte <= 0xBF;
}

// Bytes of the character at the front of a text that is not empty; 0 where there is no valid one.
std::size_t length_of_first(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return lead == 0 ? 0 : 1;
  const std::size_t followers = followers_of(lead);
  if (followers == 0 || text.size() <= followers || !is_first_follower(lead, byte(1))) return 0;
  for (std::size_t i = 2; i <= followers; ++i) {
    if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
  }
  return followers + 1;
}

bool are_eight_plain(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
  constexpr std::uint64_t kHighs = 0x8080808080808080ULL;
  return ((word | (word - kOnes)) & kHighs) == 0;
}

// Control characters move cursors; those from U+0080 to U+009F take two bytes.
bool is_control(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return first < 0x20 || first == 0x7F;
  return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
}

void put_escaped(std::string& text, char c) {
  const auto byte = static_cast<unsigned char>(c);
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  text += "\\x";
  text += kDigits[byte >> 4];
  text += kDigits[byte & 15];
}

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    if (text.size() >= 8 && are_eight_plain(text.data())) {
      text.remove_prefix(8);
      continue;
    }
    const std::size_t length = length_of_first(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  while (!text.empty()) {
    if (result.size() > kLongestQuote) {
      result += "...";
      break;
    }
    const std::size_t length = length_of_first(text);
    if (text[0] == '\n') {
      result += "\\n";
    } else if (text[0] == '\r') {
      result += "\\r";
    } else if (length == 0 || is_control(text.substr(0, length))) {
      for (const char c : text.substr(0, std::max<std::size_t>(length, 1))) put_escaped(result, c);
    } else {
      result += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return result + "\"";
}

}  // namespace slettefrist::input
