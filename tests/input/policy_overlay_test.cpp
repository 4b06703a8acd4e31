// Overlays: a file with `extends` changes only what it names, and every message names the file a value
// really stands in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::SizeIs;
using testing::StartsWith;

const std::string kOverlayHead = "format = 1\nextends = \"policy.toml\"\n";

Policy laid_over(const TomlFolder& folder, const std::string& overlay) {
  folder.write("policy.toml", kSoundPolicy);
  return read_policy(folder.write("overlay.toml", kOverlayHead + overlay));
}

std::vector<std::string> told_of_overlay(const TomlFolder& folder, const std::string& overlay) {
  folder.write("policy.toml", kSoundPolicy);
  folder.write("overlay.toml", kOverlayHead + overlay);
  return folder.told_of_policy("overlay.toml");
}

TEST(PolicyOverlay, that_names_nothing_changes_nothing_but_file_and_digest) {
  const TomlFolder folder;
  const Policy policy = laid_over(folder, "");
  const Policy base = read_policy(folder.file("policy.toml"));
  EXPECT_EQ(policy.edition, base.edition);
  EXPECT_EQ(policy.reading, base.reading);
  ASSERT_EQ(policy.rules.size(), base.rules.size());
  EXPECT_EQ(policy.rules[1].versions.size(), base.rules[1].versions.size());
  EXPECT_EQ(policy.file, folder.file("overlay.toml"));
  EXPECT_EQ(base.digest_source, kSoundPolicy);
  EXPECT_EQ(policy.digest_source, kSoundPolicy + kOverlayHead);
}

TEST(PolicyOverlay, changes_one_key_of_a_rule_and_tells_its_line) {
  const TomlFolder folder;
  const Policy policy = laid_over(folder, "[[rule]]\nid = \"answered\"\nkeep = \"5 years\"\n");
  ASSERT_THAT(policy.rules, SizeIs(2));
  const RuleVersion& version = policy.rules[0].versions[0];
  EXPECT_EQ(version.keep, (Period{5, Period::Unit::years}));
  EXPECT_EQ(to_text(version.in_force), "2021-05-01");
  EXPECT_EQ(version.clause, "first-clause");
  EXPECT_EQ(version.file, folder.file("overlay.toml"));
  EXPECT_EQ(version.line, 5);
  EXPECT_EQ(policy.rules[1].versions[0].file, folder.file("policy.toml"));
}

TEST(PolicyOverlay, that_moves_only_the_day_is_what_decides) {
  const TomlFolder folder;
  const Policy policy = laid_over(folder, "[[rule]]\nid = \"answered\"\nin_force = 2021-07-01\n");
  const RuleVersion& version = policy.rules[0].versions[0];
  EXPECT_EQ(to_text(version.in_force), "2021-07-01");
  EXPECT_EQ(version.file, folder.file("overlay.toml"));
  EXPECT_EQ(version.line, 5);
}

TEST(PolicyOverlay, replaces_the_list_of_versions) {
  const TomlFolder folder;
  const Policy policy = laid_over(folder,
                                  "[[rule]]\nid = \"sanction\"\n[[rule.version]]\nin_force = 2025-01-01\n"
                                  "effect = \"all_records\"\nclause = \"only\"\nkeep = \"9 days\"\n");
  const std::vector<RuleVersion>& versions = policy.rules[1].versions;
  ASSERT_THAT(versions, SizeIs(2));
  EXPECT_EQ(versions[0].keep, (Period{7, Period::Unit::months}));
  EXPECT_EQ(versions[1].clause, "only");
}

TEST(PolicyOverlay, adds_a_rule_behind_those_of_its_base) {
  const TomlFolder folder;
  const Policy policy = laid_over(
      folder,
      "[[rule]]\nid = \"drafts\"\narea = \"plan_draft\"\napplies = \"always\"\ncounted_from = \"sent_at\"\n"
      "keep = \"2 months\"\nin_force = 2021-01-01\neffect = \"all_records\"\nclause = \"trial\"\n");
  ASSERT_THAT(policy.rules, SizeIs(3));
  EXPECT_EQ(policy.rules[2].id, "drafts");
  EXPECT_EQ(policy.rules[2].area, Area::plan_draft);
}

TEST(PolicyOverlay, changes_readings_key_by_key_and_may_have_a_name_of_its_own) {
  const TomlFolder folder;
  const Policy policy = laid_over(folder, "edition = \"strict\"\n[reading]\nfirst_day = \"day_after\"\n");
  EXPECT_EQ(policy.edition, "strict");
  EXPECT_EQ(policy.source, "a test");
  EXPECT_EQ(policy.reading.first_day, FirstDay::day_after);
  EXPECT_EQ(policy.reading.backlog_within_days, 2);
}

TEST(PolicyOverlay, may_lie_over_an_overlay_in_another_folder) {
  const TomlFolder folder;
  folder.write("policy.toml", kSoundPolicy);
  folder.write("inner/middle.toml",
               "format = 1\nextends = \"../policy.toml\"\n[[rule]]\nid = \"answered\"\nkeep = \"5 years\"\n");
  folder.write("outer.toml", "format = 1\nextends = \"inner/middle.toml\"\nedition = \"outer\"\n");
  const Policy policy = read_policy(folder.file("outer.toml"));
  EXPECT_EQ(policy.edition, "outer");
  EXPECT_EQ(policy.rules[0].versions[0].keep, (Period{5, Period::Unit::years}));
  EXPECT_EQ(policy.rules[0].versions[0].file, folder.file("inner/middle.toml"));
  EXPECT_THAT(policy.digest_source, StartsWith(kSoundPolicy + "format = 1\nextends = \"../policy.toml\""));
}

TEST(PolicyOverlay, names_the_file_each_slip_stands_in) {
  const TomlFolder folder;
  folder.write("policy.toml", with(kSoundPolicy, "\"7 months\"", "\"7 mnths\""));
  folder.write("overlay.toml", kOverlayHead + "[reading]\nmonth_end = \"klamp\"\n");
  EXPECT_THAT(folder.told_of_policy("overlay.toml"),
              ElementsAre(StartsWith("overlay.toml:4:13: [reading] month_end: read \"klamp\","),
                          StartsWith("policy.toml:29:8: rule 'sanction' keep: read \"7 mnths\",")));
}

TEST(PolicyOverlay, is_told_which_lines_of_two_files_clash) {
  const TomlFolder folder;
  const std::vector<std::string> told =
      told_of_overlay(folder, "[[rule]]\nid = \"sanction\"\nin_force = 2022-05-01\n");
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_THAT(told[0], StartsWith("policy.toml:34:12: rule 'sanction' version 2 in_force: read 2022-05-01 on "
                                  "line 34, expected a date after 2022-05-01 on "));
  EXPECT_THAT(told[0], testing::HasSubstr("overlay.toml:5. Versions must rise strictly"));
}

TEST(PolicyOverlay, with_a_misspelt_rule_id_is_told_the_nearest_one) {
  const TomlFolder folder;
  EXPECT_THAT(told_of_overlay(folder, "[[rule]]\nid = \"santcion\"\nkeep = \"1 year\"\n"),
              ElementsAre("overlay.toml:4:6: rule id: read \"santcion\", expected a rule of the extended "
                          "policy (answered, sanction) or a whole new rule. Did you mean \"sanction\"?"));
}

TEST(PolicyOverlay, with_one_id_twice_is_refused) {
  const TomlFolder folder;
  EXPECT_THAT(told_of_overlay(folder, "[[rule]]\nid = \"sanction\"\n[[rule]]\nid = \"sanction\"\n"),
              ElementsAre(StartsWith("overlay.toml:6:6: rule id: read \"sanction\", which line 4 already")));
}

TEST(PolicyOverlay, needs_a_format_of_its_own) {
  const TomlFolder folder;
  folder.write("policy.toml", with(kSoundPolicy, "format = 1", "format = 3"));
  folder.write("overlay.toml", "extends = \"policy.toml\"\n");
  EXPECT_THAT(folder.told_of_policy("overlay.toml"),
              ElementsAre(StartsWith("policy.toml:1:10: format: read 3, expected 1."),
                          StartsWith("overlay.toml:1:1: format: read nothing, expected 1.")));
}

TEST(PolicyOverlay, of_a_file_that_is_not_there_is_refused) {
  const TomlFolder folder;
  folder.write("overlay.toml", kOverlayHead);
  const std::vector<std::string> told = folder.told_of_policy("overlay.toml");
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_THAT(told[0], StartsWith("overlay.toml:2:11: extends: read \"policy.toml\", expected a policy file "
                                  "that exists, relative to this file. There is no file "));
}

TEST(PolicyOverlay, that_leads_back_to_itself_is_refused) {
  const TomlFolder folder;
  folder.write("policy.toml", "format = 1\nextends = \"inner/../overlay.toml\"\n");
  folder.write("overlay.toml", kOverlayHead);
  EXPECT_THAT(folder.told_of_policy("overlay.toml"),
              ElementsAre("policy.toml:2:11: extends: read \"inner/../overlay.toml\", expected a policy that "
                          "does not lead back to this one. Break the circle"));
}

TEST(PolicyOverlay, of_a_broken_base_tells_what_is_wrong_there) {
  const TomlFolder folder;
  folder.write("policy.toml", "[!x]\n");
  folder.write("overlay.toml", kOverlayHead);
  EXPECT_THAT(folder.told_of_policy("overlay.toml"),
              ElementsAre(StartsWith("policy.toml:1:2: read what is not TOML:")));
}

}  // namespace
}  // namespace slettefrist::input
