// read_recipes: the areas' fields, then recipe by recipe what differs, spread over the values of `each`.
//
// This file must not know the registrations.
#include "sim/input/recipes_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "sim/input/key_reader.h"
#include "sim/input/list_values.h"
#include "sim/input/policy_keys.h"
#include "sim/input/recipe_values.h"
#include "sim/input/recipes_keys.h"
#include "sim/input/toml_document.h"

namespace slettefrist::input {
namespace {

// Days on which the generators know the Danish time.
const Day kFirstDay = day_from_civil(2000, 1, 1);
const Day kLastDay = day_from_civil(2089, 9, 16);

struct Book {
  std::map<Area, std::vector<RecipeField>> areas;
  std::map<std::string, std::size_t, std::less<>> places;  // of recipes that others may follow
  std::set<std::string> names;
  RecipeBook book;
};

void put(std::vector<RecipeField>& fields, const std::string& name, const RecipeValue& value) {
  const auto known = std::find_if(fields.begin(), fields.end(),
                                  [&](const RecipeField& field) { return field.name == name; });
  if (known == fields.end()) {
    fields.push_back({name, value});
  } else {
    known->value = value;
  }
}

void read_area(const Node& table, std::size_t position, Book& into, ProblemList& problems) {
  KeyReader reader(section_of(recipes_keys(), "area"), table, fmt::format("area {}", position), problems);
  const auto area = area_of(reader, "name");
  const Node* fields = reader.table("fields");
  reader.finish();
  if (!area || !fields) return;
  if (into.areas.contains(*area)) reader.refuse("name", "each area once", "Put the fields into one table");
  for (const Member& member : fields->members) {
    const ValueVariants variants = read_value(member.value, reader.subject_of(member.key), problems);
    if (variants.is_each) {
      reader.report(member.place,
                    reader.subject_of(member.key) + ": read each, expected a value of all recipes",
                    "Move it to a recipe");
    } else if (!variants.values.empty()) {
      put(into.areas[*area], member.key, variants.values.front());
    }
  }
}

void read_times(KeyReader& reader, Recipe& recipe) {
  const auto from = reader.day("from");
  const auto to = reader.day("to");
  recipe.days_after = read_day_count(reader, "days_after", 1);
  if (reader.has("from") == reader.has("days_after")) {
    reader.refuse("from", "either from (and to) or days_after", "Tell when it is submitted, once");
  } else if (recipe.days_after && !reader.has("after")) {
    reader.refuse("days_after", "nothing: the recipe follows no other", "Add the key 'after'");
  }
  recipe.from = from.value_or(kFirstDay);
  recipe.to = to.value_or(recipe.from);
  if (recipe.to < recipe.from) reader.refuse("to", "a day not before from", "Swap the two days");
  if (recipe.from < kFirstDay || recipe.to > kLastDay)
    reader.refuse(reader.has("to") ? "to" : "from",
                  fmt::format("days from {} to {}", to_text(kFirstDay), to_text(kLastDay)),
                  "Choose other days");
}

void read_answer(KeyReader& reader, Recipe& recipe) {
  const auto expected = reader.text("expected");
  recipe.expected.is_accepted = expected != "rejected";
  recipe.expected.reason = reader.text("reason").value_or("");
  recipe.expected.clause = reader.text("clause").value_or("");
  for (const char* key : {"reason", "clause"}) {
    if (expected == "rejected" && !reader.has(key))
      reader.refuse(key, "a reason and a clause, since it is rejected", "Name the rule it breaks");
    if (expected == "accepted" && reader.has(key))
      reader.refuse(key, "nothing: what is accepted breaks no rule", "Take the key away");
  }
}

// The recipe once, or with `each` once a value, named after it.
void add_variants(const Node* set, const Recipe& recipe, KeyReader& reader, Book& into,
                  ProblemList& problems) {
  std::vector<Recipe> all{recipe};
  std::size_t spread = 0;
  for (const Member& member : set ? set->members : std::vector<Member>{}) {
    const ValueVariants variants = read_value(member.value, reader.subject_of(member.key), problems);
    if (variants.is_each && ++spread > 1) {
      reader.report(member.place,
                    reader.subject_of(member.key) + ": read a second each, expected one a recipe",
                    "Write two recipes");
      return;
    }
    std::vector<Recipe> more;
    for (const RecipeValue& value : variants.values) {
      for (Recipe one : all) {
        if (variants.is_each)
          one.name +=
              "-" + (value.kind == RecipeValue::Kind::whole ? fmt::format("{}", value.least) : value.text);
        put(one.fields, member.key, value);
        more.push_back(std::move(one));
      }
    }
    if (!more.empty()) all = std::move(more);
  }
  if (spread == 0) into.places.emplace(recipe.name, into.book.recipes.size());
  std::move(all.begin(), all.end(), std::back_inserter(into.book.recipes));
}

void check_parent_fields(const Recipe& recipe, KeyReader& reader, const RecipeBook& book) {
  for (const RecipeField& field : recipe.fields) {
    if (field.value.kind != RecipeValue::Kind::parent_field) continue;
    const auto has_field = [&](const Recipe& parent) {
      return std::any_of(parent.fields.begin(), parent.fields.end(),
                         [&](const RecipeField& one) { return one.name == field.value.text; });
    };
    const bool is_told_already = reader.has("after") && !recipe.parent;
    if (!is_told_already && (!recipe.parent || !has_field(book.recipes[*recipe.parent])))
      reader.refuse("after",
                    fmt::format("a recipe whose row has the field '{}', which '{}' takes from it",
                                field.value.text, field.name),
                    "Follow another recipe, or take another field");
  }
}

void read_recipe(const Node& table, std::size_t position, Book& into, ProblemList& problems) {
  const Member* named = member_of(table, "name");
  const std::string subject = named && named->value.kind == NodeKind::text && is_rule_id(named->value.text)
                                  ? fmt::format("recipe '{}'", named->value.text)
                                  : fmt::format("recipe {}", position);
  KeyReader reader(section_of(recipes_keys(), "recipe"), table, subject, problems);
  Recipe recipe;
  recipe.name = reader.text("name").value_or("");
  if (!is_rule_id(recipe.name))
    reader.refuse("name", "a name of a-z, 0-9 and hyphens", "Choose another name");
  if (!into.names.insert(recipe.name).second)
    reader.refuse("name", "a name no other recipe has", "Choose another");
  recipe.area = area_of(reader, "area").value_or(Area::citizen);
  if (const auto after = reader.text("after")) {
    const auto parent = into.places.find(*after);
    if (parent != into.places.end()) {
      recipe.parent = parent->second;
    } else {
      reader.refuse("after", "a recipe above this one, without each", "Move that recipe up");
    }
  }
  recipe.fields = into.areas[recipe.area];
  const auto without = reader.has("without") ? texts_of(reader, "without") : std::vector<std::string>{};
  reader.open("without");
  for (const std::string& name : without) {
    const auto removed =
        std::erase_if(recipe.fields, [&](const RecipeField& field) { return field.name == name; });
    if (removed == 0) reader.refuse("without", "fields that the area has", "Take the others away");
  }
  read_times(reader, recipe);
  read_answer(reader, recipe);
  add_variants(reader.table("set"), recipe, reader, into, problems);
  reader.finish();
  if (!into.book.recipes.empty()) check_parent_fields(into.book.recipes.back(), reader, into.book);
}

}  // namespace

RecipeBook read_recipes(const std::string& path) {
  ProblemList problems;
  const auto document = read_document(path, problems);
  if (!document) problems.throw_if_any();
  Book into;
  KeyReader top(section_of(recipes_keys(), ""), document->root, "", problems);
  top.text("kind");
  top.whole("format");
  into.book.edition = top.text("edition").value_or("");
  top.text("source");
  const auto areas = top.tables("area");
  for (std::size_t i = 0; i < areas.size(); ++i) read_area(*areas[i], i + 1, into, problems);
  const auto recipes = top.tables("recipe");
  for (std::size_t i = 0; i < recipes.size(); ++i) read_recipe(*recipes[i], i + 1, into, problems);
  top.finish();
  if (recipes.empty()) top.refuse("recipe", "at least one recipe", "Add a table [[recipe]]");
  problems.throw_if_any();
  return std::move(into.book);
}

}  // namespace slettefrist::input
