// Readings by name, periods as written, and which dated version of a rule decides.
#include "sim/policy/policy.h"

#include <gtest/gtest.h>

namespace slettefrist {
namespace {

TEST(Reading, every_value_of_every_key_can_be_set_and_is_told_back) {
  for (const ReadingEntry& entry : entries_of(Reading{})) {
    std::vector<std::string> values = entry.values;
    if (values.empty()) values = {"0 days", "1 day", "30 days"};
    for (const std::string& value : values) {
      Reading reading;
      ASSERT_TRUE(set_reading(reading, entry.key, value)) << entry.key << "=" << value;
      for (const ReadingEntry& now : entries_of(reading)) {
        if (now.key == entry.key) {
          EXPECT_EQ(now.value, value);
        }
      }
    }
  }
  EXPECT_EQ(entries_of(Reading{}).size(), 9U);
}

TEST(Reading, unknown_keys_and_values_are_refused_and_change_nothing) {
  Reading reading;
  EXPECT_FALSE(set_reading(reading, "first_day", "anniversery"));
  EXPECT_FALSE(set_reading(reading, "firstday", "anniversary"));
  EXPECT_FALSE(set_reading(reading, "purge_within", "three days"));
  EXPECT_FALSE(set_reading(reading, "purge_within", "-1 days"));
  EXPECT_FALSE(set_reading(reading, "backlog_within", " days"));
  EXPECT_EQ(reading, Reading{});
}

TEST(Period, is_read_in_words_and_as_an_iso_day_count) {
  EXPECT_EQ(to_text(*parse_period("6 years")), "6 years");
  EXPECT_EQ(to_text(*parse_period("1 month")), "1 month");
  EXPECT_EQ(to_text(*parse_period("P2190D")), "2190 days");
  for (const char* text :
       {"6", "years", "6years", "0 days", "-1 years", "6 weeks", "P6Y", "PD", "P-3D", "6  years", ""}) {
    EXPECT_FALSE(parse_period(text)) << text;
  }
}

Rule rule_with(std::vector<RuleVersion> versions) {
  Rule rule;
  rule.versions = std::move(versions);
  return rule;
}

RuleVersion version(const char* in_force, Effect effect) {
  RuleVersion v;
  v.in_force = *parse_day(in_force);
  v.effect = effect;
  return v;
}

TEST(VersionDeciding, for_all_records_is_the_one_in_force_on_the_day) {
  const Rule rule =
      rule_with({version("2024-03-18", Effect::all_records), version("2025-01-01", Effect::all_records)});
  const Day old = *parse_day("2010-01-01");
  EXPECT_FALSE(version_deciding(rule, *parse_day("2024-03-17"), old));
  EXPECT_EQ(version_deciding(rule, *parse_day("2024-03-18"), old), 0U);
  EXPECT_EQ(version_deciding(rule, *parse_day("2024-12-31"), old), 0U);
  EXPECT_EQ(version_deciding(rule, *parse_day("2025-01-01"), old), 1U);
}

TEST(VersionDeciding, for_anchored_records_is_the_one_in_force_on_the_anchor_day) {
  const Rule rule =
      rule_with({version("2024-03-18", Effect::all_records), version("2025-01-01", Effect::anchored_since)});
  const Day late = *parse_day("2026-01-01");
  EXPECT_EQ(version_deciding(rule, late, *parse_day("2024-12-31")), 0U);
  EXPECT_EQ(version_deciding(rule, late, *parse_day("2025-01-01")), 1U);
  const Rule only_new = rule_with({version("2024-03-18", Effect::anchored_since)});
  EXPECT_FALSE(version_deciding(only_new, late, *parse_day("2024-03-17")));
}

}  // namespace
}  // namespace slettefrist
