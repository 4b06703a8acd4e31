// Rows out of recipes: how many, in which order, at which edges; the same whatever is asked for beside them.
//
// The book here is the test's own. It must not know what may be registered.
#include "generators/submissions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "generators/danish_time.h"

namespace slettefrist::generators {
namespace {

Day day(const char* text) { return parse_day(text).value(); }

// Two recipes: one alone on one day, and one that follows it and takes its number.
RecipeBook small_book() {
  Recipe sent;
  sent.name = "sent";
  sent.area = Area::plan_draft;
  sent.from = day("2024-03-17");
  sent.to = day("2024-03-17");
  sent.fields = {{"cpr", {RecipeValue::Kind::cpr, "", 0, 0, {}}},
                 {"plan_draft_id", {RecipeValue::Kind::own_id, "", 0, 0, {}}},
                 {"size", {RecipeValue::Kind::whole, "", 1, 1000, {}}}};
  Recipe read = sent;
  read.name = "read";
  read.days_after = DayCount{1, 100};
  read.parent = 0;
  read.expected = {false, "because", "clause"};
  read.fields = {{"cpr", {RecipeValue::Kind::cpr, "", 0, 0, {}}},
                 {"of", {RecipeValue::Kind::parent_field, "plan_draft_id", 0, 0, {}}},
                 {"seen_on", {RecipeValue::Kind::days_before, "", 0, 3, {}}},
                 {"word",
                  {RecipeValue::Kind::one_of,
                   "",
                   0,
                   0,
                   {{RecipeValue::Kind::text, "a", 0, 0, {}}, {RecipeValue::Kind::text, "b", 0, 0, {}}}}}};
  return {"trial", {sent, read}};
}

std::vector<LabelledSubmission> made(const SubmissionSettings& settings) {
  std::vector<LabelledSubmission> rows;
  make_submissions(settings, small_book(), [&](const LabelledSubmission& row) { rows.push_back(row); });
  return rows;
}

SubmissionSettings asked_for(std::int64_t count, std::uint64_t seed = 9) {
  SubmissionSettings all;
  all.seed = seed;
  all.count = count;
  return all;
}

std::string field_text(const LabelledSubmission& row, const char* field) {
  const SubmissionField* found = field_of(row.submission, field);
  return found ? found->text : "";
}

TEST(SubmissionRows, are_exactly_as_many_as_asked_for_and_no_chain_is_cut) {
  EXPECT_EQ(rows_of_one_turn(small_book()), 3);
  for (const std::int64_t count : {1, 2, 3, 4, 5, 299, 300}) {
    const auto rows = made(asked_for(count));
    ASSERT_EQ(rows.size(), static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      EXPECT_EQ(rows[i].submission.submission_id, static_cast<std::int64_t>(i) + 1);
      if (rows[i].recipe != "read") continue;
      ASSERT_GT(i, 0U);
      EXPECT_EQ(rows[i - 1].recipe, "sent") << "it follows its parent at once";
      EXPECT_EQ(field_text(rows[i], "of"), field_text(rows[i - 1], "plan_draft_id"));
      EXPECT_EQ(field_text(rows[i], "cpr"), field_text(rows[i - 1], "cpr"));
      EXPECT_GT(rows[i].submission.submitted_at, rows[i - 1].submission.submitted_at);
    }
  }
}

TEST(SubmissionRows, carry_the_recipes_answer) {
  for (const auto& row : made(asked_for(60)))
    EXPECT_EQ(row.expected, row.recipe == "sent" ? Verdict{} : (Verdict{false, "because", "clause"}));
}

TEST(SubmissionRows, reach_the_first_and_the_last_second_of_a_danish_day_and_both_ends_of_a_range) {
  std::set<std::string> times, sizes;
  for (const auto& row : made(asked_for(900))) {
    if (row.recipe != "sent") continue;
    times.insert(to_text(row.submission.submitted_at));
    sizes.insert(field_text(row, "size"));
    EXPECT_GE(to_text(row.submission.submitted_at), "2024-03-16T23:00:00Z");
    EXPECT_LE(to_text(row.submission.submitted_at), "2024-03-17T22:59:59Z");
  }
  EXPECT_TRUE(times.contains("2024-03-16T23:00:00Z"));
  EXPECT_TRUE(times.contains("2024-03-17T22:59:59Z"));
  EXPECT_GT(times.size(), 100U);
  EXPECT_TRUE(sizes.contains("1"));
  EXPECT_TRUE(sizes.contains("1000"));
  EXPECT_GT(sizes.size(), 50U);
}

TEST(SubmissionRows, do_not_depend_on_how_many_there_are) {
  const auto few = made(asked_for(30));
  const auto many = made(asked_for(300));
  for (std::size_t i = 0; i + 2 < few.size(); ++i) {
    EXPECT_EQ(few[i].submission.submitted_at, many[i].submission.submitted_at);
    EXPECT_EQ(field_text(few[i], "size"), field_text(many[i], "size"));
  }
  EXPECT_NE(made(asked_for(1, 1)).front().submission.fields.front().text,
            made(asked_for(1, 2)).front().submission.fields.front().text)
      << "another seed, another person";
}

TEST(SubmissionRows, of_all_shards_together_are_those_of_the_whole) {
  std::map<std::int64_t, std::string> joined;
  for (std::int64_t shard = 1; shard <= 3; ++shard) {
    SubmissionSettings part = asked_for(100);
    part.shard_index = shard;
    part.shard_count = 3;
    for (const auto& row : made(part))
      EXPECT_TRUE(joined.emplace(row.submission.submission_id, field_text(row, "cpr")).second);
  }
  const auto whole = made(asked_for(100));
  ASSERT_EQ(joined.size(), whole.size());
  for (const auto& row : whole) EXPECT_EQ(joined.at(row.submission.submission_id), field_text(row, "cpr"));
}

TEST(SubmissionRows, are_of_other_persons_than_the_generated_citizens) {
  SubmissionSettings after = asked_for(3);
  after.citizens = 7;
  const auto chain_of_person_8 = made(after);
  SubmissionSettings from_start = asked_for(27);
  std::set<std::string> persons;
  for (const auto& row : made(from_start)) persons.insert(field_text(row, "cpr"));
  ASSERT_EQ(persons.size(), 18U) << "nine turns of two persons";
  EXPECT_NE(field_text(chain_of_person_8.front(), "cpr"), field_text(made(from_start).front(), "cpr"));
  EXPECT_TRUE(persons.contains(field_text(chain_of_person_8.front(), "cpr"))) << "the eighth of the same row";
}

}  // namespace
}  // namespace slettefrist::generators
