// Putting values into phrases, and writing numbers and days; see wording.h.
//
// Danish groups digits by points and writes an ordinal point behind the day. It must not know a report.
#include "sim/report/wording.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "sim/report/text.h"

namespace slettefrist::report {
namespace {

constexpr std::array<Phrase, 12> kMonths{{{"January", "januar"},
                                          {"February", "februar"},
                                          {"March", "marts"},
                                          {"April", "april"},
                                          {"May", "maj"},
                                          {"June", "juni"},
                                          {"July", "juli"},
                                          {"August", "august"},
                                          {"September", "september"},
                                          {"October", "oktober"},
                                          {"November", "november"},
                                          {"December", "december"}}};

int part_of(Day day, std::size_t at, std::size_t length) {
  const std::string text = to_text(day);
  int part = 0;
  std::from_chars(text.data() + at, text.data() + at + length, part);
  return part;
}

}  // namespace

int year_of(Day day) { return part_of(day, 0, 4); }
int month_of(Day day) { return part_of(day, 5, 2); }

std::string Wording::say(const Phrase& phrase, std::initializer_list<std::string> values) const {
  std::string text;
  const std::string_view pattern = of(phrase);
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const bool is_place = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}';
    if (!is_place) {
      text += pattern[at];
      continue;
    }
    const auto place = static_cast<std::size_t>(pattern[at + 1] - '0');
    if (place < values.size()) text += *(values.begin() + place);
    at += 2;
  }
  return text;
}

std::string Wording::number(std::int64_t number) const {
  std::string text = with_separators(number);
  if (is_danish()) std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

std::string Wording::counted(std::int64_t number, const Noun& noun) const {
  return this->number(number) + " " + std::string{of(number == 1 ? noun.one : noun.many)};
}

std::string_view Wording::month(int month) const {
  return of(kMonths.at(static_cast<std::size_t>(month - 1)));
}

std::string Wording::day(Day day) const {
  return std::to_string(part_of(day, 8, 2)) + (is_danish() ? ". " : " ") + std::string{month(month_of(day))} +
         " " + std::to_string(year_of(day));
}

std::string Wording::day_markup(const std::optional<Day>& day) const {
  if (!day) return "–";
  return "<time datetime=\"" + to_text(*day) + "\">" + this->day(*day) + "</time>";
}

}  // namespace slettefrist::report
