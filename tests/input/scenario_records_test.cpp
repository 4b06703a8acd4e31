// Hand-written records in a scenario: the contract's columns, the pack's checks, the line of each slip.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

const std::string kRecordsHead =
    "format = 1\nname = \"records\"\nstarts_on = 2021-01-01\nends_on = 2022-12-31\n";

// Begins on line 5.
const std::string kSoundRecords = R"([[records.citizen]]
citizen_id = 1
cpr = "1203395017"
given_name = "Bodil"
family_name = "Prøvesen"
born_on = 1971-03-12
municipality_code = "751"
fund_code = "067"
insurance = "full_time"
[[records.notification]]
notification_id = 101
citizen_id = 1
jobcentre_code = "75101"
fund_code = "067"
event_kind = "absence"
event_on = "2020-01-08"
notified_at = "2020-01-09T09:15:00Z"
[[records.answer]]
answer_id = 201
citizen_id = 1
notification_id = 101
fund_code = "067"
decision_kind = "quarantine"
decided_on = 2020-01-30
answered_at = 2020-02-01T14:00:00+01:00
[[records.document]]
document_id = 301
citizen_id = 1
answer_id = 201
file_name = "brev.pdf"
media_type = "application/pdf"
byte_size = 18231
file_dated_on = 2020-01-30
stored_at = 2020-02-01T13:00:00Z
content_sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
[[records.sanction]]
sanction_id = 401
citizen_id = 1
fund_code = "067"
sanction_kind = "quarantine"
decided_on = 2020-01-30
registered_at = 2020-02-01T13:05:00Z
expires_on = ""
served_on = 2020-03-10
served_registered_at = "2020-03-11T07:00:00Z"
)";

std::vector<std::string> told_of_records(const TomlFolder& folder, const std::string& records) {
  folder.write("scenario.toml", kRecordsHead + records);
  return folder.told_of_scenario("scenario.toml");
}

TEST(ScenarioRecords, become_a_history_with_families) {
  const TomlFolder folder;
  const History history = read_scenario(folder.write("scenario.toml", kRecordsHead + kSoundRecords)).records;
  ASSERT_THAT(history.citizens, SizeIs(1));
  EXPECT_EQ(history.citizens[0].family_name, "Prøvesen");
  EXPECT_EQ(to_text(history.citizens[0].born_on), "1971-03-12");
  ASSERT_THAT(history.families, SizeIs(1));
  const Family& family = history.families[0];
  EXPECT_EQ(family.notification.fund_code, "067");
  EXPECT_EQ(to_text(family.notification.event_on), "2020-01-08");
  EXPECT_EQ(to_text(family.notification.notified_at), "2020-01-09T09:15:00Z");
  ASSERT_THAT(family.answers, SizeIs(1));
  EXPECT_EQ(to_text(family.answers[0].answered_at), "2020-02-01T13:00:00Z");
  ASSERT_THAT(family.documents, SizeIs(1));
  EXPECT_EQ(family.documents[0].answer_id, 201);
  EXPECT_EQ(family.documents[0].notification_id, std::nullopt);
  EXPECT_THAT(family.documents[0].content_sha256, StartsWith("e3b0c442"));
  ASSERT_THAT(history.sanctions, SizeIs(1));
  EXPECT_EQ(history.sanctions[0].expires_on, std::nullopt);
  EXPECT_EQ(history.sanctions[0].served_on, day_from_civil(2020, 3, 10));
}

TEST(ScenarioRecords, tell_the_slips_of_their_values_with_lines) {
  const TomlFolder folder;
  std::string text = with(kSoundRecords, "jobcentre_code = \"75101\"", "jobcentre_code = 75101");
  text = with(text, "\"full_time\"", "\"fulltime\"");
  text = with(text, "document_id = 301", "document_id = 0");
  text = with(text, "\"2020-01-08\"", "\"2020-02-30\"");
  text = with(text, "decision_kind = \"quarantine\"\n", "");
  text = with(text, "2020-02-01T13:05:00Z", "2020-02-01T13:05:00");
  text = with(text, "sanction_kind", "sanction_kin");
  EXPECT_THAT(
      told_of_records(folder, text),
      ElementsAre(
          "scenario.toml:13:13: [[records.citizen]] 1 insurance: read \"fulltime\", expected full_time or "
          "part_time. Mend the value",
          "scenario.toml:17:18: [[records.notification]] 1 jobcentre_code: read 75101, expected a text. "
          "Put codes in quotes, so that they keep their zeros",
          StartsWith(
              "scenario.toml:20:12: [[records.notification]] 1 event_on: read \"2020-02-30\", expected "),
          StartsWith("scenario.toml:22:1: [[records.answer]] 1 decision_kind: read nothing, expected "),
          StartsWith(
              "scenario.toml:30:15: [[records.document]] 1 document_id: read 0, expected a whole number "
              "from 1 to "),
          StartsWith("scenario.toml:39:1: [[records.sanction]] 1 sanction_kind: read nothing, expected "),
          StartsWith("scenario.toml:43:1: [[records.sanction]] 1: read the key \"sanction_kin\", which"),
          StartsWith("scenario.toml:45:17: [[records.sanction]] 1 registered_at: read 2020-02-01T13:05:00, "
                     "expected ")));
}

TEST(ScenarioRecords, tell_what_is_wrong_between_records) {
  const TomlFolder folder;
  const std::string answer = "answer_id = 201\ncitizen_id = 1\nnotification_id = ";
  const std::vector<std::string> absent_parent =
      told_of_records(folder, with(kSoundRecords, answer + "101", answer + "102"));
  ASSERT_THAT(absent_parent, SizeIs(1));
  EXPECT_THAT(absent_parent[0], StartsWith("scenario.toml:22"));
  EXPECT_THAT(absent_parent[0], HasSubstr("102"));

  const std::vector<std::string> twice = told_of_records(
      folder, kSoundRecords + kSoundRecords.substr(kSoundRecords.find("[[records.sanction]]")));
  ASSERT_THAT(twice, SizeIs(1));
  EXPECT_THAT(twice[0], HasSubstr("401"));
}

TEST(ScenarioRecords, may_have_no_id_that_a_generated_record_can_have) {
  const TomlFolder folder;
  const auto told_beside = [&](const std::string& records) {
    return told_of_records(folder, "citizens = 3\n" + records);
  };
  EXPECT_THAT(told_beside(with(kSoundRecords, "citizen_id = 1\ncpr", "citizen_id = 4\ncpr")), IsEmpty());
  EXPECT_THAT(
      told_beside(kSoundRecords),
      ElementsAre("scenario.toml:7:14: [[records.citizen]] citizen_id: read 1, expected an id that no "
                  "generated record can have. Take an id above 3"));
  // 2021-06-01 is day 7822 after 2000-01-01; citizen 2, running number 5.
  const std::int64_t generated = (std::int64_t{7822} << 36) + (2 << 10) + 5;
  std::string text = with(kSoundRecords, "citizen_id = 1\ncpr", "citizen_id = 4\ncpr");
  text = with(text, "sanction_id = 401", "sanction_id = " + std::to_string(generated));
  EXPECT_THAT(told_beside(text),
              ElementsAre(HasSubstr("[[records.sanction]] sanction_id: read " + std::to_string(generated))));
  EXPECT_THAT(told_of_records(folder, text), IsEmpty());
}

TEST(ScenarioRecords, keep_the_stories_that_stand_beside_them) {
  const TomlFolder folder;
  const std::string told =
      "story_da = \"En prøve, ikke et menneske.\"\nstory_en = \"A trial, not a person.\"\n";
  std::string records = kSoundRecords;
  records.insert(records.find("[[records.notification]]"), told);
  const Scenario scenario = read_scenario(folder.write("scenario.toml", kRecordsHead + records));
  ASSERT_THAT(scenario.stories, SizeIs(1));
  EXPECT_EQ(scenario.stories[0].area, Area::citizen);
  EXPECT_EQ(scenario.stories[0].id, 1);
  EXPECT_EQ(scenario.stories[0].danish, "En prøve, ikke et menneske.");
  EXPECT_EQ(scenario.stories[0].english, "A trial, not a person.");
}

TEST(ScenarioRecords, with_a_story_in_one_language_alone_are_refused_at_its_record) {
  const TomlFolder folder;
  EXPECT_THAT(
      told_of_records(folder, kSoundRecords + "story_en = \"It waits.\"\n"),
      ElementsAre(testing::AllOf(HasSubstr("scenario.toml:40:1"),
                                 HasSubstr("[[records.sanction]] 1 story_da"), HasSubstr("both languages"))));
  EXPECT_THAT(told_of_records(folder, kSoundRecords + "story_da = \"Den venter.\"\n"),
              ElementsAre(HasSubstr("[[records.sanction]] 1 story_en")));
  EXPECT_THAT(told_of_records(folder, kSoundRecords + "story_da = 7\nstory_en = \"It waits.\"\n"),
              testing::Contains(HasSubstr("story_da: read 7")));
}

}  // namespace
}  // namespace slettefrist::input
