// The only file that sees the TOML library. It is linked, never compiled in: built header-only, its parser
// aborts on a malformed table header such as "[!x]". This file must not know a policy or a scenario.
#include "sim/input/toml_document.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "sim/input/utf8.h"

namespace slettefrist::input {
namespace {

// Deeper than anything a key of ours needs; keeps recursion away from the end of the stack.
constexpr int kDepthMax = 32;

Place place_of(const toml::source_region& source, const std::string& file) {
  return {file, static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
}

void take_day(Node& node, const toml::date& date) {
  node.kind = NodeKind::day;
  const Day day = day_from_civil(date.year, date.month, date.day);
  node.text = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  node.day = day;
  if (day < kEarliestDay || day > kLatestDay) node.kind = NodeKind::other;
}

void take_time(Node& node, const toml::time& time) {
  node.text += fmt::format("{:02}:{:02}:{:02}", time.hour, time.minute, time.second);
  if (time.nanosecond != 0) node.text += fmt::format(".{:09}", time.nanosecond);
}

void take_instant(Node& node, const toml::date_time& value) {
  take_day(node, value.date);
  node.text += 'T';
  take_time(node, value.time);
  if (value.offset) {
    const int minutes = value.offset->minutes;
    const auto [hour, minute] = std::pair{std::abs(minutes) / 60, std::abs(minutes) % 60};
    node.text += minutes == 0 ? "Z" : fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', hour, minute);
    node.instant.seconds = node.day.number * kSecondsADay + std::int64_t{value.time.hour} * 3600 +
                           std::int64_t{value.time.minute} * 60 + value.time.second -
                           std::int64_t{minutes} * 60;
  }
  const bool is_usable = node.kind == NodeKind::day && value.offset && value.time.nanosecond == 0;
  node.kind = is_usable ? NodeKind::instant : NodeKind::other;
}

void take_scalar(Node& node, const toml::node& source) {
  if (const auto* text = source.as_string()) {
    node.kind = NodeKind::text;
    node.text = text->get();
  } else if (const auto* whole = source.as_integer()) {
    node.kind = NodeKind::whole;
    node.whole = whole->get();
    node.number = static_cast<double>(whole->get());
    node.text = std::to_string(whole->get());
  } else if (const auto* number = source.as_floating_point()) {
    node.kind = NodeKind::number;
    node.number = number->get();
    node.text = fmt::format("{}", number->get());
  } else if (const auto* truth = source.as_boolean()) {
    node.kind = NodeKind::truth;
    node.truth = truth->get();
    node.text = truth->get() ? "true" : "false";
  } else if (const auto* date = source.as_date()) {
    take_day(node, date->get());
  } else if (const auto* date_time = source.as_date_time()) {
    take_instant(node, date_time->get());
  } else if (const auto* time = source.as_time()) {
    node.kind = NodeKind::other;
    take_time(node, time->get());
  }
}

// Turns the library's tree into ours; false, and a problem, where it is nested too deep.
bool convert(const toml::node& source, const std::string& file, int depth, Node& node,
             ProblemList& problems) {
  node.place = place_of(source.source(), file);
  if (depth > kDepthMax) {
    problems.add({file, node.place.line, node.place.column,
                  fmt::format("read tables or lists more than {} deep, expected a flat file", kDepthMax),
                  "Take the inner ones away"});
    return false;
  }
  if (source.is_string() && source.as_string()->get().find('\0') != std::string::npos) {
    problems.add({file, node.place.line, node.place.column,
                  "read a text with a zero byte, expected text that every store keeps whole",
                  "Take the zero byte out"});
  }
  if (const auto* table = source.as_table()) {
    node.kind = NodeKind::table;
    for (const auto& [key, value] : *table) {
      Member member{std::string{key.str()}, place_of(key.source(), file), {}};
      if (!convert(value, file, depth + 1, member.value, problems)) return false;
      node.members.push_back(std::move(member));
    }
    // The library sorts by name; problems and rules go in the order of the file.
    std::stable_sort(node.members.begin(), node.members.end(), [](const Member& left, const Member& right) {
      return std::pair{left.place.line, left.place.column} < std::pair{right.place.line, right.place.column};
    });
  } else if (const auto* list = source.as_array()) {
    node.kind = NodeKind::list;
    for (const toml::node& item : *list) {
      node.items.emplace_back();
      if (!convert(item, file, depth + 1, node.items.back(), problems)) return false;
    }
  } else {
    take_scalar(node, source);
  }
  return true;
}

std::optional<std::string> text_of_file(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return std::nullopt;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (stream.bad()) return std::nullopt;
  return text;
}

// The line on which the text stops being UTF-8; lines are independent, since no sequence holds a line end.
int line_of_broken_utf8(std::string_view text) {
  int line = 1;
  while (true) {
    const std::size_t end = text.find('\n');
    if (!is_utf8(text.substr(0, end)) || end == std::string_view::npos) return line;
    text.remove_prefix(end + 1);
    ++line;
  }
}

}  // namespace

const Member* member_of(const Node& table, std::string_view key) {
  for (const Member& member : table.members) {
    if (member.key == key) return &member;
  }
  return nullptr;
}

Member* member_of(Node& table, std::string_view key) {
  return const_cast<Member*>(member_of(std::as_const(table), key));
}

std::string shown(const Node& node) {
  switch (node.kind) {
    case NodeKind::table:
      return "a table";
    case NodeKind::list:
      return "a list";
    case NodeKind::text:
      return input::quoted(node.text);
    default:
      return node.text;
  }
}

std::optional<TomlDocument> read_document(const std::string& path, ProblemList& problems) {
  std::optional<std::string> text = text_of_file(path);
  if (!text) {
    problems.add({path, 0, 0, "read nothing, expected a TOML file that exists and can be read",
                  "Check the path and the file's permissions"});
    return std::nullopt;
  }
  if (!is_utf8(*text)) {
    problems.add({path, line_of_broken_utf8(*text), 0, "read bytes that are not UTF-8, expected UTF-8 text",
                  "Save the file as UTF-8"});
    return std::nullopt;
  }
  try {
    TomlDocument document;
    const toml::table table = toml::parse(std::string_view{*text}, std::string_view{path});
    if (!convert(table, path, 0, document.root, problems)) return std::nullopt;
    document.text = std::move(*text);
    return document;
  } catch (const toml::parse_error& error) {
    const Place place = place_of(error.source(), path);
    std::string reason{error.description()};  // may quote the file, control characters and all
    std::replace_if(
        reason.begin(), reason.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
    problems.add({path, place.line, place.column, "read what is not TOML: " + reason, "Mend the file here"});
    return std::nullopt;
  }
}

}  // namespace slettefrist::input
