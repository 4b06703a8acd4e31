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
const std::string kSound = R"(kind = "registrations"
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

std::vector<std::string> told_of(const std::string& sound, const std::string& slip) {
  const TomlFolder folder;
  folder.write("r.toml", with(kSound, sound, slip));
  return folder.told_by([&] { read_registrations(folder.file("r.toml")); });
}

TEST(RegistrationsProblems, are_none_in_a_sound_file_and_its_codes_are_texts) {
  const TomlFolder folder;
  const auto all = read_registrations(folder.write("r.toml", kSound));
  EXPECT_THAT(all.code_lists.front().codes, testing::ElementsAre("067", "12"));
  EXPECT_EQ(all.message_kinds.front().first_day, parse_day("2031-05-05"));
  EXPECT_EQ(all.supplement.front().default_go_live_on, parse_day("2031-05-05"));
}

class BadRegistrations : public testing::TestWithParam<BadFile> {};

TEST_P(BadRegistrations, is_told_with_place_and_remedy) {
  EXPECT_THAT(told_of(GetParam().sound, GetParam().slip), testing::ElementsAreArray(GetParam().told));
}

const std::vector<BadFile> kBadFiles{
    {"kind_of_another_file", "kind = \"registrations\"", "kind = \"policy\"", {"?"}},
    {"release_unknown", "release = \"2031-1\"\nchange", "release = \"2031-2\"\nchange", {"?"}},
    {"go_live_release_unknown", "go_live_release = \"2031-1\"", "go_live_release = \"x\"", {"?"}},
    {"origin_unknown", "origin = \"inferred\"", "origin = \"guessed\"", {"?"}},
    {"clause_empty", "clause = \"c\"\norigin = \"inferred\"", "clause = \"\"\norigin = \"inferred\"", {"?"}},
    {"clause_absent", "clause = \"c\"\norigin = \"inferred\"", "origin = \"inferred\"", {"?"}},
    {"area_misspelt", "areas = [\"message\"]\nrequired", "areas = [\"mesage\"]\nrequired", {"?"}},
    {"area_alone", "areas = [\"message\"]\nrequired", "areas = \"message\"\nrequired", {"?"}},
    {"least_of_a_text", "type = \"text\"", "type = \"text\"\nleast = 1", {"?"}},
    {"month_days_too_few", "31, 30, 31]\nalso", "31, 30]\nalso", {"?"}},
    {"month_of_32_days", "[31, 29", "[32, 29", {"?"}},
    {"window_without_days", "last_day = 2031-05-04\nreason", "reason", {"?"}},
    {"window_backwards",
     "last_day = 2031-05-04\nreason",
     "first_day = 2031-06-01\nlast_day = 2031-05-04\nreason",
     {"?"}},
    {"reason_unknown", "reason = \"not_offered_any_more\"", "reason = \"not_offered_anymore\"", {"?"}},
    {"code_twice", "[\"067\", 12]", "[\"067\", \"067\"]", {"?"}},
    {"code_as_day", "[\"067\", 12]", "[\"067\", 2031-01-01]", {"?"}},
    {"unknown_with_last_day", "status = \"allowed\"", "status = \"unknown\"", {"?"}},
    {"end_reason_twice",
     "[[message_kind]]",
     "[[end_reason]]\nid = 41\nmeaning = \"again\"\nstatus = \"allowed\"\nclause = \"c\"\norigin = "
     "\"sourced\"\nsource = \"s\"\n[[message_kind]]",
     {"?"}},
    {"parent_field_unknown", "fields = [\"notification_id\"]", "fields = [\"notification\"]", {"?"}},
    {"supplement_below_maximum", "with_supplement = 36000", "with_supplement = 30000", {"?"}},
    {"supplement_month_malformed", "\"2031-03\"", "\"2031-3\"", {"?"}},
    {"supplement_month_alone", "with_supplement = 36000\n", "", {"?"}},
    {"fund_later_than_the_release", "on = 2031-04-01", "on = 2031-05-06", {"?"}},
    {"gap_absent", "gap_months_limit = 1\n", "", {"?"}},
    {"gap_of_the_other_case", "applies = \"running\"", "applies = \"same_placement\"", {"?"}},
    {"key_nobody_reads", "meaning = \"over\"", "meaning = \"over\"\ncolour = \"red\"", {"?"}},
    {"second_supplement",
     "[[fund_go_live]]",
     "[[supplement]]\ngo_live_release = \"2031-1\"\nclause = \"c\"\norigin = \"sourced\"\nsource = "
     "\"s\"\n[[fund_go_live]]",
     {"?"}}};

INSTANTIATE_TEST_SUITE_P(Input, BadRegistrations, testing::ValuesIn(kBadFiles), name_of_bad_file);

}  // namespace
}  // namespace slettefrist::input
