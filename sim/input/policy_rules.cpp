// Rules: which records, and counted from which date; their dated versions stand in policy_versions.
// This file must not know a rule's numbers.
#include "sim/input/policy_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/input/key_reader.h"
#include "sim/input/policy_keys.h"
#include "sim/input/policy_versions.h"

namespace slettefrist::input {
namespace {

std::string subject_of_rule(const Node& table, std::size_t position) {
  const Member* id = member_of(table, "id");
  const bool is_named = id && id->value.kind == NodeKind::text && is_rule_id(id->value.text);
  return is_named ? fmt::format("rule '{}'", id->value.text) : fmt::format("rule {}", position);
}

std::optional<Area> read_area(KeyReader& reader, const Node& table) {
  const auto text = reader.text("area");
  if (!text) return std::nullopt;
  std::vector<std::string> areas;
  for (const Area area : kAreas) {
    if (area != Area::answer) areas.emplace_back(name_of(area));
  }
  const std::string expected = fmt::format("one of: {}", fmt::join(areas, ", "));
  if (*text == name_of(Area::answer)) {
    reader.refuse("area", expected,
                  "An answer has no rule of its own: a notification takes its answers along");
    return std::nullopt;
  }
  if (!reader.is_one_of("area", member_of(table, "area")->value, areas, expected)) return std::nullopt;
  return area_named(*text);
}

std::optional<Applies> read_applies(KeyReader& reader, std::optional<Area> area) {
  const auto text = reader.text("applies");
  if (!text) return std::nullopt;
  if (*text == "always") return Applies::always;
  if (area && *area != Area::notification) {
    reader.refuse("applies", "\"always\"", "Only notifications are answered or unanswered");
    return std::nullopt;
  }
  return *text == "answered" ? Applies::answered : Applies::unanswered;
}

// The texts of counted_from, in the order written; empty, and a problem, where it is anything else.
std::vector<const Node*> columns_named(KeyReader& reader, const std::string& subject, ProblemList& problems) {
  const Node* value = reader.open("counted_from");
  if (!value) return {};
  if (value->kind == NodeKind::text) return {value};
  const KeySection& section = section_of(policy_keys(), "rule.counted_from");
  if (value->kind != NodeKind::table) {
    reader.refuse("counted_from", "a column in quotes or { earliest = [\"...\", \"...\"] }",
                  "Write several columns as { earliest = [...] }");
    return {};
  }
  KeyReader inner(section, *value, subject + " counted_from", problems);
  const Node* list = inner.open("earliest");
  inner.finish();
  if (!list) return {};
  if (list->kind != NodeKind::list || list->items.empty()) {
    inner.refuse("earliest", "a list of at least one column in quotes", "Write [\"...\", \"...\"]");
    return {};
  }
  std::vector<const Node*> columns;
  for (const Node& item : list->items) {
    if (item.kind == NodeKind::text) {
      columns.push_back(&item);
    } else {
      inner.report(
          item.place,
          fmt::format("{}: read {}, expected a column in quotes", inner.subject_of("earliest"), shown(item)),
          "Put the column's name in quotes");
    }
  }
  return columns;
}

std::vector<std::string> check_columns(KeyReader& reader, const std::vector<const Node*>& columns,
                                       std::optional<Area> area, std::optional<Applies> applies) {
  std::vector<std::string> names;
  const std::string area_name{area ? name_of(*area) : ""};
  const bool is_with_answer = applies == Applies::answered;
  const std::vector<std::string> known = date_columns_of(area_name, is_with_answer);
  const std::vector<std::string> with_answer = date_columns_of(area_name, true);
  const std::string expected = fmt::format("a date column of {}: {}", area_name, fmt::join(known, ", "));
  for (const Node* column : columns) {
    const std::string& name = column->text;
    const std::string what =
        fmt::format("{}: read {}, expected ", reader.subject_of("counted_from"), shown(*column));
    const bool is_of_answer = std::find(with_answer.begin(), with_answer.end(), name) != with_answer.end() &&
                              std::find(known.begin(), known.end(), name) == known.end();
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      reader.report(column->place, what + "each column once", "Take the second one away");
    } else if (area && applies && is_of_answer) {
      reader.report(column->place, what + expected, "A date of the answer needs applies = \"answered\"");
    } else if (!area || !applies || reader.is_one_of("counted_from", *column, known, expected)) {
      names.push_back(name);
    }
  }
  return names;
}

}  // namespace

Rule read_rule(const Node& table, std::size_t position, const PolicyLayers& layers, ProblemList& problems) {
  const std::string subject = subject_of_rule(table, position);
  KeyReader reader(section_of(policy_keys(), "rule"), table, subject, problems);
  Rule rule;
  rule.id = reader.text("id").value_or("");
  if (reader.has("id") && !is_rule_id(rule.id)) {
    reader.refuse("id", "a name of a-z, 0-9, hyphens and underscores", "Choose another name");
  }
  const auto area = read_area(reader, table);
  rule.area = area.value_or(Area::notification);
  const auto applies = read_applies(reader, area);
  rule.applies = applies.value_or(Applies::always);
  rule.counted_from = check_columns(reader, columns_named(reader, subject, problems), area, applies);
  rule.versions = read_versions(reader, subject, layers, problems);
  reader.finish();
  return rule;
}

}  // namespace slettefrist::input
