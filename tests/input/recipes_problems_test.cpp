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
const std::string kSound = R"(kind = "submissions"
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

std::vector<std::string> told_of(const std::string& sound, const std::string& slip) {
  const TomlFolder folder;
  folder.write("s.toml", with(kSound, sound, slip));
  return folder.told_by([&] { read_recipes(folder.file("s.toml")); });
}

TEST(Recipes, spread_over_the_values_of_each_and_follow_the_recipe_named) {
  const TomlFolder folder;
  const RecipeBook book = read_recipes(folder.write("s.toml", kSound));
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
  EXPECT_THAT(told_of(GetParam().sound, GetParam().slip), testing::ElementsAreArray(GetParam().told));
}

const std::vector<BadFile> kBadFiles{
    {"kind_of_another_file", "\"submissions\"", "\"registrations\"", {"?"}},
    {"placeholder_unknown", "\"{cpr}\"", "\"{name}\"", {"?"}},
    {"parent_field_absent", "{parent:plan_draft_id}", "{parent:draft_id}", {"?"}},
    {"follows_nobody", "after = \"sent\"", "after = \"send\"", {"?"}},
    {"after_taken_away", "after = \"sent\"\n", "", {"?"}},
    {"no_time", "from = 2031-05-01\nto = 2031-05-04\n", "", {"?"}},
    {"both_times", "days_after = [1, 9]", "days_after = [1, 9]\nfrom = 2031-05-05", {"?"}},
    {"days_backwards", "days_after = [1, 9]", "days_after = [9, 1]", {"?"}},
    {"days_of_nothing", "days_after = [1, 9]", "days_after = [0, 1]", {"?"}},
    {"to_before_from", "to = 2031-05-04", "to = 2031-04-30", {"?"}},
    {"far_future", "to = 2031-05-04", "to = 2099-05-04", {"?"}},
    {"without_unknown", "[\"body\"]", "[\"boddy\"]", {"?"}},
    {"rejected_without_reason", "reason = \"nothing_to_read\"\n", "", {"?"}},
    {"accepted_with_clause", "expected = \"accepted\"", "expected = \"accepted\"\nclause = \"c\"", {"?"}},
    {"name_with_capitals", "name = \"sent\"", "name = \"Sent\"", {"?"}},
    {"name_twice", "name = \"read\"", "name = \"sent\"", {"?"}},
    {"range_backwards", "least = 1, most = 9", "least = 9, most = 1", {"?"}},
    {"range_without_end", "least = 1, most = 9", "least = 1", {"?"}},
    {"value_key_misspelt", "days_before", "day_before", {"?"}},
    {"second_each", "{ least = 1, most = 9 }", "{ each = [1] }", {"?"}},
    {"each_in_an_area", "\"Æ\"", "{ each = [1] }", {"?"}},
    {"one_of_nothing", "{ least = 1, most = 9 }", "{ one_of = [] }", {"?"}},
    {"value_of_wrong_type", "\"Æ\"", "1.5", {"?"}},
    {"area_unknown", "name = \"plan_draft\"", "name = \"plan_drafts\"", {"?"}}};

INSTANTIATE_TEST_SUITE_P(Input, BadRecipes, testing::ValuesIn(kBadFiles), name_of_bad_file);

}  // namespace
}  // namespace slettefrist::input
