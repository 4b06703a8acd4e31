// Labelled submissions read back: what is well-formed is handed over as written, what is not is told with
// its line, all of it at once.
//
// Whether a submission may be registered is not asked here.
#include "sim/input/submissions_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

using Kind = SubmissionField::Kind;

const std::string kSubmissionRow =
    R"({"submission_id":7,"recipe":"r","area":"plan_draft","submitted_at":"2024-03-17T22:59:59Z",)"
    R"("fields":{"body":"Ærø","plan_draft_id":7,"rate":1.5,"none":null},)"
    R"("expected":"rejected","reason":"because","clause":"c"})";

std::vector<std::string> told_of_submissions(const std::string& text) {
  const TomlFolder folder;
  folder.write("s.ndjson", text);
  return folder.told_by([&] { read_submissions(folder.file("s.ndjson"), [](auto, const auto&) {}); });
}

TEST(Submissions, are_handed_over_as_written_with_their_lines) {
  const TomlFolder folder;
  folder.write("s.ndjson",
               "\xEF\xBB\xBF" + kSubmissionRow + "\r\n\n" + with(kSubmissionRow, ":7,", ":8,") + "\n");
  std::vector<std::pair<std::int64_t, LabelledSubmission>> read;
  read_submissions(folder.file("s.ndjson"),
                   [&](std::int64_t line, const LabelledSubmission& row) { read.emplace_back(line, row); });
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[1].first, 3);
  EXPECT_EQ(read[1].second.submission.submission_id, 8);
  const LabelledSubmission& row = read[0].second;
  EXPECT_EQ(row.recipe, "r");
  EXPECT_EQ(row.submission.area, Area::plan_draft);
  EXPECT_EQ(row.submission.submitted_at, parse_instant("2024-03-17T22:59:59Z"));
  EXPECT_EQ(row.expected, (Verdict{false, "because", "c"}));
  ASSERT_EQ(row.submission.fields.size(), 3U) << "null is no field";
  EXPECT_EQ(row.submission.fields[0].text, "Ærø");
  EXPECT_EQ(row.submission.fields[1].kind, Kind::whole);
  EXPECT_EQ(row.submission.fields[1].whole, 7);
  EXPECT_EQ(row.submission.fields[2].kind, Kind::other);
}

TEST(Submissions, need_a_file_with_a_row_in_it) {
  const TomlFolder folder;
  EXPECT_THAT(
      folder.told_by([&] { read_submissions(folder.file("no"), [](auto, const auto&) {}); }),
      testing::ElementsAre("no: cannot be read: No such file or directory. Name a file of submissions, "
                           "as `generate` writes it"));
  EXPECT_THAT(told_of_submissions("\n\n"),
              testing::ElementsAre("s.ndjson: read no row, expected at least one. Name another file"));
}

TEST(Submissions, are_all_told_of_at_once_up_to_fifty) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "{}\n";
  const auto told = told_of_submissions(text);
  ASSERT_EQ(told.size(), 51U);
  EXPECT_THAT(told.back(), testing::HasSubstr("more problems, not listed here"));
}

struct BadRow {
  std::string name, sound, slip, told;
};
class BadSubmission : public testing::TestWithParam<BadRow> {};

TEST_P(BadSubmission, is_told_with_its_line) {
  const std::string slip = with(kSubmissionRow, GetParam().sound, GetParam().slip);
  EXPECT_THAT(told_of_submissions(kSubmissionRow + "\n" + slip + "\n"),
              testing::ElementsAre(GetParam().told));
}

const std::vector<BadRow> kBadRows{
    {"cut_off", R"(,"clause":"c"})", "",
     "s.ndjson:2: read "
     "\"{\"submission_id\":7,\"recipe\":\"r\",\"area\":\"plan_draft\",\"submitted_at\":\"2024-03-17T2...\", "
     "expected one JSON object a line. Write {...} on one line"},
    {"area_misspelt", "plan_draft\",", "plan_drafts\",",
     "s.ndjson:2: area: read \"plan_drafts\", expected the name of a table, as contact_course. Name a table"},
    {"instant_as_day", "2024-03-17T22:59:59Z", "2024-03-17",
     "s.ndjson:2: submitted_at: read \"2024-03-17\", expected an instant YYYY-MM-DDTHH:MM:SSZ. Write it in "
     "UTC"},
    {"instant_absent", R"("submitted_at":"2024-03-17T22:59:59Z",)", "",
     "s.ndjson:2: submitted_at: read nothing, expected an instant YYYY-MM-DDTHH:MM:SSZ. Write it as a text "
     "in quotes"},
    {"id_of_zero", R"("submission_id":7)", R"("submission_id":0)",
     "s.ndjson:2: submission_id: read \"0\", expected a whole number from 1 to 9007199254740991. Number the "
     "rows"},
    {"answer_misspelt", R"("rejected")", R"("reject")",
     "s.ndjson:2: expected: read \"reject\", expected \"accepted\" or \"rejected\". Write one of the two"},
    {"accepted_with_a_reason", R"("rejected","reason":"because","clause":"c")",
     R"("accepted","reason":"because","clause":null)",
     "s.ndjson:2: reason: read \"because\", expected null, since it is accepted. Write null"},
    {"accepted_with_a_clause", R"("rejected","reason":"because")", R"("accepted","reason":null)",
     "s.ndjson:2: clause: read \"c\", expected null, since it is accepted. Write null"},
    {"rejected_without_a_reason", R"("because")", "null",
     "s.ndjson:2: reason: read \"null\", expected a reason code, since it is rejected. Write it as a text in "
     "quotes"},
    {"fields_as_list", R"({"body":"Ærø","plan_draft_id":7,"rate":1.5,"none":null})", "[]",
     "s.ndjson:2: fields: read \"[]\", expected an object of names and values. Write {\"cpr\": \"...\", "
     "...}"},
    {"key_misspelt", R"("clause")", R"("claus")",
     "s.ndjson:2: read the key \"claus\", which nobody knows, expected one of: area, clause, expected, "
     "fields, reason, recipe, submission_id, submitted_at. Did you mean 'clause'?"},
    {"recipe_as_number", R"("r",)", "5,",
     "s.ndjson:2: recipe: read \"5\", expected a text. Write it as a text in quotes"},
    {"answer_twice", R"("reason")", R"("expected":"accepted","reason")",
     "s.ndjson:2: read the key \"expected\" twice, expected it once. Write each key once, and values as the "
     "contract has them"},
    {"no_utf8", "Ærø", "\xFF",
     "s.ndjson:2: read bytes that are no UTF-8, expected UTF-8. Save the file as UTF-8"},
};
INSTANTIATE_TEST_SUITE_P(Input, BadSubmission, testing::ValuesIn(kBadRows),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace slettefrist::input
