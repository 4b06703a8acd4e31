// Sound scenario files are read as written, and what is absent takes the default that `schema` prints.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kSmallest = "format = 1\nname = \"small\"\nstarts_on = 2021-01-01\nends_on = 2021-01-01\n";

TEST(ShippedScenario, asks_for_the_first_documents_in_december_2024) {
  const Scenario scenario = read_scenario(PROJECT_ROOT "/scenarios/first-documents-2024.toml");
  EXPECT_EQ(scenario.name, "first-documents-2024");
  EXPECT_EQ(scenario.policy, "policies/star-2024-1.toml");
  EXPECT_EQ(scenario.seed, 2024u);
  EXPECT_GT(scenario.citizens, 0);
  EXPECT_EQ(to_text(scenario.starts_on), "2023-12-01");
  EXPECT_EQ(to_text(scenario.uploads_open_on), "2023-12-04");
  EXPECT_FALSE(scenario.documents_on_any);
  ASSERT_THAT(scenario.expect, SizeIs(testing::Ge(2u)));
  EXPECT_EQ(scenario.expect[0].path, "first_deletion_own_rule.document");
  EXPECT_TRUE(scenario.expect[0].is_day);
  EXPECT_EQ(scenario.expect[0].min, day_from_civil(2024, 12, 4).number);
  EXPECT_EQ(scenario.expect[0].max, day_from_civil(2024, 12, 31).number);
}

TEST(ScenarioFile, is_read_as_written) {
  const TomlFolder folder;
  const Scenario scenario = read_scenario(folder.write("scenario.toml", kSoundScenario));
  EXPECT_EQ(scenario.title, "A trial");
  EXPECT_EQ(scenario.seed, 7u);
  EXPECT_EQ(scenario.citizens, 50);
  EXPECT_EQ(to_text(scenario.history_from), "2020-01-01");
  EXPECT_EQ(to_text(scenario.ends_on), "2022-12-31");
  EXPECT_EQ(scenario.step, "6 hours");
  EXPECT_TRUE(scenario.documents_on_any);
  EXPECT_EQ(scenario.purge.every_days, 2);
  EXPECT_EQ(scenario.purge.every_hours, 0);
  EXPECT_EQ(scenario.purge.at_minutes, 4 * 60 + 30);
  ASSERT_THAT(scenario.purge.outages, SizeIs(1));
  EXPECT_EQ(to_text(scenario.purge.outages[0].to), "2021-03-05");
  EXPECT_EQ(scenario.rates.share_answered, 0.5);
  EXPECT_EQ(scenario.rates.document_bytes, 900.0);
  EXPECT_EQ(scenario.rates.answer_delay_days, Rates{}.answer_delay_days);
  EXPECT_EQ(scenario.plant_share, 0.1);
}

TEST(ScenarioFile, reads_how_people_and_documents_are_made_and_refuses_other_words) {
  const TomlFolder folder;
  const Scenario defaults = read_scenario(folder.write("scenario.toml", kSmallest));
  EXPECT_EQ(defaults.cpr.scheme, CprScheme::future_birth_year);
  EXPECT_EQ(defaults.cpr.modulus_11, Modulus11::mixed);
  EXPECT_EQ(defaults.content, DocumentContent::full);
  const Scenario scenario = read_scenario(folder.write(
      "scenario.toml",
      kSmallest + "cpr_scheme = \"day-plus-60\"\ncpr_modulus_11 = \"invalid\"\ncontent = \"token\"\n"));
  EXPECT_EQ(scenario.cpr.scheme, CprScheme::day_plus_60);
  EXPECT_EQ(scenario.cpr.modulus_11, Modulus11::invalid);
  EXPECT_EQ(scenario.content, DocumentContent::token);
  folder.write("scenario.toml", kSmallest + "cpr_scheme = \"day-plus-6\"\ncontent = \"half\"\n");
  EXPECT_THAT(folder.told_of_scenario("scenario.toml"),
              ElementsAre(HasSubstr("scenario.toml:5:14: cpr_scheme: read \"day-plus-6\", expected"),
                          HasSubstr("scenario.toml:6:11: content: read \"half\", expected")));
}

TEST(ScenarioFile, takes_defaults_for_all_that_is_absent) {
  const TomlFolder folder;
  const Scenario scenario = read_scenario(folder.write("scenario.toml", kSmallest));
  const Scenario defaults;
  EXPECT_EQ(scenario.policy, "");
  EXPECT_EQ(scenario.seed, 0u);
  EXPECT_EQ(scenario.citizens, 0);
  EXPECT_EQ(scenario.history_from, scenario.starts_on);
  EXPECT_EQ(scenario.step, defaults.step);
  EXPECT_EQ(to_text(scenario.uploads_open_on), "2023-12-04");
  EXPECT_EQ(scenario.documents_on_any, defaults.documents_on_any);
  EXPECT_EQ(scenario.purge.every_days, defaults.purge.every_days);
  EXPECT_EQ(scenario.purge.every_hours, defaults.purge.every_hours);
  EXPECT_EQ(scenario.purge.at_minutes, defaults.purge.at_minutes);
  EXPECT_EQ(scenario.plant_share, 0.0);
  EXPECT_THAT(scenario.expect, IsEmpty());
  EXPECT_THAT(scenario.records.families, IsEmpty());
}

TEST(ScenarioFile, may_purge_by_the_hour) {
  const TomlFolder folder;
  const Scenario scenario = read_scenario(
      folder.write("scenario.toml", kSmallest + "[purge]\nevery = \"6 hours\"\nat = \"00:00\"\n"));
  EXPECT_EQ(scenario.purge.every_days, 0);
  EXPECT_EQ(scenario.purge.every_hours, 6);
  EXPECT_EQ(scenario.purge.at_minutes, 0);
}

TEST(ScenarioFile, may_lie_outside_the_days_of_generated_ids_when_nobody_is_generated) {
  const TomlFolder folder;
  const std::string text = with(kSmallest, "starts_on = 2021-01-01", "starts_on = 1998-01-01");
  EXPECT_THAT(folder.told_by([&] { read_scenario(folder.write("scenario.toml", text)); }), IsEmpty());
  const std::string generated = "citizens = 1\n" + text;
  EXPECT_THAT(folder.told_by([&] { read_scenario(folder.write("scenario.toml", generated)); }),
              ElementsAre(HasSubstr("starts_on: read 1998-01-01, expected a day from 2000-01-01 to ")));
}

TEST(ScenarioFile, reads_bounds_open_at_either_end_with_their_lines) {
  const TomlFolder folder;
  const Scenario scenario = read_scenario(folder.write("scenario.toml", kSoundScenario));
  std::vector<std::string> read;
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  for (const Expectation& e : scenario.expect) {
    read.push_back(e.path + " " + (e.min == least ? "open" : std::to_string(e.min)) + " " +
                   (e.max == most ? "open" : std::to_string(e.max)) + (e.is_day ? " day " : " ") +
                   std::to_string(e.line));
  }
  const std::string day = std::to_string(day_from_civil(2021, 6, 1).number);
  EXPECT_THAT(read, ElementsAre("counts.document.deleted 1 9 23",
                                "first_deletion.document " + day + " " + day + " day 24",
                                "findings.too_late 2 2 25", "checked.sanction 3 open 26"));
}

}  // namespace
}  // namespace slettefrist::input
