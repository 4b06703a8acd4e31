// Looks keys up and writes them down for people. This file must not know what a key does.
#include "sim/input/key_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace slettefrist::input {
namespace {

constexpr std::size_t kColumns = 6;
using Row = std::array<std::string, kColumns>;

std::string limits_of(const KeySpec& key) {
  if (std::isinf(key.min)) return "";
  if (std::isinf(key.max)) return fmt::format(" from {} on", key.min);
  return fmt::format(" from {:.0f} to {:.0f}", key.min, key.max);
}

std::string type_of(const KeySpec& key) {
  if (!key.values.empty()) return fmt::format("{}", fmt::join(key.values, " | "));
  switch (key.type) {
    case KeyType::text:
      return "text";
    case KeyType::whole:
      return key.min == key.max ? fmt::format("{}", key.min) : "whole number" + limits_of(key);
    case KeyType::number:
      return "number" + limits_of(key);
    case KeyType::truth:
      return "true | false";
    case KeyType::day:
      return "date";
    case KeyType::table:
      return "table";
    case KeyType::tables:
      return "list of tables";
    case KeyType::open:
      return key.type_text;
  }
  return {};
}

Row row_of(const KeySection& section, const KeySpec& key) {
  std::string fallback = key.presence == Presence::required ? "(required)" : "(none)";
  if (key.fallback) fallback = key.fallback->empty() ? "\"\"" : *key.fallback;
  return {section.name.empty() ? key.name : section.name + "." + key.name,
          type_of(key),
          key.unit.empty() ? "-" : key.unit,
          fallback,
          key.origin.empty() ? "-" : key.origin,
          key.meaning};
}

// Columns are padded by characters, not bytes: meanings may hold Danish letters.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
}

std::string aligned(const std::vector<Row>& rows) {
  std::array<std::size_t, kColumns> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < kColumns; ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string text;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i + 1 < kColumns; ++i) {
      text += row[i];
      text.append(widths[i] + 2 - width_of(row[i]), ' ');
    }
    text += row.back() + '\n';
  }
  return text;
}

}  // namespace

const KeySpec& KeySection::at(std::string_view key) const {
  const auto found =
      std::find_if(keys.begin(), keys.end(), [&](const KeySpec& spec) { return spec.name == key; });
  if (found == keys.end()) throw std::logic_error(fmt::format("key '{}.{}' is not described", name, key));
  return *found;
}

std::vector<std::string> KeySection::names() const {
  std::vector<std::string> all;
  for (const KeySpec& key : keys) all.push_back(key.name);
  return all;
}

const KeySection& section_of(const KeyTable& table, std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const KeySection& section) { return section.name == name; });
  if (found == table.end()) throw std::logic_error(fmt::format("table '{}' is not described", name));
  return *found;
}

std::string expected_of(const KeySpec& key) {
  if (!key.values.empty()) return fmt::format("\"{}\"", fmt::join(key.values, "\" or \""));
  switch (key.type) {
    case KeyType::text:
      return key.unit.empty() ? "text in quotes" : "text in quotes: " + key.unit;
    case KeyType::whole:
      return key.min == key.max ? fmt::format("{}", key.min) : "a whole number" + limits_of(key);
    case KeyType::number:
      return "a number" + limits_of(key);
    case KeyType::truth:
      return "true or false";
    case KeyType::day:
      return "a date YYYY-MM-DD from 1900 to 2199, without quotes";
    case KeyType::table:
      return "a table";
    case KeyType::tables:
      return "a list of tables";
    case KeyType::open:
      return key.type_text;
  }
  return {};
}

std::string schema_text(const KeyTable& table) {
  std::vector<Row> rows{{"key", "type", "unit", "default", "source", "meaning"}};
  for (const KeySection& section : table) {
    for (const KeySpec& key : section.keys) rows.push_back(row_of(section, key));
  }
  return aligned(rows);
}

}  // namespace slettefrist::input
