// Slips in the rules of a policy file and their versions, one a case, with the
// whole message a user reads: file, line, column, key, what was read, what was expected, how to mend it.
// These texts are read by people: change one only to make it better.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

class BadPolicyRule : public testing::TestWithParam<BadFile> {};

TEST_P(BadPolicyRule, is_told_with_place_and_remedy) {
  const TomlFolder folder;
  folder.write("policy.toml", with(kSoundPolicy, GetParam().sound, GetParam().slip));
  EXPECT_THAT(folder.told_of_policy("policy.toml"), testing::ElementsAreArray(GetParam().told));
}

const std::vector<BadFile> kBadPolicyRules{
    {"applies_unknown",
     "applies = \"always\"",
     "applies = \"sometimes\"",
     {"policy.toml:27:11: rule 'sanction' applies: read \"sometimes\", expected \"answered\" or "
      "\"unanswered\" or \"always\". Write one of these"}},
    {"answered_sanction",
     "applies = \"always\"",
     "applies = \"answered\"",
     {"policy.toml:27:11: rule 'sanction' applies: read \"answered\", expected \"always\". Only "
      "notifications are answered or unanswered"}},
    {"column_unknown",
     "\"answered_at\"",
     "\"answerd_at\"",
     {"policy.toml:19:16: rule 'answered' counted_from: read \"answerd_at\", expected a date column of "
      "notification: event_on, notified_at, decided_on, answered_at. Did you mean \"answered_at\"?"}},
    {"column_of_no_date",
     "\"answered_at\"",
     "\"event_kind\"",
     {"policy.toml:19:16: rule 'answered' counted_from: read \"event_kind\", expected a date column of "
      "notification: event_on, notified_at, decided_on, answered_at. Did you mean \"event_on\"?"}},
    {"column_of_the_answer_without_answered",
     "applies = \"answered\"",
     "applies = \"unanswered\"",
     {"policy.toml:19:16: rule 'answered' counted_from: read \"answered_at\", expected a date column of "
      "notification: event_on, notified_at. A date of the answer needs applies = \"answered\""}},
    {"column_that_says_when_known",
     "\"served_on\"",
     "\"served_registered_at\"",
     {"policy.toml:28:44: rule 'sanction' counted_from: read \"served_registered_at\", expected a date "
      "column of sanction: decided_on, registered_at, expires_on, served_on. Write one of these"}},
    {"column_twice",
     "\"served_on\"",
     "\"expires_on\"",
     {"policy.toml:28:44: rule 'sanction' counted_from: read \"expires_on\", expected each column once. Take "
      "the second one away"}},
    {"columns_none",
     "[\"expires_on\", \"served_on\"]",
     "[]",
     {"policy.toml:28:29: rule 'sanction' counted_from earliest: read a list, expected a list of at least "
      "one column in quotes. Write [\"...\", \"...\"]"}},
    {"columns_as_number",
     "[\"expires_on\", \"served_on\"]",
     "7",
     {"policy.toml:28:29: rule 'sanction' counted_from earliest: read 7, expected a list of at least one "
      "column in quotes. Write [\"...\", \"...\"]"}},
    {"column_as_number",
     "\"expires_on\", \"served_on\"",
     "\"expires_on\", 7",
     {"policy.toml:28:44: rule 'sanction' counted_from earliest: read 7, expected a column in quotes. Put "
      "the column's name in quotes"}},
    {"counted_from_as_list",
     "{ earliest = [\"expires_on\", \"served_on\"] }",
     "[\"expires_on\"]",
     {"policy.toml:28:16: rule 'sanction' counted_from: read a list, expected a column in quotes or { "
      "earliest = [\"...\", \"...\"] }. Write several columns as { earliest = [...] }"}},
    {"counted_from_the_latest",
     "earliest",
     "latest",
     {"policy.toml:28:16: rule 'sanction' counted_from earliest: read nothing, expected a list of columns in "
      "quotes. Add the key 'earliest'",
      "policy.toml:28:18: rule 'sanction' counted_from: read the key \"latest\", which nobody knows, "
      "expected one of: earliest. Take the key away"}},
    {"keep_misspelt",
     "\"3 years\"",
     "\"3 yaers\"",
     {"policy.toml:20:8: rule 'answered' keep: read \"3 yaers\", expected \"N years\", \"N months\", \"N "
      "days\" or \"PND\" with N from 1 to 40000. Write the period in one of these forms"}},
    {"keep_of_nothing",
     "\"3 years\"",
     "\"0 years\"",
     {"policy.toml:20:8: rule 'answered' keep: read \"0 years\", expected \"N years\", \"N months\", \"N "
      "days\" or \"PND\" with N from 1 to 40000. Write the period in one of these forms"}},
    {"keep_negative",
     "\"3 years\"",
     "\"-3 years\"",
     {"policy.toml:20:8: rule 'answered' keep: read \"-3 years\", expected \"N years\", \"N months\", \"N "
      "days\" or \"PND\" with N from 1 to 40000. Write the period in one of these forms"}},
    {"keep_in_hours",
     "\"3 years\"",
     "\"3 hours\"",
     {"policy.toml:20:8: rule 'answered' keep: read \"3 hours\", expected \"N years\", \"N months\", \"N "
      "days\" or \"PND\" with N from 1 to 40000. Write the period in one of these forms"}},
    {"keep_as_number",
     "\"3 years\"",
     "3",
     {"policy.toml:20:8: rule 'answered' keep: read 3, expected text in quotes: N years, N months, N days or "
      "PND. Put the value in quotes"}},
    {"keep_absent",
     "keep = \"7 months\"\n",
     "",
     {"policy.toml:24:1: rule 'sanction' keep: read nothing, expected text in quotes: N years, N months, N "
      "days or PND. Add the key 'keep'"}},
    {"in_force_quoted",
     "2021-06-01",
     "\"2021-06-01\"",
     {"policy.toml:30:12: rule 'sanction' in_force: read \"2021-06-01\", expected a date YYYY-MM-DD from "
      "1900 to 2199, without quotes. Take the quotes away"}},
    {"in_force_with_clock",
     "2021-06-01",
     "2021-06-01T03:00:00",
     {"policy.toml:30:12: rule 'sanction' in_force: read 2021-06-01T03:00:00, expected a date YYYY-MM-DD "
      "from 1900 to 2199, without quotes. Write such a date alone"}},
    {"in_force_long_ago",
     "2021-06-01",
     "1821-06-01",
     {"policy.toml:30:12: rule 'sanction' in_force: read 1821-06-01, expected a date YYYY-MM-DD from 1900 to "
      "2199, without quotes. Write such a date alone"}},
    {"in_force_on_no_day",
     "2021-06-01",
     "2021-06-31",
     {"policy.toml:30:22: read what is not TOML: Error while parsing date: expected day between 1 and 30 "
      "(inclusive), saw 31. Mend the file here"}},
    {"effect_misspelt",
     "\"anchored_since\"",
     "\"anchored_sinse\"",
     {"policy.toml:31:10: rule 'sanction' effect: read \"anchored_sinse\", expected \"all_records\" or "
      "\"anchored_since\". Did you mean \"anchored_since\"?"}},
    {"clause_absent",
     "clause = \"first-clause\"\n",
     "",
     {"policy.toml:15:1: rule 'answered' clause: read nothing, expected text in quotes. Add the key "
      "'clause'"}},
    {"clause_empty",
     "\"first-clause\"",
     "\"\"",
     {"policy.toml:23:10: rule 'answered' clause: read \"\", expected the id of a sentence. Name the "
      "sentence it rests on"}},
    {"version_on_the_same_day",
     "2022-05-01",
     "2021-06-01",
     {"policy.toml:34:12: rule 'sanction' version 2 in_force: read 2021-06-01 on line 34, expected a date "
      "after 2021-06-01 on line 30. Versions must rise strictly, or two of them would be in force at once"}},
    {"version_back_in_time",
     "2023-05-01",
     "2022-04-30",
     {"policy.toml:39:12: rule 'sanction' version 3 in_force: read 2022-04-30 on line 39, expected a date "
      "after 2022-05-01 on line 34. Versions must rise strictly, or two of them would be in force at once"}},
    {"version_with_keep_and_end",
     "keep = \"40 days\"",
     "keep = \"40 days\"\nends = true",
     {"policy.toml:37:8: rule 'sanction' version 2 keep: read \"40 days\", expected either keep or ends = "
      "true, not both. Take one of the two away",
      "policy.toml:43:8: rule 'sanction' version 3 ends: read true, expected keep: the version on line 34 "
      "has ended the rule already. Take one of the two versions away"}},
    {"version_with_neither",
     "keep = \"40 days\"\n",
     "",
     {"policy.toml:33:1: rule 'sanction' version 2 keep: read nothing, expected keep or ends = true. Add the "
      "key 'keep', or ends = true"}},
    {"version_that_does_not_end",
     "ends = true",
     "ends = false",
     {"policy.toml:38:1: rule 'sanction' version 3 keep: read nothing, expected keep or ends = true. Add the "
      "key 'keep', or ends = true"}},
    {"version_that_ends_twice",
     "keep = \"40 days\"",
     "ends = true",
     {"policy.toml:42:8: rule 'sanction' version 3 ends: read true, expected keep: the version on line 34 "
      "has ended the rule already. Take one of the two versions away"}},
    {"version_with_an_id",
     "keep = \"40 days\"",
     "keep = \"40 days\"\nid = \"x\"",
     {"policy.toml:38:1: rule 'sanction' version 2: read the key \"id\", which nobody knows, expected one "
      "of: in_force, effect, clause, keep, ends. Take the key away"}},
    {"ends_as_text",
     "ends = true",
     "ends = \"true\"",
     {"policy.toml:42:8: rule 'sanction' version 3 ends: read \"true\", expected true or false. Take the "
      "quotes away"}},
    {"malformed_header",
     "[reading]",
     "[!x]",
     {"policy.toml:5:2: read what is not TOML: Error while parsing key: expected bare key starting character "
      "or string delimiter, saw '!'. Mend the file here"}},
    {"header_cut_off",
     "[reading]",
     "[",
     {"policy.toml:5:2: read what is not TOML: Error while parsing key: expected bare key starting character "
      "or string delimiter, saw '\\n'. Mend the file here"}},
    {"key_twice",
     "month_end = \"clamp\"",
     "first_day = \"clamp\"",
     {"policy.toml:7:13: read what is not TOML: Error while parsing key-value pair: cannot redefine existing "
      "string 'first_day'. Mend the file here"}},
    {"zero_byte",
     "\"a test\"",
     "\"a\\u0000test\"",
     {"policy.toml:4:10: read a text with a zero byte, expected text that every store keeps whole. Take the "
      "zero byte out",
      "policy.toml:4:10: source: read \"a\\x00test\", expected text in one line, without control characters. "
      "Take the control characters out"}},
};
INSTANTIATE_TEST_SUITE_P(All, BadPolicyRule, testing::ValuesIn(kBadPolicyRules), name_of_bad_file);

}  // namespace
}  // namespace slettefrist::input
