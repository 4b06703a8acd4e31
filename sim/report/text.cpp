// Numbers, plurals and what markup needs; see text.h. No locale is ever asked.
#include "sim/report/text.h"

#include <charconv>

namespace slettefrist::report {

std::string with_separators(std::int64_t number) {
  std::string digits;
  append_number(digits, number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string counted(std::int64_t number, std::string_view noun) {
  std::string text = with_separators(number);
  text += ' ';
  text += noun;
  if (number != 1) text += 's';
  return text;
}

std::string markup_escaped(std::string_view text) {
  std::string result;
  for (const char c : clean(text)) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

void append_number(std::string& text, std::int64_t number) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  text.append(digits, end);
}

std::string fit_for_page(std::string_view json) {
  std::string safe;
  for (const char c : json) safe += c == '<' ? std::string{"\\u003c"} : std::string(1, c);
  return safe;
}

}  // namespace slettefrist::report
