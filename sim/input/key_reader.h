// Reads one table of a file key by key and knows which keys were read, so that a key nobody reads is an
// error by construction. Types, limits, allowed words and defaults come from the key table.
//
// This file must not know what a key means.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sim/input/key_table.h"
#include "sim/input/problem_list.h"
#include "sim/input/toml_document.h"

namespace slettefrist::input {

class KeyReader {
 public:
  // `subject` names the table in messages: "[purge]", "rule 'document'"; "" is the top of the file.
  KeyReader(const KeySection& section, const Node& table, std::string subject, ProblemList& problems);

  // The value; where the key is absent its default, or nothing. Nothing, and a problem, where the value is
  // of the wrong type, out of its limits, none of the allowed words, or a required key is absent.
  std::optional<std::string> text(std::string_view key);
  std::optional<std::int64_t> whole(std::string_view key);
  std::optional<double> number(std::string_view key);
  std::optional<bool> truth(std::string_view key);
  std::optional<Day> day(std::string_view key);
  // Never a null pointer inside a list; nullptr and an empty list where there is nothing to read.
  const Node* table(std::string_view key);
  std::vector<const Node*> tables(std::string_view key);
  const Node* open(std::string_view key);  // any type: the caller checks it

  // Refuses the text that stands at `place` under `key` unless it is one of `words`.
  bool is_one_of(std::string_view key, const Node& text, const std::vector<std::string>& words,
                 const std::string& expected);

  bool has(std::string_view key) const { return member_of(table_, key) != nullptr; }
  Place place_of(std::string_view key) const;  // of the value, or of the table where the key is absent

  // "<subject> <key>: read <what stands there>, expected <expected>", at the key's value.
  void refuse(std::string_view key, const std::string& expected, const std::string& remedy);
  void report(const Place& place, const std::string& what, const std::string& remedy);
  std::string subject_of(std::string_view key) const;

  // Reports the keys nobody read. To be called once, after all keys of the section were asked for.
  void finish();

 private:
  const Node* take(std::string_view key, NodeKind kind);
  std::optional<std::string> fallback(std::string_view key) const;
  std::string full_name_of(const KeySpec& key) const;
  bool is_within(const KeySpec& key, double value) const;

  const KeySection& section_;
  const Node& table_;
  std::string subject_;
  ProblemList& problems_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace slettefrist::input
