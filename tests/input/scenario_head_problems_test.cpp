// Slips in the head and the schedule of a scenario file, one a case, with the
// whole message a user reads: file, line, column, key, what was read, what was expected, how to mend it.
// These texts are read by people: change one only to make it better.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

class BadScenarioHead : public testing::TestWithParam<BadFile> {};

TEST_P(BadScenarioHead, is_told_with_place_and_remedy) {
  const TomlFolder folder;
  folder.write("scenario.toml", with(kSoundScenario, GetParam().sound, GetParam().slip));
  EXPECT_THAT(folder.told_of_scenario("scenario.toml"), testing::ElementsAreArray(GetParam().told));
}

const std::vector<BadFile> kBadScenarioHeads{
    {"format_absent",
     "format = 1\n",
     "",
     {"scenario.toml:1:1: format: read nothing, expected 1. Add the key 'format'"}},
    {"name_absent",
     "name = \"trial\"\n",
     "",
     {"scenario.toml:1:1: name: read nothing, expected text in quotes: letters, digits, . _ -. Add the key "
      "'name'"}},
    {"name_that_leads_elsewhere",
     "name = \"trial\"",
     "name = \"../trial\"",
     {"scenario.toml:2:8: name: read \"../trial\", expected a name of letters, digits, '.', '_' and '-', at "
      "most 100 long. It becomes a folder: choose another name"}},
    {"name_empty",
     "name = \"trial\"",
     "name = \"\"",
     {"scenario.toml:2:8: name: read \"\", expected a name of letters, digits, '.', '_' and '-', at most 100 "
      "long. It becomes a folder: choose another name"}},
    {"title_as_number",
     "\"A trial\"",
     "1",
     {"scenario.toml:3:9: title: read 1, expected text in quotes. Put the value in quotes"}},
    {"policy_as_list",
     "\"trial-policy.toml\"",
     "[\"trial-policy.toml\"]",
     {"scenario.toml:4:10: policy: read a list, expected text in quotes: a path, relative to this file. "
      "Change the value's type"}},
    {"seed_negative",
     "seed = 7",
     "seed = -7",
     {"scenario.toml:5:8: seed: read -7, expected a whole number from 0 on. Choose a number within these "
      "limits"}},
    {"seed_with_fraction",
     "seed = 7",
     "seed = 7.5",
     {"scenario.toml:5:8: seed: read 7.5, expected a whole number from 0 on. Write a whole number"}},
    {"citizens_negative",
     "citizens = 50",
     "citizens = -1",
     {"scenario.toml:6:12: citizens: read -1, expected a whole number from 0 to 67108863. Choose a number "
      "within these limits"}},
    {"citizens_beyond_their_bits",
     "citizens = 50",
     "citizens = 67108864",
     {"scenario.toml:6:12: citizens: read 67108864, expected a whole number from 0 to 67108863. Choose a "
      "number within these limits"}},
    {"citizens_as_text",
     "citizens = 50",
     "citizens = \"50\"",
     {"scenario.toml:6:12: citizens: read \"50\", expected a whole number from 0 to 67108863. Take the "
      "quotes away"}},
    {"key_misspelt_at_the_top",
     "citizens =",
     "citizen =",
     {"scenario.toml:6:1: read the key \"citizen\", which nobody knows, expected one of: format, name, "
      "title, policy, seed, citizens, starts_on, ends_on, history_from, step, uploads_open_on, documents_on, "
      "cpr_scheme, cpr_modulus_11, content, volumes, "
      "purge, rates, plant, submissions, small, records, expect. Did you mean 'citizens'?"}},
    {"starts_on_absent",
     "starts_on = 2021-01-01\n",
     "",
     {"scenario.toml:1:1: starts_on: read nothing, expected a date YYYY-MM-DD from 1900 to 2199, without "
      "quotes. Add the key 'starts_on'"}},
    {"starts_on_quoted",
     "2021-01-01",
     "\"2021-01-01\"",
     {"scenario.toml:8:13: starts_on: read \"2021-01-01\", expected a date YYYY-MM-DD from 1900 to 2199, "
      "without quotes. Take the quotes away"}},
    {"ends_on_on_no_day",
     "2022-12-31",
     "2022-12-32",
     {"scenario.toml:9:21: read what is not TOML: Error while parsing date: expected day between 1 and 31 "
      "(inclusive), saw 32. Mend the file here"}},
    {"ends_before_it_starts",
     "2022-12-31",
     "2020-12-31",
     {"scenario.toml:9:11: ends_on: read 2020-12-31, expected a day not before starts_on = 2021-01-01. Swap "
      "the two days"}},
    {"history_after_the_start",
     "2020-01-01",
     "2021-01-02",
     {"scenario.toml:7:16: history_from: read 2021-01-02, expected a day not after starts_on = 2021-01-01. "
      "Begin the history earlier"}},
    {"history_before_ids_begin",
     "2020-01-01",
     "1999-12-31",
     {"scenario.toml:7:16: history_from: read 1999-12-31, expected a day from 2000-01-01 to 2089-09-17, "
      "since citizens are generated. Choose another day, or citizens = 0"}},
    {"end_after_ids_end",
     "2022-12-31",
     "2089-09-19",
     {"scenario.toml:9:11: ends_on: read 2089-09-19, expected a day from 2000-01-01 to 2089-09-17, since "
      "citizens are generated. Choose another day, or citizens = 0"}},
    {"step_in_minutes",
     "\"6 hours\"",
     "\"6 minutes\"",
     {"scenario.toml:10:8: step: read \"6 minutes\", expected \"N days\" or \"N hours\" with N from 1 on. "
      "Write for example \"1 day\""}},
    {"step_of_nothing",
     "\"6 hours\"",
     "\"0 hours\"",
     {"scenario.toml:10:8: step: read \"0 hours\", expected \"N days\" or \"N hours\" with N from 1 on. "
      "Write for example \"1 day\""}},
    {"step_without_unit",
     "\"6 hours\"",
     "\"6\"",
     {"scenario.toml:10:8: step: read \"6\", expected \"N days\" or \"N hours\" with N from 1 on. Write for "
      "example \"1 day\""}},
    {"uploads_as_truth",
     "2020-06-01",
     "true",
     {"scenario.toml:11:19: uploads_open_on: read true, expected a date YYYY-MM-DD from 1900 to 2199, "
      "without quotes. Change the value's type"}},
    {"documents_on_misspelt",
     "\"any\"",
     "\"ay\"",
     {"scenario.toml:12:16: documents_on: read \"ay\", expected \"new\" or \"any\". Did you mean \"any\"?"}},
    {"purge_as_text",
     "[purge]",
     "purge = \"daily\"\n[purges]",
     {"scenario.toml:13:9: purge: read \"daily\", expected a table. Change the value's type",
      "scenario.toml:14:2: read the key \"purges\", which nobody knows, expected one of: format, name, "
      "title, policy, seed, citizens, starts_on, ends_on, history_from, step, uploads_open_on, documents_on, "
      "cpr_scheme, cpr_modulus_11, content, volumes, "
      "purge, rates, plant, submissions, small, records, expect. Did you mean 'purge'?"}},
    {"purge_key_misspelt",
     "every =",
     "evry =",
     {"scenario.toml:14:1: [purge]: read the key \"evry\", which nobody knows, expected one of: every, at, "
      "outages. Did you mean 'every'?"}},
    {"every_in_weeks",
     "\"2 days\"",
     "\"2 weeks\"",
     {"scenario.toml:14:9: [purge] every: read \"2 weeks\", expected \"N days\" or \"N hours\" with N from 1 "
      "on. Write for example \"1 day\""}},
    {"every_negative",
     "\"2 days\"",
     "\"-2 days\"",
     {"scenario.toml:14:9: [purge] every: read \"-2 days\", expected \"N days\" or \"N hours\" with N from 1 "
      "on. Write for example \"1 day\""}},
    {"at_as_clock_time",
     "\"04:30\"",
     "04:30:00",
     {"scenario.toml:15:6: [purge] at: read 04:30:00, expected text in quotes: HH:MM, local time. Put the "
      "value in quotes"}},
    {"at_of_no_day",
     "\"04:30\"",
     "\"24:00\"",
     {"scenario.toml:15:6: [purge] at: read \"24:00\", expected a local time \"HH:MM\" from \"00:00\" to "
      "\"23:59\". Write two digits each"}},
    {"at_with_one_digit",
     "\"04:30\"",
     "\"4:30\"",
     {"scenario.toml:15:6: [purge] at: read \"4:30\", expected a local time \"HH:MM\" from \"00:00\" to "
      "\"23:59\". Write two digits each"}},
    {"outages_as_table",
     "[{ from = 2021-03-01, to = 2021-03-05 }]",
     "{ from = 2021-03-01, to = 2021-03-05 }",
     {"scenario.toml:16:11: [purge] outages: read a table, expected a list of tables. Write "
      "[[purge.outages]] tables, or outages = [{ ... }]"}},
    {"outage_as_date",
     "[{ from = 2021-03-01, to = 2021-03-05 }]",
     "[2021-03-01]",
     {"scenario.toml:16:12: [purge] outages: read 2021-03-01, expected a table. Write { key = value, ... }"}},
    {"outage_without_end",
     ", to = 2021-03-05",
     "",
     {"scenario.toml:16:12: [purge] outages 1 to: read nothing, expected a date YYYY-MM-DD from 1900 to "
      "2199, without quotes. Add the key 'to'"}},
    {"outage_backwards",
     "2021-03-05",
     "2021-02-05",
     {"scenario.toml:16:38: [purge] outages 1 to: read 2021-02-05, expected a day not before from = "
      "2021-03-01. Swap the two days"}},
    {"outage_before_the_start",
     "from = 2021-03-01",
     "from = 2020-12-31",
     {"scenario.toml:16:12: [purge] outages 1: read 2020-12-31 to 2021-03-05, expected days from 2021-01-01 "
      "to 2022-12-31. Keep the outage within starts_on and ends_on"}},
    {"outage_after_the_end",
     "to = 2021-03-05",
     "to = 2023-01-01",
     {"scenario.toml:16:12: [purge] outages 1: read 2021-03-01 to 2023-01-01, expected days from 2021-01-01 "
      "to 2022-12-31. Keep the outage within starts_on and ends_on"}},
    {"outage_key_misspelt",
     "to = 2021",
     "till = 2021",
     {"scenario.toml:16:12: [purge] outages 1 to: read nothing, expected a date YYYY-MM-DD from 1900 to "
      "2199, without quotes. Add the key 'to'",
      "scenario.toml:16:33: [purge] outages 1: read the key \"till\", which nobody knows, expected one of: "
      "from, to. Take the key away"}},
};
INSTANTIATE_TEST_SUITE_P(All, BadScenarioHead, testing::ValuesIn(kBadScenarioHeads), name_of_bad_file);

}  // namespace
}  // namespace slettefrist::input
