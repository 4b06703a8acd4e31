// Recipes for submissions: what a sound file becomes, and slips with the whole message a user reads.
//
// These texts are read by people: change one only to make it better.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/input/recipes_file.h"
#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

// Lines of this text are counted by the tests.
const std::string kSoundRecipes = R"(kind = "submissions"
format = 1
edition = "trial"
source = "a test"
[[area]]
name = "plan_draft"
[area.fields]
cpr = "{cpr}"
plan_draft_id = "{id}"
body = "Æ"
[[recipe]]
name = "sent"
area = "plan_draft"
from = 2031-05-01
to = 2031-05-04
expected = "accepted"
[[recipe]]
name = "read"
area = "plan_draft"
after = "sent"
days_after = [1, 9]
without = ["body"]
expected = "rejected"
reason = "nothing_to_read"
clause = "c"
[recipe.set]
plan_draft_id = "{parent:plan_draft_id}"
code = { each = [1, "b"] }
size = { least = 1, most = 9 }
on = { days_before = [0, 3] }
)";

std::vector<std::string> told_of_recipes(const std::string& sound, const std::string& slip) {
  const TomlFolder folder;
  folder.write("s.toml", with(kSoundRecipes, sound, slip));
  return folder.told_by([&] { read_recipes(folder.file("s.toml")); });
}

TEST(Recipes, spread_over_the_values_of_each_and_follow_the_recipe_named) {
  const TomlFolder folder;
  const RecipeBook book = read_recipes(folder.write("s.toml", kSoundRecipes));
  ASSERT_EQ(book.recipes.size(), 3U);
  EXPECT_EQ(book.recipes[0].name, "sent");
  EXPECT_EQ(book.recipes[0].from, parse_day("2031-05-01"));
  EXPECT_EQ(book.recipes[0].to, parse_day("2031-05-04"));
  EXPECT_TRUE(book.recipes[0].expected.is_accepted);
  EXPECT_EQ(book.recipes[1].name, "read-1");
  EXPECT_EQ(book.recipes[2].name, "read-b");
  EXPECT_EQ(book.recipes[2].parent, 0U);
  EXPECT_EQ(book.recipes[2].days_after->most, 9);
  EXPECT_EQ(book.recipes[2].expected.reason, "nothing_to_read");
  std::vector<std::string> names;
  for (const RecipeField& field : book.recipes[2].fields) names.push_back(field.name);
  EXPECT_THAT(names, testing::ElementsAre("cpr", "plan_draft_id", "code", "size", "on"));
}

class BadRecipes : public testing::TestWithParam<BadFile> {};

TEST_P(BadRecipes, is_told_with_place_and_remedy) {
  EXPECT_THAT(told_of_recipes(GetParam().sound, GetParam().slip), testing::ElementsAreArray(GetParam().told));
}

const std::vector<BadFile> kBadRecipes{
    {"kind_of_another_file",
     "\"submissions\"",
     "\"registrations\"",
     {"s.toml:1:8: kind: read \"registrations\", expected \"submissions\". Write this"}},
    {"placeholder_unknown",
     "\"{cpr}\"",
     "\"{name}\"",
     {"s.toml:8:7: area 1 cpr: read \"{name}\", expected a text, a whole number, a date, \"{cpr}\", \"{id}\" "
      "or \"{parent:FIELD}\". `slettefrist schema submissions` tells what else may stand there"}},
    {"parent_field_absent",
     "{parent:plan_draft_id}",
     "{parent:draft_id}",
     {"s.toml:20:9: recipe 'read' after: read \"sent\", expected a recipe whose row has the field "
      "'draft_id', which 'plan_draft_id' takes from it. Follow another recipe, or take another field"}},
    {"follows_nobody",
     "after = \"sent\"",
     "after = \"send\"",
     {"s.toml:20:9: recipe 'read' after: read \"send\", expected a recipe above this one, without each. Move "
      "that recipe up"}},
    {"after_taken_away",
     "after = \"sent\"\n",
     "",
     {"s.toml:17:1: recipe 'read' after: read nothing, expected a recipe whose row has the field "
      "'plan_draft_id', which 'plan_draft_id' takes from it. Follow another recipe, or take another field",
      "s.toml:20:14: recipe 'read' days_after: read a list, expected nothing: the recipe follows no other. "
      "Add the key 'after'"}},
    {"no_time",
     "from = 2031-05-01\nto = 2031-05-04\n",
     "",
     {"s.toml:11:1: recipe 'sent' from: read nothing, expected either from (and to) or days_after. Tell when "
      "it is submitted, once"}},
    {"both_times",
     "days_after = [1, 9]",
     "days_after = [1, 9]\nfrom = 2031-05-05",
     {"s.toml:22:8: recipe 'read' from: read 2031-05-05, expected either from (and to) or days_after. Tell "
      "when it is submitted, once"}},
    {"days_backwards",
     "days_after = [1, 9]",
     "days_after = [9, 1]",
     {"s.toml:21:14: recipe 'read' days_after: read a list, expected [least, most] from 1 to 36525. Write "
      "two whole numbers, the smaller one first"}},
    {"days_of_nothing",
     "days_after = [1, 9]",
     "days_after = [0, 1]",
     {"s.toml:21:14: recipe 'read' days_after: read a list, expected [least, most] from 1 to 36525. Write "
      "two whole numbers, the smaller one first"}},
    {"to_before_from",
     "to = 2031-05-04",
     "to = 2031-04-30",
     {"s.toml:15:6: recipe 'sent' to: read 2031-04-30, expected a day not before from. Swap the two days"}},
    {"far_future",
     "to = 2031-05-04",
     "to = 2099-05-04",
     {"s.toml:15:6: recipe 'sent' to: read 2099-05-04, expected days from 2000-01-01 to 2089-09-16. Choose "
      "other days"}},
    {"without_unknown",
     "[\"body\"]",
     "[\"boddy\"]",
     {"s.toml:22:11: recipe 'read' without: read a list, expected fields that the area has. Take the others "
      "away"}},
    {"rejected_without_reason",
     "reason = \"nothing_to_read\"\n",
     "",
     {"s.toml:17:1: recipe 'read' reason: read nothing, expected a reason and a clause, since it is "
      "rejected. Name the rule it breaks"}},
    {"accepted_with_clause",
     "expected = \"accepted\"",
     "expected = \"accepted\"\nclause = \"c\"",
     {"s.toml:17:10: recipe 'sent' clause: read \"c\", expected nothing: what is accepted breaks no rule. "
      "Take the key away"}},
    {"name_with_capitals",
     "name = \"sent\"",
     "name = \"Sent\"",
     {"s.toml:12:8: recipe 1 name: read \"Sent\", expected a name of a-z, 0-9 and hyphens. Choose another "
      "name",
      "s.toml:20:9: recipe 'read' after: read \"sent\", expected a recipe above this one, without each. Move "
      "that recipe up"}},
    {"name_twice",
     "name = \"read\"",
     "name = \"sent\"",
     {"s.toml:18:8: recipe 'sent' name: read \"sent\", expected a name no other recipe has. Choose another"}},
    {"range_backwards",
     "least = 1, most = 9",
     "least = 9, most = 1",
     {"s.toml:29:8: recipe 'read' size: read a table, expected least and most, days_before, one_of or each. "
      "Choose one of the four"}},
    {"range_without_end",
     "least = 1, most = 9",
     "least = 1",
     {"s.toml:29:8: recipe 'read' size: read a table, expected least and most, days_before, one_of or each. "
      "Choose one of the four"}},
    {"value_key_misspelt",
     "days_before",
     "day_before",
     {"s.toml:30:6: recipe 'read' on: read a table, expected least and most, days_before, one_of or each. "
      "Choose one of the four",
      "s.toml:30:8: recipe 'read' on: read the key \"day_before\", which nobody knows, expected one of: "
      "least, most, days_before, one_of, each. Did you mean 'days_before'?"}},
    {"second_each",
     "{ least = 1, most = 9 }",
     "{ each = [1] }",
     {"s.toml:29:1: recipe 'read' size: read a second each, expected one a recipe. Write two recipes"}},
    {"each_in_an_area",
     "\"Æ\"",
     "{ each = [1] }",
     {"s.toml:10:1: area 1 body: read each, expected a value of all recipes. Move it to a recipe",
      "s.toml:22:11: recipe 'read' without: read a list, expected fields that the area has. Take the others "
      "away"}},
    {"one_of_nothing",
     "{ least = 1, most = 9 }",
     "{ one_of = [] }",
     {"s.toml:29:8: recipe 'read' size: read a table, expected least and most, days_before, one_of or each. "
      "Choose one of the four",
      "s.toml:29:19: recipe 'read' size one_of: read a list, expected a list that is not empty. Write it in "
      "square brackets"}},
    {"value_of_wrong_type",
     "\"Æ\"",
     "1.5",
     {"s.toml:10:8: area 1 body: read 1.5, expected a text, a whole number, a date, \"{cpr}\", \"{id}\" or "
      "\"{parent:FIELD}\". `slettefrist schema submissions` tells what else may stand there",
      "s.toml:22:11: recipe 'read' without: read a list, expected fields that the area has. Take the others "
      "away"}},
    {"area_unknown",
     "name = \"plan_draft\"",
     "name = \"plan_drafts\"",
     {"s.toml:6:8: area 1 name: read \"plan_drafts\", expected one of: citizen, notification, answer, "
      "document, sanction, contact_course, plan_draft, benefit_report, message. Name a table",
      "s.toml:20:9: recipe 'read' after: read \"sent\", expected a recipe whose row has the field "
      "'plan_draft_id', which 'plan_draft_id' takes from it. Follow another recipe, or take another field",
      "s.toml:22:11: recipe 'read' without: read a list, expected fields that the area has. Take the others "
      "away"}}};

INSTANTIATE_TEST_SUITE_P(Input, BadRecipes, testing::ValuesIn(kBadRecipes), name_of_bad_file);

}  // namespace
}  // namespace slettefrist::input
