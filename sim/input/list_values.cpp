// Reading lists; see list_values.h. An empty list is a list; a single value is none.
//
// This file must not know what a list is for.
#include "sim/input/list_values.h"

#include <fmt/format.h>

#include <algorithm>

namespace slettefrist::input {
namespace {

// The items of the wanted kinds; the others, and a value that is no list, are told.
std::vector<const Node*> items_of(KeyReader& reader, std::string_view key, std::vector<NodeKind> kinds,
                                  const std::string& expected) {
  std::vector<const Node*> items;
  const Node* value = reader.open(key);
  if (!value) return items;
  if (value->kind != NodeKind::list) {
    reader.refuse(key, "a list of " + expected, "Write it in square brackets");
    return items;
  }
  for (const Node& item : value->items) {
    if (std::find(kinds.begin(), kinds.end(), item.kind) != kinds.end()) {
      items.push_back(&item);
    } else {
      reader.report(item.place,
                    fmt::format("{}: read {}, expected {}", reader.subject_of(key), shown(item), expected),
                    "Change the item");
    }
  }
  return items;
}

std::vector<std::string> area_names() {
  std::vector<std::string> names;
  names.reserve(kAreaCount);
  for (const Area area : kAreas) names.emplace_back(name_of(area));
  return names;
}

}  // namespace

std::vector<std::string> texts_of(KeyReader& reader, std::string_view key) {
  std::vector<std::string> texts;
  for (const Node* item : items_of(reader, key, {NodeKind::text}, "texts in quotes"))
    texts.push_back(item->text);
  return texts;
}

std::vector<std::int64_t> wholes_of(KeyReader& reader, std::string_view key) {
  std::vector<std::int64_t> numbers;
  for (const Node* item : items_of(reader, key, {NodeKind::whole}, "whole numbers"))
    numbers.push_back(item->whole);
  return numbers;
}

std::vector<std::string> codes_of(KeyReader& reader, std::string_view key) {
  std::vector<std::string> codes;
  for (const Node* item :
       items_of(reader, key, {NodeKind::text, NodeKind::whole}, "texts or whole numbers")) {
    codes.push_back(item->kind == NodeKind::text ? item->text : fmt::format("{}", item->whole));
  }
  return codes;
}

std::vector<std::string> words_of(KeyReader& reader, std::string_view key,
                                  const std::vector<std::string>& words) {
  std::vector<std::string> read;
  for (const Node* item : items_of(reader, key, {NodeKind::text}, "texts in quotes")) {
    if (reader.is_one_of(key, *item, words, fmt::format("one of: {}", fmt::join(words, ", "))))
      read.push_back(item->text);
  }
  return read;
}

std::vector<Area> areas_of(KeyReader& reader, std::string_view key) {
  std::vector<Area> areas;
  for (const std::string& name : words_of(reader, key, area_names())) areas.push_back(*area_named(name));
  return areas;
}

std::optional<Area> area_of(KeyReader& reader, std::string_view key) {
  const auto text = reader.text(key);
  if (!text) return std::nullopt;
  const auto area = area_named(*text);
  if (!area) reader.refuse(key, fmt::format("one of: {}", fmt::join(area_names(), ", ")), "Name a table");
  return area;
}

}  // namespace slettefrist::input
