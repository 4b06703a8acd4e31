// Typed look-ups with their messages. This file must not know what a key means.
#include "sim/input/key_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "sim/input/utf8.h"

namespace slettefrist::input {
namespace {

std::string remedy_for(const KeySpec& key, const std::string& full_name, NodeKind found) {
  const bool is_bare = key.type == KeyType::day || key.type == KeyType::whole ||
                       key.type == KeyType::number || key.type == KeyType::truth;
  if (is_bare && found == NodeKind::text) return "Take the quotes away";
  if (key.type == KeyType::day && found == NodeKind::other) return "Write such a date alone";
  if (key.type == KeyType::whole && found == NodeKind::number) return "Write a whole number";
  const bool wants_text = key.type == KeyType::text || !key.values.empty();
  if (wants_text && found != NodeKind::table && found != NodeKind::list) return "Put the value in quotes";
  if (key.type == KeyType::tables)
    return fmt::format("Write [[{}]] tables, or {} = [{{ ... }}]", full_name, key.name);
  return "Change the value's type";
}

std::string remedy_for_absent(const KeySpec& key, const std::string& full_name) {
  if (key.type == KeyType::table) return fmt::format("Add the table [{}]", full_name);
  if (key.type == KeyType::tables) return fmt::format("Add a table [[{}]]", full_name);
  return fmt::format("Add the key '{}'", key.name);
}

}  // namespace

KeyReader::KeyReader(const KeySection& section, const Node& table, std::string subject, ProblemList& problems)
    : section_(section), table_(table), subject_(std::move(subject)), problems_(problems) {}

std::string KeyReader::subject_of(std::string_view key) const {
  return subject_.empty() ? std::string{key} : fmt::format("{} {}", subject_, key);
}

std::string KeyReader::full_name_of(const KeySpec& key) const {
  return section_.name.empty() ? key.name : fmt::format("{}.{}", section_.name, key.name);
}

Place KeyReader::place_of(std::string_view key) const {
  const Member* member = member_of(table_, key);
  return member ? member->value.place : table_.place;
}

void KeyReader::report(const Place& place, const std::string& what, const std::string& remedy) {
  problems_.add({place.file, place.line, place.column, what, remedy});
}

void KeyReader::refuse(std::string_view key, const std::string& expected, const std::string& remedy) {
  const Member* member = member_of(table_, key);
  const std::string read = member ? shown(member->value) : "nothing";
  report(place_of(key), fmt::format("{}: read {}, expected {}", subject_of(key), read, expected), remedy);
}

std::optional<std::string> KeyReader::fallback(std::string_view key) const {
  return has(key) ? std::nullopt : section_.at(key).fallback;
}

const Node* KeyReader::take(std::string_view key, NodeKind kind) {
  const KeySpec& spec = section_.at(key);
  asked_.emplace(key);
  const Member* member = member_of(table_, key);
  if (!member) {
    if (spec.presence == Presence::required) {
      refuse(key, expected_of(spec), remedy_for_absent(spec, full_name_of(spec)));
    }
    return nullptr;
  }
  const Node& value = member->value;
  if (value.kind == kind || (spec.type == KeyType::number && value.kind == NodeKind::whole)) return &value;
  refuse(key, expected_of(spec), remedy_for(spec, full_name_of(spec), value.kind));
  return nullptr;
}

std::optional<std::string> KeyReader::text(std::string_view key) {
  const Node* value = take(key, NodeKind::text);
  if (!value) return fallback(key);
  const KeySpec& spec = section_.at(key);
  const bool is_one_line = std::none_of(value->text.begin(), value->text.end(),
                                        [](unsigned char c) { return c < 0x20 || c == 0x7F; });
  if (!is_one_line) {  // it would break the lines of reports and logs
    refuse(key, "text in one line, without control characters", "Take the control characters out");
    return std::nullopt;
  }
  if (spec.values.empty() || is_one_of(key, *value, spec.values, expected_of(spec))) return value->text;
  return std::nullopt;
}

bool KeyReader::is_one_of(std::string_view key, const Node& text, const std::vector<std::string>& words,
                          const std::string& expected) {
  if (std::find(words.begin(), words.end(), text.text) != words.end()) return true;
  const std::string near = nearest_name(text.text, words);
  report(text.place, fmt::format("{}: read {}, expected {}", subject_of(key), shown(text), expected),
         words.size() == 1 ? "Write this"
         : near.empty()    ? "Write one of these"
                           : fmt::format("Did you mean \"{}\"?", near));
  return false;
}

bool KeyReader::is_within(const KeySpec& key, double value) const {
  return std::isfinite(value) && value >= key.min && value <= key.max;
}

std::optional<std::int64_t> KeyReader::whole(std::string_view key) {
  const Node* value = take(key, NodeKind::whole);
  if (!value) {
    const auto text = fallback(key);
    return text ? std::optional<std::int64_t>{std::stoll(*text)} : std::nullopt;
  }
  if (is_within(section_.at(key), value->number)) return value->whole;
  refuse(key, expected_of(section_.at(key)), "Choose a number within these limits");
  return std::nullopt;
}

std::optional<double> KeyReader::number(std::string_view key) {
  const Node* value = take(key, NodeKind::number);
  if (!value) return std::nullopt;
  if (is_within(section_.at(key), value->number)) return value->number;
  refuse(key, expected_of(section_.at(key)), "Choose a number within these limits");
  return std::nullopt;
}

std::optional<bool> KeyReader::truth(std::string_view key) {
  const Node* value = take(key, NodeKind::truth);
  return value ? std::optional{value->truth} : std::nullopt;
}

std::optional<Day> KeyReader::day(std::string_view key) {
  const Node* value = take(key, NodeKind::day);
  if (value) return value->day;
  const auto text = fallback(key);
  return text ? parse_day(*text) : std::nullopt;
}

const Node* KeyReader::table(std::string_view key) { return take(key, NodeKind::table); }

std::vector<const Node*> KeyReader::tables(std::string_view key) {
  std::vector<const Node*> all;
  const Node* list = take(key, NodeKind::list);
  if (!list) return all;
  for (const Node& item : list->items) {
    if (item.kind == NodeKind::table) {
      all.push_back(&item);
    } else {
      report(item.place, fmt::format("{}: read {}, expected a table", subject_of(key), shown(item)),
             "Write { key = value, ... }");
    }
  }
  return all;
}

const Node* KeyReader::open(std::string_view key) {
  const Member* member = member_of(table_, key);
  return take(key, member ? member->value.kind : NodeKind::other);
}

void KeyReader::finish() {
  for (const KeySpec& key : section_.keys) {
    if (!asked_.contains(key.name)) {
      throw std::logic_error(fmt::format("key '{}.{}' is described but never read", section_.name, key.name));
    }
  }
  for (const Member& member : table_.members) {
    if (asked_.contains(member.key)) continue;
    const std::string near = nearest_name(member.key, section_.names());
    report(member.place,
           fmt::format("{}read the key {}, which nobody knows, expected one of: {}",
                       subject_.empty() ? "" : subject_ + ": ", quoted(member.key),
                       fmt::join(section_.names(), ", ")),
           near.empty() ? "Take the key away" : fmt::format("Did you mean '{}'?", near));
  }
}

}  // namespace slettefrist::input
