// Worlds for the generators' tests, and one text for a whole history.
//
// Every test starts from the same small settings and changes what it is about.
#pragma once

#include <string>
#include <string_view>

#include "generators/generators.h"

namespace slettefrist::generators {

inline Settings sample_settings(std::int64_t citizens) {
  Settings settings;
  settings.seed = 2024;
  settings.citizens = citizens;
  settings.history_from = day_from_civil(2016, 1, 1);
  settings.starts_on = day_from_civil(2023, 12, 1);
  settings.ends_on = day_from_civil(2025, 3, 31);
  settings.uploads_open_on = day_from_civil(2023, 12, 4);
  settings.plant_share = 0.2;
  // Bare spans, chosen here: this room does not know what a policy asks for.
  settings.plant.notification = {Span{60, 0}};
  settings.plant.answer = {Span{60, 0}};
  settings.plant.document = {Span{9, 0}};
  settings.plant.sanction = {Span{60, 0}};
  settings.plant.days = {day_from_civil(2024, 3, 18)};
  return settings;
}

// Everything that a world ever delivers, in one call.
inline History whole_history(const Settings& settings) {
  History history;
  make_source(settings)->deliver_until(Instant{std::int64_t{1} << 40}, history);
  return history;
}

struct TextColumns {
  std::string& text;
  void put(const std::string& field) { text += field; }
  void put(std::int64_t field) { text += std::to_string(field); }
  void put(Day field) { text += to_text(field); }
  void put(Instant field) { text += to_text(field); }
  template <class Value>
  void put(const std::optional<Value>& field) {
    if (field) put(*field);
  }
};

template <class Record>
void add_row(std::string& text, const Record& record) {
  visit_columns(record, [&](std::string_view, Need, const auto& field) {
    TextColumns{text}.put(field);
    text += ',';
  });
  text += '\n';
}

inline void add_family(std::string& text, const Family& family) {
  add_row(text, family.notification);
  for (const Answer& answer : family.answers) add_row(text, answer);
  for (const Document& document : family.documents) add_row(text, document);
}

inline std::string text_of(const History& history) {
  std::string text;
  for (const Citizen& citizen : history.citizens) add_row(text, citizen);
  for (const Family& family : history.families) add_family(text, family);
  for (const Sanction& sanction : history.sanctions) add_row(text, sanction);
  return text;
}

// FNV-1a, written out here so that the pinned digests depend on nothing else.
inline std::uint64_t digest_of_text(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return hash;
}

}  // namespace slettefrist::generators
