// Which keys a file may hold: name, type, limits, default, source and meaning, one entry a key.
//
// The readers and the texts of `schema` both live from these tables: a key that is read but not described,
// or described but not read, cannot come about (KeyReader::finish). This file must not know what a key does.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slettefrist::input {

enum class KeyType : std::uint8_t { text, whole, number, truth, day, table, tables, open };
enum class Presence : std::uint8_t { required, optional };

struct KeySpec {
  std::string name;
  KeyType type = KeyType::text;
  Presence presence = Presence::required;
  std::string unit;                     // "days", "share", "text in the form ..."; may be empty
  std::optional<std::string> fallback;  // the default, as the reader takes it where the key is absent
  std::string origin;                   // "assumed" or "sourced"; empty: the author's to choose
  std::string meaning;
  std::vector<std::string> values = {};  // the words allowed; empty: any
  double min = -std::numeric_limits<double>::infinity();
  double max = std::numeric_limits<double>::infinity();
  std::string type_text = {};  // for type open: what the reader takes, for people
};

// The keys of one table of the file.
struct KeySection {
  std::string name;  // "" = the top of the file, "purge", "rule.version"
  std::vector<KeySpec> keys;

  const KeySpec& at(std::string_view key) const;  // a key we do not describe is our own mistake
  std::vector<std::string> names() const;
};

using KeyTable = std::vector<KeySection>;
const KeySection& section_of(const KeyTable& table, std::string_view name);

// What a value must be, in words that follow "expected": "a whole number from 0 to 67108863".
std::string expected_of(const KeySpec& key);

// The whole table as aligned text, one key a line.
std::string schema_text(const KeyTable& table);

}  // namespace slettefrist::input
