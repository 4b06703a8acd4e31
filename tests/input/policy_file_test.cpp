// Sound policy files are read as written; what is unreadable as a whole is told too.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kShippedPolicy = PROJECT_ROOT "/scenarios/policies/star-2024-1.toml";

TEST(ShippedPolicy, holds_the_four_rules_of_the_newsletter) {
  const Policy policy = read_policy(kShippedPolicy);
  EXPECT_EQ(policy.edition, "star-2024-1");
  EXPECT_EQ(policy.zone, "Europe/Copenhagen");
  EXPECT_EQ(policy.file, kShippedPolicy);
  EXPECT_EQ(policy.reading, Reading{});
  ASSERT_THAT(policy.rules, SizeIs(4));
  std::vector<std::string> lines;
  for (const Rule& rule : policy.rules) {
    ASSERT_THAT(rule.versions, SizeIs(1));
    const RuleVersion& version = rule.versions.front();
    EXPECT_EQ(version.effect, Effect::all_records);
    EXPECT_FALSE(version.ends);
    lines.push_back(rule.id + " " + std::string{name_of(rule.area)} + " " + to_text(version.keep) + " from " +
                    to_text(version.in_force) + " " + version.clause);
  }
  EXPECT_THAT(lines,
              ElementsAre("notification-answered notification 6 years from 2024-03-18 nuph-answered",
                          "notification-unanswered notification 6 years from 2024-03-18 nuph-unanswered",
                          "document document 12 months from 2024-03-18 document-12-months",
                          "sanction sanction 6 years from 2024-03-18 sanction-6-years"));
  EXPECT_EQ(policy.rules[0].applies, Applies::answered);
  EXPECT_EQ(policy.rules[1].applies, Applies::unanswered);
  EXPECT_EQ(policy.rules[2].applies, Applies::always);
  EXPECT_THAT(policy.rules[0].counted_from, ElementsAre("answered_at"));
  EXPECT_THAT(policy.rules[3].counted_from, ElementsAre("expires_on", "served_on"));
}

TEST(PolicyFile, keeps_versions_in_order_with_the_line_of_what_decides) {
  const TomlFolder folder;
  const std::string file = folder.write("policy.toml", kSoundPolicy);
  const Policy policy = read_policy(file);
  EXPECT_EQ(policy.reading.backlog_within_days, 2);
  ASSERT_THAT(policy.rules, SizeIs(2));
  const std::vector<RuleVersion>& versions = policy.rules[1].versions;
  ASSERT_THAT(versions, SizeIs(3));
  EXPECT_EQ(versions[0].effect, Effect::anchored_since);
  EXPECT_EQ(versions[0].keep, (Period{7, Period::Unit::months}));
  EXPECT_EQ(versions[0].line, 29);
  EXPECT_EQ(versions[1].effect, Effect::all_records);
  EXPECT_EQ(versions[1].keep, (Period{40, Period::Unit::days}));
  EXPECT_EQ(to_text(versions[1].in_force), "2022-05-01");
  EXPECT_EQ(versions[1].line, 37);
  EXPECT_TRUE(versions[2].ends);
  EXPECT_EQ(versions[2].clause, "fourth-clause");
  EXPECT_EQ(versions[2].line, 42);
  EXPECT_EQ(versions[2].file, file);
}

TEST(PolicyFile, reads_every_reading_from_its_own_key) {
  const TomlFolder folder;
  std::string text = kSoundPolicy;
  text = with(text, "\"anniversary\"", "\"instant\"");
  text = with(text, "\"clamp\"", "\"refuse\"");
  text = with(text, "\"zone\"", "\"utc\"");
  text = with(text, "\"first\"", "\"last\"");
  text = with(text, "scope = \"all\"", "scope = \"new_model\"");
  text = with(text, "\"goes\"", "\"holds_parent\"");
  text = with(text, "\"report\"", "\"keep\"");
  text = with(text, "\"0 days\"", "\"1 day\"");
  const Reading expected{FirstDay::instant,
                         MonthEnd::refuse,
                         DayOf::utc,
                         WhichAnswer::last,
                         Scope::new_model,
                         DocumentUnderParent::holds_parent,
                         SanctionWithoutDates::keep,
                         1,
                         2};
  EXPECT_EQ(read_policy(folder.write("policy.toml", text)).reading, expected);
}

TEST(PolicyFile, takes_a_rule_for_any_table_and_any_of_its_date_columns) {
  const TomlFolder folder;
  const std::vector<std::pair<std::string, std::string>> anchors{{"citizen", "born_on"},
                                                                 {"document", "file_dated_on"},
                                                                 {"document", "stored_at"},
                                                                 {"notification", "notified_at"},
                                                                 {"notification", "event_on"},
                                                                 {"contact_course", "starts_on"},
                                                                 {"contact_course", "ends_on"},
                                                                 {"contact_course", "registered_at"},
                                                                 {"plan_draft", "sent_at"},
                                                                 {"benefit_report", "calculated_on"},
                                                                 {"benefit_report", "reported_at"},
                                                                 {"message", "sent_at"},
                                                                 {"sanction", "decided_on"},
                                                                 {"sanction", "registered_at"}};
  for (const auto& [area, column] : anchors) {
    std::string text = with(kSoundPolicy, "area = \"sanction\"", "area = \"" + area + "\"");
    text = with(text, "{ earliest = [\"expires_on\", \"served_on\"] }", "\"" + column + "\"");
    const Policy policy = read_policy(folder.write("policy.toml", text));
    EXPECT_EQ(name_of(policy.rules[1].area), area);
    EXPECT_THAT(policy.rules[1].counted_from, ElementsAre(column));
  }
}

TEST(PolicyFile, may_hold_two_rules_for_answered_notifications) {
  const TomlFolder folder;
  std::string text = with(kSoundPolicy, "area = \"sanction\"", "area = \"notification\"");
  text = with(text, "applies = \"always\"", "applies = \"answered\"");
  text = with(text, "\"expires_on\", \"served_on\"", "\"decided_on\", \"notified_at\"");
  const Policy policy = read_policy(folder.write("policy.toml", text));
  EXPECT_EQ(policy.rules[0].applies, Applies::answered);
  EXPECT_EQ(policy.rules[1].applies, Applies::answered);
}

TEST(PolicyFile, may_begin_a_rule_again_after_an_end) {
  const TomlFolder folder;
  const Policy policy = read_policy(folder.write(
      "policy.toml", kSoundPolicy + "[[rule.version]]\nin_force = 2024-05-01\neffect = \"all_records\"\n"
                                    "clause = \"again\"\nkeep = \"P30D\"\n"));
  ASSERT_THAT(policy.rules[1].versions, SizeIs(4));
  EXPECT_EQ(policy.rules[1].versions[3].keep, (Period{30, Period::Unit::days}));
}

TEST(PolicyFile, is_read_the_same_with_windows_line_ends_and_a_byte_order_mark) {
  const TomlFolder folder;
  std::string text = "\xEF\xBB\xBF";
  for (const char c : kSoundPolicy) text += c == '\n' ? std::string{"\r\n"} : std::string{c};
  const Policy policy = read_policy(folder.write("policy.toml", text));
  EXPECT_EQ(policy.rules[1].versions[2].line, 42);
}

TEST(PolicyFile, tells_all_slips_at_once_in_the_order_of_the_file) {
  const TomlFolder folder;
  std::string text = with(kSoundPolicy, "\"3 years\"", "3");
  text = with(text, "edition = \"trial\"", "edition = 1");
  text = with(text, "\"40 days\"", "\"forty days\"");
  text = with(text, "\"clamp\"", "\"klamp\"");
  folder.write("policy.toml", text);
  EXPECT_THAT(folder.told_of_policy("policy.toml"),
              ElementsAre(testing::StartsWith("policy.toml:2:11: edition: read 1,"),
                          testing::StartsWith("policy.toml:7:13: [reading] month_end: read \"klamp\","),
                          testing::StartsWith("policy.toml:20:8: rule 'answered' keep: read 3,"),
                          testing::StartsWith("policy.toml:37:8: rule 'sanction' version 2 keep: read")));
}

TEST(PolicyFile, tells_fifty_slips_and_how_many_more_there_are) {
  const TomlFolder folder;
  std::string text = kSoundPolicy;
  for (int i = 0; i < 70; ++i) text += "unknown_" + std::to_string(i) + " = 1\n";
  folder.write("policy.toml", text);
  const std::vector<std::string> told = folder.told_of_policy("policy.toml");
  ASSERT_THAT(told, SizeIs(51));
  EXPECT_THAT(told[49], testing::StartsWith("policy.toml:92:1: rule 'sanction' version 3: read the key"));
  EXPECT_EQ(told[50], "policy.toml: read 20 more problems, not listed here. Mend those above and try again");
}

TEST(PolicyFile, wants_the_tables_reading_and_rule) {
  const TomlFolder folder;
  folder.write("policy.toml", "format = 1\nedition = \"x\"\nzone = \"Europe/Copenhagen\"\nsource = \"y\"\n");
  EXPECT_THAT(folder.told_of_policy("policy.toml"),
              ElementsAre("policy.toml:1:1: reading: read nothing, expected a table. Add the table [reading]",
                          "policy.toml:1:1: rule: read nothing, expected a list of tables. "
                          "Add a table [[rule]]"));
}

TEST(PolicyFile, wants_at_least_one_rule) {
  const TomlFolder folder;
  const std::string head = kSoundPolicy.substr(0, kSoundPolicy.find("[[rule]]"));
  folder.write("policy.toml", "rule = []\n" + head);
  EXPECT_THAT(folder.told_of_policy("policy.toml"),
              ElementsAre("policy.toml:1:8: rule: read a list, expected at least one rule. "
                          "Add a table [[rule]]"));
  folder.write("policy.toml", head + "[rule]\nid = \"x\"\n");
  EXPECT_THAT(folder.told_of_policy("policy.toml"),
              ElementsAre("policy.toml:15:1: rule: read a table, expected a list of tables. "
                          "Write [[rule]] tables, or rule = [{ ... }]"));
}

TEST(UnreadableFile, is_told_whether_absent_a_folder_or_no_text) {
  const TomlFolder folder;
  const std::string why =
      ": read nothing, expected a TOML file that exists and can be read. "
      "Check the path and the file's permissions";
  EXPECT_THAT(folder.told_of_policy("absent.toml"), ElementsAre("absent.toml" + why));
  EXPECT_THAT(folder.told_of_scenario("inner"), ElementsAre("inner" + why));
  folder.write("latin.toml", "format = 1\nsource = \"For\xE6ldelse\"\n");
  EXPECT_THAT(folder.told_of_policy("latin.toml"),
              ElementsAre("latin.toml:2: read bytes that are not UTF-8, expected UTF-8 text. "
                          "Save the file as UTF-8"));
}

TEST(UnreadableFile, is_told_when_it_is_nested_deeper_than_any_key_of_ours) {
  const TomlFolder folder;
  folder.write("deep.toml", "x = " + std::string(60, '[') + std::string(60, ']') + "\n");
  EXPECT_THAT(folder.told_of_scenario("deep.toml"),
              ElementsAre(testing::HasSubstr("read tables or lists more than 32 deep")));
}

}  // namespace
}  // namespace slettefrist::input
