// Phrases in two languages, and numbers and days as each language writes them.
//
// A report never asks the machine's locale: the language is its own. The phrases themselves stand in words.h
// and words_of_findings.h. This file must not know what a report says.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "sim/model/day.h"
#include "sim/report/language.h"

namespace slettefrist::report {

// {0}, {1}, ... are places for values.
struct Phrase {
  std::string_view english;
  std::string_view danish;
};
struct Noun {
  Phrase one;
  Phrase many;
};

class Wording {
 public:
  explicit Wording(Language language) : language_(language) {}
  bool is_danish() const { return language_ == Language::danish; }
  std::string_view code() const { return is_danish() ? "da" : "en"; }  // as HTML names it

  std::string say(const Phrase& phrase, std::initializer_list<std::string> values = {}) const;
  std::string number(std::int64_t number) const;                     // "1,234", "1.234"
  std::string counted(std::int64_t number, const Noun& noun) const;  // "1 finding", "1.002 afvigelser"
  std::string day(Day day) const;                                    // "18 March 2024", "18. marts 2024"
  std::string_view month(int month) const;                           // from 1: "March", "marts"
  // The day for people and, in `datetime`, for machines; "-" for none. HTML.
  std::string day_markup(const std::optional<Day>& day) const;

 private:
  std::string_view of(const Phrase& phrase) const { return is_danish() ? phrase.danish : phrase.english; }
  Language language_;
};

int year_of(Day day);
int month_of(Day day);  // from 1

}  // namespace slettefrist::report
