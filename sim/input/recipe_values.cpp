// Reading values; see recipe_values.h. Placeholders are texts in braces: {cpr}, {id}, {parent:FIELD}.
//
// This file must not know a recipe's answer.
#include "sim/input/recipe_values.h"

#include <fmt/format.h>

#include "sim/input/list_values.h"
#include "sim/input/recipes_keys.h"

namespace slettefrist::input {
namespace {

using Kind = RecipeValue::Kind;
constexpr std::string_view kParent = "{parent:";
constexpr int kMostDays = 36525;

RecipeValue whole_value(std::int64_t least, std::int64_t most) { return {Kind::whole, "", least, most, {}}; }

// A plain text, whole number or placeholder; nothing, and a problem, for anything else.
std::optional<RecipeValue> plain_value(const Node& node, const std::string& subject, ProblemList& problems) {
  if (node.kind == NodeKind::whole) return whole_value(node.whole, node.whole);
  if (node.kind == NodeKind::day) return RecipeValue{Kind::text, to_text(node.day), 0, 0, {}};
  if (node.kind == NodeKind::text) {
    const std::string& text = node.text;
    if (text == "{cpr}") return RecipeValue{Kind::cpr, "", 0, 0, {}};
    if (text == "{id}") return RecipeValue{Kind::own_id, "", 0, 0, {}};
    if (text.starts_with(kParent) && text.ends_with("}"))
      return RecipeValue{
          Kind::parent_field, text.substr(kParent.size(), text.size() - kParent.size() - 1), 0, 0, {}};
    if (!text.starts_with("{")) return RecipeValue{Kind::text, text, 0, 0, {}};
  }
  problems.add(
      {node.place.file, node.place.line, node.place.column,
       fmt::format("{}: read {}, expected a text, a whole number, a date, \"{{cpr}}\", \"{{id}}\" or "
                   "\"{{parent:FIELD}}\"",
                   subject, shown(node)),
       "`slettefrist schema submissions` tells what else may stand there"});
  return std::nullopt;
}

std::vector<RecipeValue> list_of(KeyReader& reader, const char* key, const std::string& subject,
                                 ProblemList& problems) {
  std::vector<RecipeValue> values;
  const Node* list = reader.open(key);
  if (!list) return values;
  if (list->kind != NodeKind::list || list->items.empty()) {
    reader.refuse(key, "a list that is not empty", "Write it in square brackets");
    return values;
  }
  for (const Node& item : list->items) {
    if (const auto value = plain_value(item, subject, problems)) values.push_back(*value);
  }
  return values;
}

}  // namespace

std::optional<DayCount> read_day_count(KeyReader& reader, const char* key, int least_allowed) {
  const std::vector<std::int64_t> numbers =
      reader.has(key) ? wholes_of(reader, key) : std::vector<std::int64_t>{};
  if (!reader.has(key)) {
    reader.open(key);
    return std::nullopt;
  }
  if (numbers.size() == 2 && numbers[0] >= least_allowed && numbers[1] >= numbers[0] &&
      numbers[1] <= kMostDays)
    return DayCount{static_cast<int>(numbers[0]), static_cast<int>(numbers[1])};
  reader.refuse(key, fmt::format("[least, most] from {} to {}", least_allowed, kMostDays),
                "Write two whole numbers, the smaller one first");
  return std::nullopt;
}

ValueVariants read_value(const Node& node, const std::string& subject, ProblemList& problems) {
  ValueVariants variants;
  if (node.kind != NodeKind::table) {
    if (const auto value = plain_value(node, subject, problems)) variants.values.push_back(*value);
    return variants;
  }
  KeyReader reader(section_of(recipes_keys(), "value"), node, subject, problems);
  const auto least = reader.whole("least");
  const auto most = reader.whole("most");
  const auto days = read_day_count(reader, "days_before", 0);
  const auto choices = list_of(reader, "one_of", subject, problems);
  const auto each = list_of(reader, "each", subject, problems);
  reader.finish();
  const int forms =
      (least || most ? 1 : 0) + (days ? 1 : 0) + (choices.empty() ? 0 : 1) + (each.empty() ? 0 : 1);
  if (forms != 1 || (least.has_value() != most.has_value()) || (least && *most < *least)) {
    reader.report(node.place,
                  fmt::format("{}: read {}, expected least and most, days_before, one_of or each", subject,
                              shown(node)),
                  "Choose one of the four");
    return variants;
  }
  if (least) variants.values.push_back(whole_value(*least, *most));
  if (days) variants.values.push_back({Kind::days_before, "", days->least, days->most, {}});
  if (!choices.empty()) variants.values.push_back({Kind::one_of, "", 0, 0, choices});
  if (!each.empty()) variants = {each, true};
  return variants;
}

}  // namespace slettefrist::input
