// The verb `list`: every version of a rule, and a policy by its name.
//
// It must not know a rule's length but those of the policy it names.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/contract/command.h"

namespace slettefrist::contract {
namespace {

using testing::HasSubstr;

using List = Command;

TEST_F(List, rules_are_told_with_all_their_versions) {
  const std::string versions =
      "document, keep 12 months, in force from 2024-03-18, for all records, clause document-12-months; then "
      "keep 6 months, in force from 2025-01-01, for records counted from that day on, clause "
      "document-12-months; then keep 6 months, in force from 2025-07-01, for all records, clause "
      "document-12-months";
  const std::string policy = PROJECT_ROOT "/scenarios/policies/documents-12-to-6-months.toml";
  EXPECT_THAT(succeed({"list", "rules", "--policy", policy}).out, HasSubstr(versions + "\n"));
  const auto told = nlohmann::json::parse(succeed({"list", "rules", "--policy", policy, "--json"}).out);
  ASSERT_EQ(told.size(), 4U);
  EXPECT_EQ(told[2]["name"], "document");
  EXPECT_EQ(told[2]["about"], versions);
}

TEST_F(List, a_policy_of_the_project_may_be_named_without_its_folder) {
  const std::string policy = PROJECT_ROOT "/scenarios/policies/day-after.toml";
  for (const char* what : {"rules", "readings"}) {
    EXPECT_EQ(succeed({"list", what, "--policy", "day-after"}).out,
              succeed({"list", what, "--policy", policy}).out);
  }
  EXPECT_THAT(succeed({"list", "readings", "--policy", "day-after"}).out, HasSubstr("first_day = day_after"));
  const Ended ended = run({"list", "rules", "--policy", "day-afer"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("Did you mean day-after?"));
}

}  // namespace
}  // namespace slettefrist::contract
