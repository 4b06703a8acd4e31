// The verifier's own reading of policy files: lines, layers, readings, and what it cannot read.
//
// It must not know a proof.
#include "sim/verifier/policy_text.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

namespace slettefrist::verifier {
namespace {

const std::string kPolicies = PROJECT_ROOT "/scenarios/policies/";

TEST(PolicyText, tells_rules_with_clause_file_and_line) {
  const PolicyText policy = read_policy_text(kPolicies + "star-2024-1.toml", {});
  EXPECT_EQ(policy.edition, "star-2024-1");
  EXPECT_EQ(policy.reading.at("first_day"), "anniversary");
  ASSERT_EQ(policy.rules.size(), 4U);
  EXPECT_EQ(policy.rules[3].counted_from, (std::vector<std::string>{"expires_on", "served_on"}));
  const Version& document = policy.rules[2].versions.front();
  EXPECT_EQ(document.clause, "document-12-months");
  EXPECT_EQ(document.file, "star-2024-1.toml");
  EXPECT_GT(document.line, 1);
  EXPECT_EQ(day_text(document.in_force), "2024-03-18");
}

TEST(PolicyText, lays_a_file_over_the_one_it_extends) {
  const PolicyText policy = read_policy_text(kPolicies + "documents-12-to-6-months.toml", {});
  ASSERT_EQ(policy.rules.size(), 4U);
  EXPECT_EQ(policy.rules[2].versions.size(), 3U);
  EXPECT_EQ(policy.rules[2].versions[1].effect, "anchored_since");
  EXPECT_EQ(policy.rules[2].versions[1].file, "documents-12-to-6-months.toml");
  EXPECT_EQ(policy.rules[2].area, "document");
}

TEST(PolicyText, readings_given_beside_the_file_win) {
  const PolicyText policy =
      read_policy_text(kPolicies + "star-2024-1.toml", {"first_day=instant", "purge_within=1 days"});
  EXPECT_EQ(policy.reading.at("first_day"), "instant");
  EXPECT_EQ(policy.reading.at("purge_within"), "1 day");
  EXPECT_THROW(read_policy_text(kPolicies + "star-2024-1.toml", {"frist_day=instant"}), Unreadable);
}

std::string reason_against(const std::string& path) {
  try {
    read_policy_text(path, {});
  } catch (const Unreadable& error) {
    return error.what();
  }
  return "read";
}

std::string reason_against_text(const std::string& text) {
  const std::string path = testing::TempDir() + "policy-" + std::to_string(getpid()) + ".toml";
  std::ofstream{path} << text;
  const std::string reason = reason_against(path);
  std::remove(path.c_str());
  return reason;
}

TEST(PolicyText, what_lacks_a_reading_is_unreadable_and_the_reading_is_named) {
  EXPECT_THAT(reason_against_text(""), testing::HasSubstr("read no first_day under [reading]"));
  EXPECT_THAT(reason_against_text("[reading]\nfirst_day = \"anniversary\"\n"),
              testing::HasSubstr("read no month_end under [reading]"));
}

TEST(PolicyText, a_value_that_no_reading_has_is_unreadable_and_so_are_two) {
  EXPECT_THAT(
      reason_against_text("[reading]\nfirst_day = \"foo\"\n"),
      testing::HasSubstr("read first_day = \"foo\", expected one of anniversary, day_after, instant"));
  const std::string policy = PROJECT_ROOT "/scenarios/policies/star-2024-1.toml";
  const auto reason = [&](const std::vector<std::string>& readings) -> std::string {
    try {
      read_policy_text(policy, readings);
    } catch (const Unreadable& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_EQ(reason({"first_day=foo"}),
            "--reading: read first_day = \"foo\", expected one of anniversary, day_after, instant");
  EXPECT_THAT(reason({"document_under_parent=bananas"}), testing::HasSubstr("expected one of goes, stays"));
  EXPECT_THAT(reason({"scope=all", "scope=new_model"}), testing::HasSubstr("expected each reading once"));
  EXPECT_EQ(reason({"scope=all", "scope=all"}), "");
}

TEST(PolicyText, a_directory_is_unreadable) {
  EXPECT_THAT(reason_against(kPolicies), testing::HasSubstr("read a directory, expected a policy file"));
}

TEST(PolicyText, a_rule_that_is_no_table_is_unreadable) {
  EXPECT_THAT(reason_against_text("edition = \"x\"\nrule = [\"x\"]\n"),
              testing::HasSubstr(":2: read a rule that is no table"));
}

TEST(PolicyText, a_file_that_is_not_there_is_unreadable) {
  EXPECT_THROW(read_policy_text(kPolicies + "nowhere.toml", {}), Unreadable);
  EXPECT_THROW(period_in("six years"), Unreadable);
  EXPECT_EQ(period_in("P90D").text(), "90 days");
  EXPECT_EQ(period_in("1 month").text(), "1 month");
}

}  // namespace
}  // namespace slettefrist::verifier
