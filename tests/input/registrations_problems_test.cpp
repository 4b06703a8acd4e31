// Slips in a registrations file, one a case, with the whole message a user reads.
//
// These texts are read by people: change one only to make it better.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/input/registrations_file.h"
#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

// Lines of this text are counted by the tests.
const std::string kSoundRegistrations = R"(kind = "registrations"
format = 1
edition = "trial"
source = "a test"
unknown_codes = "reject"
[[release]]
id = "2031-1"
in_use_on = 2031-05-05
clause = "c"
origin = "assumed"
source = "s"
[[field]]
name = "cpr"
areas = ["message"]
required_to = ["create"]
type = "text"
clause = "c"
origin = "sourced"
source = "s"
[[cpr]]
days_in_month = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
also_accepted = []
clause = "c"
origin = "sourced"
source = "s"
[[window]]
area = "plan_draft"
operation = "create"
last_day = 2031-05-04
reason = "not_offered_any_more"
clause = "c"
origin = "sourced"
source = "s"
[[codes]]
field = "fund_code"
areas = ["message"]
codes = ["067", 12]
reason = "unknown_fund"
clause = "c"
origin = "inferred"
source = "s"
[[end_reason]]
id = 41
meaning = "over"
status = "allowed"
last_day = 2031-05-04
clause = "c"
origin = "sourced"
source = "s"
[[message_kind]]
entity_name = "Vejr"
release = "2031-1"
change_kinds = [1]
clause = "c"
origin = "sourced"
source = "s"
[[parent]]
area = "answer"
operation = "create"
fields = ["notification_id"]
reason = "answer_to_nothing"
clause = "c"
origin = "sourced"
source = "s"
[[rate]]
year = 2031
insurance = "full_time"
maximum = 30000
with_supplement = 36000
supplement_from = "2031-03"
clause = "c"
origin = "sourced"
source = "s"
[[supplement]]
go_live_release = "2031-1"
clause = "c"
origin = "sourced"
source = "s"
[[fund_go_live]]
fund_code = "067"
on = 2031-04-01
clause = "c"
origin = "assumed"
source = "s"
[[correction]]
applies = "running"
gap_months_limit = 1
clause = "c"
origin = "sourced"
source = "s"
)";

std::vector<std::string> told_of_registrations(const std::string& sound, const std::string& slip) {
  const TomlFolder folder;
  folder.write("r.toml", with(kSoundRegistrations, sound, slip));
  return folder.told_by([&] { read_registrations(folder.file("r.toml")); });
}

TEST(RegistrationsProblems, are_none_in_a_sound_file_and_its_codes_are_texts) {
  const TomlFolder folder;
  const auto all = read_registrations(folder.write("r.toml", kSoundRegistrations));
  EXPECT_THAT(all.code_lists.front().codes, testing::ElementsAre("067", "12"));
  EXPECT_EQ(all.message_kinds.front().first_day, parse_day("2031-05-05"));
  EXPECT_EQ(all.supplement.front().default_go_live_on, parse_day("2031-05-05"));
}

class BadRegistrations : public testing::TestWithParam<BadFile> {};

TEST_P(BadRegistrations, is_told_with_place_and_remedy) {
  EXPECT_THAT(told_of_registrations(GetParam().sound, GetParam().slip),
              testing::ElementsAreArray(GetParam().told));
}

const std::vector<BadFile> kBadRegistrations{
    {"kind_of_another_file",
     "kind = \"registrations\"",
     "kind = \"policy\"",
     {"r.toml:1:8: kind: read \"policy\", expected \"registrations\". Write this"}},
    {"release_unknown",
     "release = \"2031-1\"\nchange",
     "release = \"2031-2\"\nchange",
     {"r.toml:52:11: message_kind 1 release: read \"2031-2\", expected the id of a [[release]]: 2031-1. Add "
      "that release"}},
    {"go_live_release_unknown",
     "go_live_release = \"2031-1\"",
     "go_live_release = \"x\"",
     {"r.toml:75:19: supplement 1 go_live_release: read \"x\", expected the id of a [[release]]: 2031-1. Add "
      "that release"}},
    {"origin_unknown",
     "origin = \"inferred\"",
     "origin = \"guessed\"",
     {"r.toml:40:10: codes 1 origin: read \"guessed\", expected \"sourced\" or \"inferred\" or \"assumed\". "
      "Write one of these"}},
    {"clause_empty",
     "clause = \"c\"\norigin = \"inferred\"",
     "clause = \"\"\norigin = \"inferred\"",
     {"r.toml:39:10: codes 1 clause: read \"\", expected text that is not empty. Name it"}},
    {"clause_absent",
     "clause = \"c\"\norigin = \"inferred\"",
     "origin = \"inferred\"",
     {"r.toml:34:1: codes 1 clause: read nothing, expected text in quotes. Add the key 'clause'"}},
    {"area_misspelt",
     "areas = [\"message\"]\nrequired",
     "areas = [\"mesage\"]\nrequired",
     {"r.toml:14:10: field 1 areas: read \"mesage\", expected one of: citizen, notification, answer, "
      "document, sanction, contact_course, plan_draft, benefit_report, message. Did you mean \"message\"?"}},
    {"area_alone",
     "areas = [\"message\"]\nrequired",
     "areas = \"message\"\nrequired",
     {"r.toml:14:9: field 1 areas: read \"message\", expected a list of texts in quotes. Write it in square "
      "brackets"}},
    {"least_of_a_text",
     "type = \"text\"",
     "type = \"text\"\nleast = 1",
     {"r.toml:17:9: field 1 least: read 1, expected nothing: only whole numbers have a least. Take the key "
      "away"}},
    {"month_days_too_few",
     "31, 30, 31]\nalso",
     "31, 30]\nalso",
     {"r.toml:21:17: cpr 1 days_in_month: read a list, expected 12 whole numbers from 1 to 31, January "
      "first. Tell one a month"}},
    {"month_of_32_days",
     "[31, 29",
     "[32, 29",
     {"r.toml:21:17: cpr 1 days_in_month: read a list, expected 12 whole numbers from 1 to 31, January "
      "first. Tell one a month"}},
    {"window_without_days",
     "last_day = 2031-05-04\nreason",
     "reason",
     {"r.toml:26:1: window 1 last_day: read nothing, expected a first_day, a last_day or both. Add one of "
      "the two"}},
    {"window_backwards",
     "last_day = 2031-05-04\nreason",
     "first_day = 2031-06-01\nlast_day = 2031-05-04\nreason",
     {"r.toml:30:12: window 1 last_day: read 2031-05-04, expected a day not before first_day. Change one of "
      "the two"}},
    {"reason_unknown",
     "reason = \"not_offered_any_more\"",
     "reason = \"not_offered_anymore\"",
     {"r.toml:30:10: window 1 reason: read \"not_offered_anymore\", expected one of the reason codes of "
      "docs/registrations.md. Did you mean \"not_offered_any_more\"?"}},
    {"code_twice",
     "[\"067\", 12]",
     "[\"067\", \"067\"]",
     {"r.toml:37:9: codes 1 codes: read a list, expected each code once. Take the second one away"}},
    {"code_as_day",
     "[\"067\", 12]",
     "[\"067\", 2031-01-01]",
     {"r.toml:37:17: codes 1 codes: read 2031-01-01, expected texts or whole numbers. Change the item"}},
    {"unknown_with_last_day",
     "status = \"allowed\"",
     "status = \"unknown\"",
     {"r.toml:46:12: end_reason 1 last_day: read 2031-05-04, expected nothing: what is unknown has no last "
      "day. Take the key away"}},
    {"end_reason_twice",
     "[[message_kind]]",
     "[[end_reason]]\nid = 41\nmeaning = \"again\"\nstatus = \"allowed\"\nclause = \"c\"\norigin = "
     "\"sourced\"\nsource = \"s\"\n[[message_kind]]",
     {"r.toml:51:6: end_reason 2 id: read 41, expected an id that no other [[end_reason]] has. Keep one of "
      "the two"}},
    {"parent_field_unknown",
     "fields = [\"notification_id\"]",
     "fields = [\"notification\"]",
     {"r.toml:60:11: parent 1 fields: read \"notification\", expected one of: citizen_id, notification_id, "
      "answer_id, document_id, sanction_id, contact_course_id, plan_draft_id, benefit_report_id, message_id. "
      "Did you mean \"notification_id\"?"}},
    {"supplement_below_maximum",
     "with_supplement = 36000",
     "with_supplement = 30000",
     {"r.toml:69:19: rate 1 with_supplement: read 30000, expected more than maximum. Swap the two, or take "
      "this key away"}},
    {"supplement_month_malformed",
     "\"2031-03\"",
     "\"2031-3\"",
     {"r.toml:70:19: rate 1 supplement_from: read \"2031-3\", expected a month YYYY-MM. Write for example "
      "\"2023-05\""}},
    {"supplement_month_alone",
     "with_supplement = 36000\n",
     "",
     {"r.toml:69:19: rate 1 supplement_from: read \"2031-03\", expected nothing: there is no "
      "with_supplement. Add it, or take this away"}},
    {"fund_later_than_the_release",
     "on = 2031-04-01",
     "on = 2031-05-06",
     {"r.toml:81:6: fund_go_live 1 on: read 2031-05-06, expected a day up to 2031-05-05. The release is the "
      "latest day for every fund"}},
    {"gap_absent",
     "gap_months_limit = 1\n",
     "",
     {"r.toml:85:1: correction 1 gap_months_limit: read nothing, expected how many report months may lie "
      "between. Add the key"}},
    {"gap_of_the_other_case",
     "applies = \"running\"",
     "applies = \"same_placement\"",
     {"r.toml:87:20: correction 1 gap_months_limit: read 1, expected nothing: only running has a limit. Take "
      "the key away"}},
    {"key_nobody_reads",
     "meaning = \"over\"",
     "meaning = \"over\"\ncolour = \"red\"",
     {"r.toml:45:1: end_reason 1: read the key \"colour\", which nobody knows, expected one of: id, meaning, "
      "status, last_day, clause, origin, source. Take the key away"}},
    {"second_supplement",
     "[[fund_go_live]]",
     "[[supplement]]\ngo_live_release = \"2031-1\"\nclause = \"c\"\norigin = \"sourced\"\nsource = "
     "\"s\"\n[[fund_go_live]]",
     {"r.toml:74:1: supplement: read a list, expected at most one table [[supplement]]. Take the others "
      "away"}}};

INSTANTIATE_TEST_SUITE_P(Input, BadRegistrations, testing::ValuesIn(kBadRegistrations), name_of_bad_file);

}  // namespace
}  // namespace slettefrist::input
