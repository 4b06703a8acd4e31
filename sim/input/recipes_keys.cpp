// Descriptions of the keys of a file of recipes; see recipes_keys.h.
//
// This file must not know any code, day or amount.
#include "sim/input/recipes_keys.h"

#include "sim/input/policy_keys.h"
#include "sim/input/recipes_file.h"

namespace slettefrist::input {
namespace {

constexpr Presence kRequired = Presence::required;
constexpr Presence kOptional = Presence::optional;

KeySpec key(const char* name, KeyType type, Presence presence, const char* unit, const char* meaning) {
  return {name, type, presence, unit, {}, "", meaning};
}
KeySpec list(const char* name, const char* of, const char* meaning) {
  return {name, KeyType::open, kOptional, "", {}, "", meaning, {}, 0, 0, std::string{"a list of "} + of};
}

KeySection top_keys() {
  return {
      "",
      {{"kind", KeyType::text, kRequired, "", {}, "", "what this file is", {"submissions"}},
       {"format", KeyType::whole, kRequired, "", {}, "", "version of this file format", {}, kFormat, kFormat},
       key("edition", KeyType::text, kRequired, "", "name of this edition"),
       key("source", KeyType::text, kRequired, "", "what it was written from"),
       key("area", KeyType::tables, kRequired, "", "the fields that an area's recipes begin with"),
       key("recipe", KeyType::tables, kRequired, "", "the recipes; one table is one way to make a row")}};
}

KeySection recipe_keys() {
  return {
      "recipe",
      {key("name", KeyType::text, kRequired, "a-z, 0-9, hyphens", "unique"),
       key("area", KeyType::text, kRequired, "name of a table", "what is submitted"),
       key("set", KeyType::table, kOptional, "", "fields beside or in place of the area's"),
       list("without", "fields in quotes", "fields of the area that are left out"),
       key("from", KeyType::day, kOptional, "Danish day", "submitted on this day at the earliest"),
       key("to", KeyType::day, kOptional, "Danish day", "and on this one at the latest (default: from)"),
       list("days_after", "two whole numbers", "instead: so many days after the row it follows"),
       key("after", KeyType::text, kOptional, "name of a recipe", "whose row comes just before, same person"),
       {"expected", KeyType::text, kRequired, "", {}, "", "the right answer", {"accepted", "rejected"}},
       key("reason", KeyType::text, kOptional, "", "reason code, where rejected"),
       key("clause", KeyType::text, kOptional, "", "id of the sentence broken, where rejected")}};
}

// What may stand for a field's value beside a plain text or whole number.
KeySection value_keys() {
  return {"value",
          {{"least", KeyType::whole, kOptional, "", {}, "", "a whole number from here"},
           {"most", KeyType::whole, kOptional, "", {}, "", "to here, both edges often"},
           list("days_before", "two whole numbers", "a day, so many days before that of the submission"),
           list("one_of", "texts or whole numbers", "one of these"),
           list("each", "texts or whole numbers", "a recipe of its own for each of these")}};
}

}  // namespace

const KeyTable& recipes_keys() {
  static const KeyTable table{top_keys(),
                              {"area",
                               {key("name", KeyType::text, kRequired, "name of a table", "which area"),
                                key("fields", KeyType::table, kRequired, "", "its fields and their values")}},
                              recipe_keys(),
                              value_keys()};
  return table;
}

std::string recipes_schema() { return schema_text(recipes_keys()); }

}  // namespace slettefrist::input
