// What `schema` prints is what the readers take: every key and default of the tables is tried on a reader.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "sim/input/key_reader.h"
#include "sim/input/policy_keys.h"
#include "sim/input/scenario_keys.h"
#include "sim/model/rates.h"
#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> keys_printed(const std::string& schema) {
  std::istringstream lines(schema);
  std::vector<std::string> keys;
  std::string line;
  std::getline(lines, line);  // the header
  while (std::getline(lines, line)) keys.push_back(line.substr(0, line.find(' ')));
  return keys;
}

std::string line_of(const std::string& schema, const std::string& key) {
  std::istringstream lines(schema);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(key + " ")) return line;
  }
  return "";
}

TEST(Schema, prints_every_key_once) {
  for (const auto& [schema, table] :
       {std::pair{policy_schema(), policy_keys()}, std::pair{scenario_schema(), scenario_keys()}}) {
    std::vector<std::string> expected;
    for (const KeySection& section : table) {
      for (const KeySpec& key : section.keys) {
        expected.push_back(section.name.empty() ? key.name : section.name + "." + key.name);
      }
    }
    EXPECT_EQ(keys_printed(schema), expected);
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(std::adjacent_find(expected.begin(), expected.end()), expected.end());
  }
}

TEST(Schema, tells_unit_default_and_source) {
  const std::string rate = line_of(scenario_schema(), "rates.share_answered");
  for (const char* part : {"number from 0 to 1", "share", "0.82", "assumed", "ever answered"}) {
    EXPECT_THAT(rate, HasSubstr(part));
  }
  EXPECT_THAT(line_of(scenario_schema(), "uploads_open_on"), testing::ContainsRegex("2023-12-04 +assumed"));
  EXPECT_THAT(line_of(scenario_schema(), "documents_on"), HasSubstr("new | any"));
  EXPECT_THAT(line_of(policy_schema(), "reading.month_end"), HasSubstr("clamp | overflow | refuse"));
  EXPECT_THAT(line_of(policy_schema(), "rule.keep"), HasSubstr("(required)"));
}

TEST(Schema, prints_defaults_that_change_nothing_when_written_down) {
  std::string tables;
  for (const KeySection& section : scenario_keys()) {
    if (!section.name.empty()) tables += "[" + section.name + "]\n";
    for (const KeySpec& key : section.keys) {
      if (!key.fallback) continue;
      const bool is_quoted = key.type == KeyType::text;
      tables += key.name + " = " + (is_quoted ? "\"" + *key.fallback + "\"" : *key.fallback) + "\n";
    }
    if (section.name == "plant") break;  // what follows holds records and expectations, without defaults
  }
  const std::string head = "format = 1\nname = \"x\"\nstarts_on = 2021-01-01\nends_on = 2021-01-02\n";
  tables = with(tables, "[purge.outages]\n", "");
  const TomlFolder folder;
  const Scenario written = read_scenario(folder.write("written.toml", head + tables));
  const Scenario absent = read_scenario(folder.write("absent.toml", head));
  EXPECT_EQ(written.step, absent.step);
  EXPECT_EQ(written.seed, absent.seed);
  EXPECT_EQ(written.citizens, absent.citizens);
  EXPECT_EQ(written.uploads_open_on, absent.uploads_open_on);
  EXPECT_EQ(written.documents_on_any, absent.documents_on_any);
  EXPECT_EQ(written.purge.every_days, absent.purge.every_days);
  EXPECT_EQ(written.purge.at_minutes, absent.purge.at_minutes);
  EXPECT_EQ(written.plant_share, absent.plant_share);
  std::vector<double> rates_written;
  std::vector<double> rates_absent;
  const auto into = [](std::vector<double>& all) {
    return [&all](const char*, const char*, double value, const char*, const char*) { all.push_back(value); };
  };
  visit_rates(written.rates, into(rates_written));
  visit_rates(absent.rates, into(rates_absent));
  EXPECT_EQ(rates_written, rates_absent);
  EXPECT_THAT(tables, HasSubstr("share_answered = 0.82"));
}

TEST(KeyReader, knows_no_key_that_is_not_described_and_leaves_none_unread) {
  const KeySection section{"part", {{"size", KeyType::whole, Presence::optional, "", {}, "", ""}}};
  const Node table;
  ProblemList problems;
  KeyReader reader(section, table, "[part]", problems);
  EXPECT_THROW(reader.finish(), std::logic_error);
  EXPECT_THROW(reader.whole("weight"), std::logic_error);
  EXPECT_EQ(reader.whole("size"), std::nullopt);
  EXPECT_NO_THROW(reader.finish());
  EXPECT_TRUE(problems.empty());
}

}  // namespace
}  // namespace slettefrist::input
