// The verb `check --policy`: rules in force, differences from the policy it extends, cases of the owner's
// own.
//
// A case that fails is exit code 1, a file that cannot be read is 2. It must not know how a date is worked
// out.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kDefault = PROJECT_ROOT "/scenarios/policies/star-2024-1.toml";
const std::string kWhatIf = PROJECT_ROOT "/scenarios/policies/documents-12-to-6-months.toml";

class CheckPolicy : public Command {
 protected:
  nlohmann::json json_of(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"check", "--json"});
    return nlohmann::json::parse(succeed(arguments).out);
  }
};

TEST_F(CheckPolicy, tells_edition_source_readings_and_rules) {
  const Ended ended = succeed({"check", "--policy", kDefault});
  EXPECT_THAT(ended.out, testing::StartsWith("Policy star-2024-1 (IT-Nyhedsbrev"));
  EXPECT_THAT(ended.out, HasSubstr("month_end = clamp"));
  for (const char* rule : {"notification-answered", "notification-unanswered", "document", "sanction"}) {
    EXPECT_THAT(ended.out, HasSubstr("\n" + std::string{rule} + ": "));
  }
  EXPECT_THAT(ended.out, Not(HasSubstr("Differences")));
}

TEST_F(CheckPolicy, cases_that_hold_pass) {
  write("cases.csv",
        "rule,anchor,expected_due\n"
        "document,2024-06-30T22:30:00Z,2025-07-01\n"
        "document,2024-02-29,2025-02-28\n"
        "notification-answered,2024-02-01T13:00:00Z,2030-02-01\n"
        "sanction,2024-03-10,2030-03-10\n");
  const Ended ended = succeed({"check", "--policy", kDefault, "--examples", "cases.csv"});
  EXPECT_THAT(ended.out, HasSubstr("pass  cases.csv:2  document, 2024-06-30T22:30:00Z: due on 2025-07-01\n"));
  EXPECT_THAT(ended.out, HasSubstr("4 of 4 passed\n"));
}

TEST_F(CheckPolicy, a_case_that_does_not_hold_is_exit_1_with_both_days) {
  write("cases.csv",
        "rule,anchor,expected_due\nsanction,2024-03-10,2030-03-10\ndocument,2024-02-29,2025-03-01\n");
  const Ended ended = run({"check", "--policy", kDefault, "--examples", "cases.csv"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out,
              HasSubstr("FAIL  cases.csv:3  document, 2024-02-29: due on 2025-02-28, expected 2025-03-01\n"));
  EXPECT_THAT(ended.out, HasSubstr("1 of 2 passed\n"));
  const Ended quiet = run({"check", "--policy", kDefault, "--examples", "cases.csv", "--quiet"});
  EXPECT_EQ(quiet.exit_code, 1);
  EXPECT_EQ(quiet.out, "");
}

TEST_F(CheckPolicy, a_reading_decides_a_case) {
  write("cases.csv", "rule,anchor,expected_due\ndocument,2024-02-29,2025-03-01\n");
  const Ended ended =
      succeed({"check", "--policy", kDefault, "--examples", "cases.csv", "--reading", "month_end=overflow"});
  EXPECT_THAT(ended.out, HasSubstr("1 of 1 passed\n"));
}

TEST_F(CheckPolicy, the_version_in_force_on_the_anchors_day_decides_a_case) {
  write("cases.csv",
        "rule,anchor,expected_due\ndocument,2024-12-31,2025-12-31\ndocument,2025-01-01,2025-07-01\n");
  EXPECT_THAT(succeed({"check", "--policy", kWhatIf, "--examples", "cases.csv"}).out,
              HasSubstr("2 of 2 passed\n"));
}

TEST_F(CheckPolicy, an_overlay_is_told_as_differences_from_the_policy_it_extends) {
  const auto differences = json_of({"--policy", kWhatIf})["differences"];
  ASSERT_EQ(differences.size(), 1U);
  EXPECT_EQ(
      differences[0],
      "document: 12 months from 2024-03-18 -> 12 months from 2024-03-18, then 6 months from 2025-01-01 for "
      "later anchors, then 6 months from 2025-07-01");
  EXPECT_THAT(succeed({"check", "--policy", kWhatIf}).out, HasSubstr("Differences from "));
}

TEST_F(CheckPolicy, an_overlay_of_an_overlay_is_compared_with_its_own_parent_only) {
  write("second.toml",
        "format = 1\nedition = \"second\"\nextends = \"" + kWhatIf +
            "\"\n[reading]\nfirst_day = \"day_after\"\n[[rule]]\nid = \"sanction\"\nkeep = \"5 years\"\n");
  const auto differences = json_of({"--policy", "second.toml"})["differences"];
  ASSERT_EQ(differences.size(), 2U);
  EXPECT_EQ(differences[0], "first_day: anniversary -> day_after");
  EXPECT_EQ(differences[1], "sanction: 6 years from 2024-03-18 -> 5 years from 2024-03-18");
}

TEST_F(CheckPolicy, a_reading_of_the_command_line_is_a_difference_too) {
  const auto told = json_of({"--policy", kWhatIf, "--reading", "day_of=utc"});
  EXPECT_EQ(told["differences"][0], "day_of: zone -> utc");
  EXPECT_EQ(told["reading"]["day_of"], "utc");
}

TEST_F(CheckPolicy, versions_are_told_with_the_file_and_line_in_which_they_stand) {
  const auto rules = json_of({"--policy", kWhatIf})["rules"];
  for (const auto& rule : rules) {
    for (const auto& version : rule["versions"]) {
      const auto lines = lines_of(text_of_file(version["file"].get<std::string>()));
      const auto line = version["line"].get<std::size_t>();
      ASSERT_GT(line, 0U);
      ASSERT_LE(line, lines.size());
      EXPECT_THAT(lines[line - 1],
                  testing::AnyOf(HasSubstr("keep"), HasSubstr("in_force"), HasSubstr("[[rule")));
    }
  }
}

}  // namespace
}  // namespace slettefrist::contract
