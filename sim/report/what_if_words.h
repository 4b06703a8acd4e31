// The words of whatif.md and whatif.html in each language, and its numbers and dates.
//
// One place, so that both pages tell the same. It must not know what is told.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "sim/model/day.h"
#include "sim/report/language.h"

namespace slettefrist::report {

struct WhatIfWords {
  Language language;
  const char* code;  // of the language
  const char* title;
  const char* world;  // with {scenario}, {from}, {to}, {citizens}
  const char* assumed;
  const char* volumes;  // with {}
  const char* proposal;
  const char* base;
  const char* citizens_affected;
  const char* records_affected;
  const char* days_beyond;
  const char* days_before;
  const char* removed;
  const char* remaining;
  const char* stored_at_end;
  const char* peak_night;
  const char* summary;
  const char* no_change;
  const char* no_difference;
  const char* area;
  const char* differing;
  const char* first_removal;
  const char* last_removal;
  const char* in_base;  // with {}
  const char* questions;
  const char* question;
  const char* reading;
  const char* spread;  // with {}
  const char* figure;
  const char* least;
  const char* median;
  const char* most;
  std::array<std::pair<std::string_view, std::string_view>, 8> figures;  // of Spread: key, words
  const char* chart;
  const char* chart_limit;  // with {}
};

const WhatIfWords& what_if_words(Language language);

// The words of a figure of Spread; the key itself where there are none.
std::string figure_text(const std::string& figure, const WhatIfWords& words);
std::string number_text(std::int64_t number, Language language);         // "41,203", "41.203"
std::string day_text(const std::optional<Day>& day, Language language);  // "2024-03-18", "18.3.2024", "-"
std::string filled(std::string text, const std::string& place, const std::string& value);  // every {place}

}  // namespace slettefrist::report
