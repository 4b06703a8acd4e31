// `generate` writes submissions with their answers, `check --submissions` decides them by the registrations
// file alone: agreement is exit code 0, disagreement 1, what cannot be read 2.
//
// Every rule in turn is tested in tests/registration; here it is the commands.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

const std::string kRegistrations = PROJECT_ROOT "/scenarios/policies/registrations-2024-1.toml";

class SubmissionCommands : public Command {
 protected:
  Ended generate(const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{"generate", "leap-day", "--citizens", "5", "--out", "pack"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return succeed(arguments);
  }
  std::vector<std::string> rows() const { return lines_of(read("pack/submissions.ndjson")); }

  // The shipped file without the table in which `sign` stands.
  void withdraw(const std::string& sign) const {
    std::string text = text_of_file(kRegistrations);
    const std::size_t at = text.find(sign);
    ASSERT_NE(at, std::string::npos) << sign;
    const std::size_t begin = text.rfind("\n[[", at);
    const std::size_t end = std::min(text.find("\n[[", at), text.size());
    write("registrations.toml", text.erase(begin, end - begin));
  }
};

TEST_F(SubmissionCommands, agree_on_a_generated_pack) {
  const auto told = nlohmann::json::parse(generate({"--json"}).out);
  EXPECT_EQ(told["submissions"], 1000);
  EXPECT_EQ(rows().size(), 1000U);
  const Ended ended = succeed({"check", "--submissions", "pack/submissions.ndjson"});
  EXPECT_THAT(ended.out, testing::StartsWith("Agreement: 1,000 submissions, each decided by "
                                             "registrations-2024-1 as its label says."));
  EXPECT_THAT(ended.out, HasSubstr("end_reason_withdrawn"));
}

TEST_F(SubmissionCommands, agree_on_100_000_submissions_under_another_seed) {
  generate({"--seed", "31415", "--submissions-count", "100000", "--quiet"});
  EXPECT_EQ(rows().size(), 100000U);
  const auto told =
      nlohmann::json::parse(succeed({"check", "--submissions", "pack/submissions.ndjson", "--json"}).out);
  EXPECT_EQ(told["submissions"], 100000);
  EXPECT_EQ(told["agreed"], 100000);
  EXPECT_EQ(told["disagreed"], 0);
  EXPECT_TRUE(told["disagreements"].empty());
  EXPECT_GT(told["decided"]["rate_with_supplement"], 1000);
}

TEST_F(SubmissionCommands, disagree_when_a_rule_is_withdrawn_and_say_where) {
  generate({"--quiet"});
  withdraw("id       = 42");
  const Ended ended =
      run({"check", "--submissions", "pack/submissions.ndjson", "--registrations", "registrations.toml"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, testing::StartsWith("Disagreement: "));
  EXPECT_THAT(ended.out, HasSubstr("course-end-day-after-42\n      expected rejected, end_reason_withdrawn "
                                   "(end-reasons-withdrawn)\n      decided  rejected, unknown_code "
                                   "(end-reasons-usable)\n      first at pack/submissions.ndjson:"));
}

TEST_F(SubmissionCommands, tell_disagreements_as_json) {
  generate({"--quiet"});
  withdraw("clause    = \"plan-draft-ended\"");
  const Ended ended = run({"check", "--submissions", "pack/submissions.ndjson", "--registrations",
                           "registrations.toml", "--json"});
  EXPECT_EQ(ended.exit_code, 1);
  const auto told = nlohmann::json::parse(ended.out);
  EXPECT_GT(told["disagreed"], 0);
  bool is_told = false;
  for (const auto& one : told["disagreements"]) {
    if (one["recipe"] != "plan-draft-day-after") continue;
    is_told = true;
    EXPECT_EQ(one["expected"]["reason"], "not_offered_any_more");
    EXPECT_EQ(one["decided"]["answer"], "accepted");
    EXPECT_TRUE(one["decided"]["reason"].is_null());
  }
  EXPECT_TRUE(is_told);
}

TEST_F(SubmissionCommands, disagree_with_a_wrong_label) {
  generate({"--quiet"});
  std::string text = read("pack/submissions.ndjson");
  const std::string label = "\"expected\":\"accepted\",\"reason\":null,\"clause\":null}";
  text.replace(text.find(label), label.size(),
               "\"expected\":\"rejected\",\"reason\":\"unknown_fund\",\"clause\":\"fund-list\"}");
  write("changed.ndjson", text);
  const Ended ended = run({"check", "--submissions", "changed.ndjson"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, HasSubstr("Disagreement: 1 of 1,000 submissions"));
}

TEST_F(SubmissionCommands, name_each_value_that_an_accepted_row_may_not_have) {
  generate({"--quiet"});
  std::string text = read("pack/submissions.ndjson");
  const std::string label = "\"expected\":\"accepted\",\"reason\":null,\"clause\":null}";
  text.replace(text.find(label), label.size(),
               "\"expected\":\"accepted\",\"reason\":\"unknown_fund\",\"clause\":\"fund-list\"}");
  write("changed.ndjson", text);
  const Ended ended = run({"check", "--submissions", "changed.ndjson"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("reason: read \"unknown_fund\", expected null"));
  EXPECT_THAT(ended.err, HasSubstr("clause: read \"fund-list\", expected null"));
}

TEST_F(SubmissionCommands, are_decided_by_a_registrations_file_s_name_too) {
  generate({"--quiet", "--submissions-count", "20"});
  succeed({"check", "--submissions", "pack/submissions.ndjson", "--registrations", "registrations-2024-1"});
}

TEST_F(SubmissionCommands, refuse_rows_that_cannot_be_read_and_say_nothing_else) {
  generate({"--quiet", "--submissions-count", "20"});
  write("bad.ndjson", read("pack/submissions.ndjson") + "{\"submission_id\":21}\nno json\n");
  const Ended ended = run({"check", "--submissions", "bad.ndjson"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err, HasSubstr("bad.ndjson:21: area: read nothing"));
  EXPECT_THAT(ended.err, HasSubstr("bad.ndjson:22: read \"no json\", expected one JSON object a line"));
}

TEST_F(SubmissionCommands, are_as_many_as_asked_for_or_none) {
  generate({"--quiet", "--submissions-count", "7"});
  EXPECT_EQ(rows().size(), 7U);
  EXPECT_THAT(
      succeed({"generate", "leap-day", "--citizens", "5", "--out", "none", "--submissions-count", "0"}).out,
      HasSubstr("; 0 in submissions.ndjson)"));
  EXPECT_FALSE(files().contains("none/submissions.ndjson"));
  const Ended ended = run({"generate", "leap-day", "--out", "more", "--submissions-count", "10000001"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("--submissions-count: read \"10000001\", expected a whole number from 0"));
}

TEST_F(SubmissionCommands, follow_the_scenarios_count_and_recipes) {
  const std::string scenario =
      "format = 1\nname = \"own\"\nstarts_on = 2024-01-01\nends_on = 2024-02-01\n"
      "[submissions]\ncount = 3\nrecipes = \"own-recipes.toml\"\n";
  write("own.toml", scenario);
  const Ended ended = run({"generate", "./own.toml", "--out", "pack"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("own-recipes.toml: read nothing, expected a TOML file"));
  EXPECT_FALSE(files().contains("pack/manifest.json"));
  write("own-recipes.toml",
        "kind = \"submissions\"\nformat = 1\nedition = \"own\"\nsource = \"us\"\n[[area]]\nname = "
        "\"message\"\nfields = { operation = \"create\", cpr = \"{cpr}\", entity_name = \"Sanktion\", "
        "change_kind = 2 }\n[[recipe]]\nname = \"one\"\narea = \"message\"\nfrom = 2024-01-01\nexpected = "
        "\"accepted\"\n");
  succeed({"generate", "./own.toml", "--out", "pack"});
  EXPECT_EQ(rows().size(), 3U);
  succeed({"check", "--submissions", "pack/submissions.ndjson"});
}

TEST_F(SubmissionCommands, are_one_of_the_two_things_to_check) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"check"},
        {"check", "--policy", "p.toml", "--submissions", "s.ndjson"},
        {"check", "--submissions", "s.ndjson", "--on", "2024-03-18"},
        {"check", "--policy", "p.toml", "--registrations", "r.toml"}}) {
    const Ended ended = run(arguments);
    EXPECT_EQ(ended.exit_code, 2);
    EXPECT_THAT(ended.err, HasSubstr("check"));
    EXPECT_THAT(ended.err, HasSubstr("expected"));
  }
}

TEST_F(SubmissionCommands, have_schemas_and_stand_in_the_list_of_policies) {
  EXPECT_THAT(succeed({"schema", "registrations"}).out, HasSubstr("end_reason.last_day"));
  EXPECT_THAT(succeed({"schema", "submissions"}).out, HasSubstr("recipe.days_after"));
  EXPECT_THAT(succeed({"schema", "scenario"}).out, HasSubstr("submissions.count"));
  const std::string list = succeed({"list", "policies"}).out;
  EXPECT_THAT(list, HasSubstr("(registrations)"));
  EXPECT_THAT(list, HasSubstr("(submissions)"));
}

TEST_F(SubmissionCommands, are_the_same_whatever_the_threads_and_the_time_zone) {
  generate({"--quiet"});
  const std::string here = read("pack/submissions.ndjson");
  succeed({"generate", "leap-day", "--citizens", "5", "--threads", "3", "--out", "there", "--quiet"},
          {{"TZ", "Pacific/Auckland"}, {"LC_ALL", "da_DK.UTF-8"}});
  EXPECT_EQ(read("there/submissions.ndjson"), here);
}

}  // namespace
}  // namespace slettefrist::contract
