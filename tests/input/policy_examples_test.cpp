// Owner-written examples of a policy: read with their lines, and refused with all their slips.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

Policy sound_policy(const TomlFolder& folder) {
  return read_policy(folder.write("policy.toml", kSoundPolicy));
}

std::vector<std::string> told_of_examples(const TomlFolder& folder, const std::string& rows) {
  const Policy policy = sound_policy(folder);
  folder.write("examples.csv", rows);
  return folder.told_by([&] { read_policy_examples(folder.file("examples.csv"), policy); });
}

TEST(PolicyExamples, are_read_with_days_instants_and_lines) {
  const TomlFolder folder;
  const std::vector<PolicyExample> examples =
      read_policy_examples(folder.write("examples.csv",
                                        "expected_due,rule,anchor\n2024-02-29,sanction,2023-07-31\n\n"
                                        "2025-01-02,answered,2022-01-01T23:30:00Z\n"),
                           sound_policy(folder));
  ASSERT_THAT(examples, SizeIs(2));
  EXPECT_EQ(examples[0].rule, "sanction");
  EXPECT_EQ(examples[0].anchor, "2023-07-31");
  EXPECT_EQ(to_text(examples[0].expected_due), "2024-02-29");
  EXPECT_EQ(examples[0].line, 2);
  EXPECT_EQ(examples[1].anchor, "2022-01-01T23:30:00Z");
  EXPECT_EQ(examples[1].line, 4);
}

TEST(PolicyExamples, tell_all_their_slips_at_once) {
  const TomlFolder folder;
  EXPECT_THAT(
      told_of_examples(folder,
                       "rule,anchor,expected_due\nsantcion,2023-07-31,2024-02-30\nanswered,yesterday,\n"),
      ElementsAre(
          "examples.csv:2: rule: read \"santcion\", expected a rule of the policy: answered, sanction. "
          "Did you mean sanction?",
          "examples.csv:2: expected_due: read \"2024-02-30\", expected an existing day YYYY-MM-DD. "
          "Mend the date",
          "examples.csv:3: anchor: read \"yesterday\", expected an existing day YYYY-MM-DD or instant "
          "YYYY-MM-DDTHH:MM:SSZ. Mend the date",
          "examples.csv:3: expected_due: read nothing, expected an existing day YYYY-MM-DD. "
          "Mend the date"));
}

TEST(PolicyExamples, without_a_column_or_a_row_are_refused) {
  const TomlFolder folder;
  EXPECT_THAT(told_of_examples(folder, "rule,anchor\nsanction,2023-07-31\n"),
              ElementsAre(testing::HasSubstr("expected_due")));
  EXPECT_THAT(told_of_examples(folder, "rule,anchor,expected_due\n"),
              ElementsAre("examples.csv: read no example, expected at least one row below the header. "
                          "Add a row rule,anchor,expected_due"));
}

}  // namespace
}  // namespace slettefrist::input
