// Slips in the head, the readings and the names of rules in a policy file, one a case, with the
// whole message a user reads: file, line, column, key, what was read, what was expected, how to mend it.
// These texts are read by people: change one only to make it better.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

class BadPolicyHead : public testing::TestWithParam<BadFile> {};

TEST_P(BadPolicyHead, is_told_with_place_and_remedy) {
  const TomlFolder folder;
  folder.write("policy.toml", with(kSoundPolicy, GetParam().sound, GetParam().slip));
  EXPECT_THAT(folder.told_of_policy("policy.toml"), testing::ElementsAreArray(GetParam().told));
}

const std::vector<BadFile> kBadPolicyHeads{
    {"format_of_the_future",
     "format = 1",
     "format = 2",
     {"policy.toml:1:10: format: read 2, expected 1. Choose a number within these limits"}},
    {"format_absent",
     "format = 1\n",
     "",
     {"policy.toml:1:1: format: read nothing, expected 1. Add the key 'format'"}},
    {"format_as_text",
     "format = 1",
     "format = \"1\"",
     {"policy.toml:1:10: format: read \"1\", expected 1. Take the quotes away"}},
    {"edition_absent",
     "edition = \"trial\"\n",
     "",
     {"policy.toml:1:1: edition: read nothing, expected text in quotes. Add the key 'edition'"}},
    {"edition_empty",
     "edition = \"trial\"",
     "edition = \"\"",
     {"policy.toml:2:11: edition: read \"\", expected text that is not empty. Name it"}},
    {"edition_over_two_lines",
     "\"trial\"",
     "\"tri\\nal\"",
     {"policy.toml:2:11: edition: read \"tri\\nal\", expected text in one line, without control characters. "
      "Take the control characters out"}},
    {"zone_foreign",
     "Europe/Copenhagen",
     "Europe/Stockholm",
     {"policy.toml:3:8: zone: read \"Europe/Stockholm\", expected \"Europe/Copenhagen\". Write this"}},
    {"source_as_number",
     "\"a test\"",
     "32",
     {"policy.toml:4:10: source: read 32, expected text in quotes. Put the value in quotes"}},
    {"key_misspelt_at_the_top",
     "edition = ",
     "editoin = ",
     {"policy.toml:1:1: edition: read nothing, expected text in quotes. Add the key 'edition'",
      "policy.toml:2:1: read the key \"editoin\", which nobody knows, expected one of: format, extends, "
      "edition, zone, source, reading, rule. Did you mean 'edition'?"}},
    {"reading_as_list",
     "[reading]",
     "[[reading]]",
     {"policy.toml:5:1: reading: read a list, expected a table. Change the value's type"}},
    {"reading_key_absent",
     "day_of = \"zone\"\n",
     "",
     {"policy.toml:5:1: [reading] day_of: read nothing, expected \"zone\" or \"utc\". Add the key 'day_of'"}},
    {"reading_key_misspelt",
     "which_answer",
     "wich_answer",
     {"policy.toml:5:1: [reading] which_answer: read nothing, expected \"first\" or \"last\". Add the key "
      "'which_answer'",
      "policy.toml:9:1: [reading]: read the key \"wich_answer\", which nobody knows, expected one of: "
      "first_day, month_end, day_of, which_answer, scope, document_under_parent, sanction_without_dates, "
      "purge_within, backlog_within. Did you mean 'which_answer'?"}},
    {"reading_word_misspelt",
     "\"clamp\"",
     "\"clam\"",
     {"policy.toml:7:13: [reading] month_end: read \"clam\", expected \"clamp\" or \"overflow\" or "
      "\"refuse\". Did you mean \"clamp\"?"}},
    {"reading_word_of_another_key",
     "\"clamp\"",
     "\"utc\"",
     {"policy.toml:7:13: [reading] month_end: read \"utc\", expected \"clamp\" or \"overflow\" or "
      "\"refuse\". Write one of these"}},
    {"reading_as_truth",
     "\"anniversary\"",
     "true",
     {"policy.toml:6:13: [reading] first_day: read true, expected \"anniversary\" or \"day_after\" or "
      "\"instant\". Put the value in quotes"}},
    {"slack_in_weeks",
     "\"0 days\"",
     "\"2 weeks\"",
     {"policy.toml:13:16: [reading] purge_within: read \"2 weeks\", expected \"N days\" with N from 0 on. "
      "Write a whole number of days"}},
    {"slack_negative",
     "\"0 days\"",
     "\"-1 days\"",
     {"policy.toml:13:16: [reading] purge_within: read \"-1 days\", expected \"N days\" with N from 0 on. "
      "Write a whole number of days"}},
    {"rule_id_absent",
     "id = \"answered\"\n",
     "",
     {"policy.toml:15:1: rule 1 id: read nothing, expected text in quotes: a-z, 0-9, hyphens, underscores. "
      "Add the key 'id'"}},
    {"rule_id_with_blanks",
     "id = \"answered\"",
     "id = \"An answer\"",
     {"policy.toml:16:6: rule 1 id: read \"An answer\", expected a name of a-z, 0-9, hyphens and "
      "underscores. Choose another name"}},
    {"rule_id_twice",
     "id = \"sanction\"",
     "id = \"answered\"",
     {"policy.toml:25:6: rule id: read \"answered\", which line 16 already has, expected each id once. Give "
      "the rule another id, or make it a [[rule.version]] of the first"}},
    {"rule_key_misspelt",
     "counted_from = \"answered_at\"\n",
     "count_from = \"answered_at\"\n",
     {"policy.toml:15:1: rule 'answered' counted_from: read nothing, expected a column in quotes or { "
      "earliest = [\"...\", \"...\"] }. Add the key 'counted_from'",
      "policy.toml:19:1: rule 'answered': read the key \"count_from\", which nobody knows, expected one of: "
      "id, area, applies, counted_from, keep, version, in_force, effect, clause. Did you mean "
      "'counted_from'?"}},
    {"area_unknown",
     "area = \"sanction\"",
     "area = \"sanctions\"",
     {"policy.toml:26:8: rule 'sanction' area: read \"sanctions\", expected one of: citizen, notification, "
      "document, sanction, contact_course, plan_draft, benefit_report, message. Did you mean \"sanction\"?"}},
    {"area_answer",
     "area = \"sanction\"",
     "area = \"answer\"",
     {"policy.toml:26:8: rule 'sanction' area: read \"answer\", expected one of: citizen, notification, "
      "document, sanction, contact_course, plan_draft, benefit_report, message. An answer has no rule of its "
      "own: a notification takes its answers along"}},
    {"area_as_list",
     "area = \"sanction\"",
     "area = [\"sanction\"]",
     {"policy.toml:26:8: rule 'sanction' area: read a list, expected text in quotes: name of a table. Change "
      "the value's type"}},
};
INSTANTIATE_TEST_SUITE_P(All, BadPolicyHead, testing::ValuesIn(kBadPolicyHeads), name_of_bad_file);

}  // namespace
}  // namespace slettefrist::input
