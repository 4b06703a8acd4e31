// What a text may hold on its way to files and terminals; see clean_text.h.
#include "sim/model/clean_text.h"

namespace slettefrist {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

std::size_t length_told_by(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

// Length of the well-formed character at the front, or 0. Overlong forms, surrogates and the two
// non-characters U+FFFE and U+FFFF are refused: XML takes none of them.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = length_told_by(byte(0));
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  if (byte(0) == 0xE0 && byte(1) < 0xA0) return 0;
  if (byte(0) == 0xED && byte(1) > 0x9F) return 0;
  if (byte(0) == 0xF0 && byte(1) < 0x90) return 0;
  if (byte(0) == 0xF4 && byte(1) > 0x8F) return 0;
  if (byte(0) == 0xEF && byte(1) == 0xBF && byte(2) >= 0xBE) return 0;
  return length;
}

// U+0080 to U+009F: a terminal may take them for commands.
bool is_second_control(std::string_view character) {
  return character.size() == 2 && character[0] == '\xC2' && static_cast<unsigned char>(character[1]) < 0xA0;
}

}  // namespace

std::string clean(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length == 0) {
      result += kReplacement;
      text.remove_prefix(1);
      continue;
    }
    const std::string_view character = text.substr(0, length);
    const auto first = static_cast<unsigned char>(character[0]);
    if (first == '\n' || first == '\t' || first == '\r') {
      result += ' ';
    } else if (first >= 0x20 && first != 0x7F && !is_second_control(character)) {
      result += character;
    }
    text.remove_prefix(length);
  }
  return result;
}

std::string clipped(std::string_view clean_text, std::size_t bytes_limit) {
  if (clean_text.size() <= bytes_limit) return std::string{clean_text};
  std::size_t end = bytes_limit;
  while (end > 0 && (static_cast<unsigned char>(clean_text[end]) & 0xC0) == 0x80) --end;
  return std::string{clean_text.substr(0, end)} + "...";
}

std::string in_small_letters(std::string_view text) {
  std::string small{text};
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

}  // namespace slettefrist
