// English and Danish; see what_if_words.h.
//
// Names of proposals, rules and areas are the files' own and are not translated. It must not know what is
// told.
#include "sim/report/what_if_words.h"

#include <algorithm>

#include "sim/report/text.h"

namespace slettefrist::report {
namespace {

constexpr WhatIfWords kEnglish{
    Language::english,
    "en",
    "What if",
    "World {scenario}, seed {seed}: {citizens}, purge runs from {from} to {to}.",
    "Figures marked † rest on assumed rates of the scenario, and so do the dates beside them.",
    "The monthly figures of {} shape the world; figures without † rest on them alone.",
    "Proposal",
    "base",
    "Citizens affected",
    "Records affected",
    "Record-days kept beyond the base",
    "Record-days removed before it",
    "Removed",
    "Remaining",
    "Stored at the end (MB)",
    "Heaviest night",
    "Proposals at a glance",
    "Nothing is changed.",
    "No record fares otherwise.",
    "Area",
    "Records affected",
    "First removal",
    "Last removal",
    "(base: {})",
    "Open questions, and how many records depend on them",
    "Question",
    "Reading",
    "Over {} seeds",
    "Figure",
    "Least",
    "Median",
    "Most",
    {{{"removed", "Removed"},
      {"remaining", "Remaining"},
      {"differing", "Records affected"},
      {"citizens", "Citizens affected"},
      {"record_days_beyond", "Record-days kept beyond the base"},
      {"record_days_before", "Record-days removed before it"},
      {"peak_night", "Heaviest night"},
      {"stored_bytes_at_end", "Stored at the end (bytes)"}}},
    "Records in the store by month, areas that are affected",
    "The base and the first {} proposals are drawn; volumes.csv holds all."};

constexpr WhatIfWords kDanish{
    Language::danish,
    "da",
    "Hvad nu hvis",
    "Scenariet {scenario}, seed {seed}: {citizens}, slettekørsler fra {from} til {to}.",
    "Tal mærket med † hviler på antagne hyppigheder i scenariet; det samme gælder datoerne ved siden af.",
    "Simuleringen bygger på månedstallene i {}; tal uden † hviler alene på dem.",
    "Forslag",
    "grundlag",
    "Berørte borgere",
    "Berørte poster",
    "Ekstra opbevaringsdage i forhold til grundlaget",
    "Færre opbevaringsdage i forhold til grundlaget",
    "Slettet",
    "Tilbage",
    "Gemt ved periodens udgang (MB)",
    "Travleste nat",
    "Forslagene i overblik",
    "Intet er ændret.",
    "Ingen post får en anden skæbne.",
    "Område",
    "Berørte poster",
    "Første sletning",
    "Sidste sletning",
    "(grundlag: {})",
    "Åbne spørgsmål, og hvor mange poster der afhænger af dem",
    "Spørgsmål",
    "Fortolkning",
    "På tværs af {} seeds",
    "Tal",
    "Laveste",
    "Median",
    "Højeste",
    {{{"removed", "Slettet"},
      {"remaining", "Tilbage"},
      {"differing", "Berørte poster"},
      {"citizens", "Berørte borgere"},
      {"record_days_beyond", "Ekstra opbevaringsdage i forhold til grundlaget"},
      {"record_days_before", "Færre opbevaringsdage i forhold til grundlaget"},
      {"peak_night", "Travleste nat"},
      {"stored_bytes_at_end", "Gemt ved periodens udgang (byte)"}}},
    "Poster i databasen pr. måned, berørte områder",
    "Grundlaget og de første {} forslag er tegnet; volumes.csv har alle."};

}  // namespace

const WhatIfWords& what_if_words(Language language) {
  return language == Language::danish ? kDanish : kEnglish;
}

std::string figure_text(const std::string& figure, const WhatIfWords& words) {
  for (const auto& [key, told] : words.figures) {
    if (key == figure) return std::string{told};
  }
  return figure;
}

std::string number_text(std::int64_t number, Language language) {
  std::string text = with_separators(number);
  if (language == Language::danish) std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

std::string day_text(const std::optional<Day>& day, Language language) {
  if (!day) return "-";
  std::string text = to_text(*day);
  if (language == Language::english) return text;
  return std::to_string(std::stoi(text.substr(8))) + "." + std::to_string(std::stoi(text.substr(5, 2))) +
         "." + text.substr(0, 4);
}

std::string filled(std::string text, const std::string& place, const std::string& value) {
  const std::string mark = "{" + place + "}";
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size()))
    text.replace(at, mark.size(), value);
  return text;
}

}  // namespace slettefrist::report
