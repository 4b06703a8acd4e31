// A pattern is as long as the days it writes, so that each letter has its digit at the same place.
#include "sim/tables/day_pattern.h"

#include <algorithm>

namespace slettefrist::tables {
namespace {

// The place of the letters in YYYY-MM-DD.
struct Part {
  std::string_view letters;
  std::size_t at;
};
constexpr Part kParts[] = {{"YYYY", 0}, {"MM", 5}, {"DD", 8}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool is_day_pattern(std::string_view pattern) {
  std::string rest{pattern};
  for (const Part& part : kParts) {
    const std::size_t at = rest.find(part.letters);
    if (at == std::string::npos) return false;
    rest.replace(at, part.letters.size(), " ");
  }
  return std::none_of(rest.begin(), rest.end(),
                      [](char c) { return is_digit(c) || c == 'Y' || c == 'M' || c == 'D' || c == '"'; });
}

std::string day_in(std::string_view pattern, Day day) {
  const std::string usual = to_text(day);
  std::string text{pattern};
  for (const Part& part : kParts) {
    text.replace(text.find(part.letters), part.letters.size(), usual, part.at, part.letters.size());
  }
  return text;
}

std::optional<Day> day_from(std::string_view pattern, std::string_view text) {
  if (text.size() != pattern.size()) return std::nullopt;
  std::string usual = "YYYY-MM-DD";
  std::string rest{text};
  for (const Part& part : kParts) {
    const std::size_t at = pattern.find(part.letters);
    usual.replace(part.at, part.letters.size(), text.substr(at, part.letters.size()));
    rest.replace(at, part.letters.size(), part.letters);
  }
  if (rest != pattern) return std::nullopt;  // something else stands between the numbers
  return parse_day(usual);
}

}  // namespace slettefrist::tables
