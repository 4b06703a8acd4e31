// Slips in the tables of a scenario file, one a case, with the
// whole message a user reads: file, line, column, key, what was read, what was expected, how to mend it.
// These texts are read by people: change one only to make it better.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/input/toml_folder.h"

namespace slettefrist::input {
namespace {

class BadScenarioTable : public testing::TestWithParam<BadFile> {};

TEST_P(BadScenarioTable, is_told_with_place_and_remedy) {
  const TomlFolder folder;
  folder.write("scenario.toml", with(kSoundScenario, GetParam().sound, GetParam().slip));
  EXPECT_THAT(folder.told_of_scenario("scenario.toml"), testing::ElementsAreArray(GetParam().told));
}

const std::vector<BadFile> kBadScenarioTables{
    {"small_with_more_citizens",
     "[expect]",
     "[small]\ncitizens = 51\n[expect]",
     {"scenario.toml:23:12: [small] citizens: read 51, expected at most citizens = 50. Choose fewer"}},
    {"small_that_begins_before",
     "[expect]",
     "[small]\nstarts_on = 2020-12-31\n[expect]",
     {"scenario.toml:23:13: [small] starts_on: read 2020-12-31, expected a day from the scenario's starts_on "
      "to the small ends_on. Choose another day"}},
    {"small_that_ends_after",
     "[expect]",
     "[small]\nends_on = 2023-01-01\n[expect]",
     {"scenario.toml:23:11: [small] ends_on: read 2023-01-01, expected a day not after ends_on = 2022-12-31. "
      "Choose an earlier day"}},
    {"small_with_an_older_history",
     "[expect]",
     "[small]\nhistory_from = 2019-12-31\n[expect]",
     {"scenario.toml:23:16: [small] history_from: read 2019-12-31, expected a day from the scenario's "
      "history_from to the small starts_on. Choose another day"}},
    {"rate_misspelt",
     "share_answered =",
     "share_anwsered =",
     {"scenario.toml:18:1: [rates]: read the key \"share_anwsered\", which nobody knows, expected one of: "
      "notifications_per_citizen_year, share_answered, share_answered_late, share_answered_twice, "
      "answer_delay_days, documents_per_notification, documents_per_answer, document_bytes, "
      "sanctions_per_citizen_year, share_sanctions_from_notification, share_sanctions_without_expiry, "
      "share_sanctions_served, share_served_known_late, share_sanctions_without_dates, "
      "fund_changes_per_citizen_year, moves_per_citizen_year, new_numbers_per_citizen_year, "
      "deaths_per_citizen_year, spells_per_citizen_year, spell_days, share_spells_around_notification, "
      "contact_courses_per_spell, contact_courses_per_spell_in_trial, contact_course_hours, "
      "share_contact_courses_cut_short, plan_drafts_per_spell, benefit_reports_per_month, "
      "share_at_maximum_rate, share_reports_with_supplement, supplement_hours, "
      "share_of_changes_sent_as_messages. Did you mean "
      "'share_answered'?"}},
    {"share_above_one",
     "0.5",
     "1.01",
     {"scenario.toml:18:18: [rates] share_answered: read 1.01, expected a number from 0 to 1. Choose a "
      "number within these limits"}},
    {"share_below_nothing",
     "0.5",
     "-0.01",
     {"scenario.toml:18:18: [rates] share_answered: read -0.01, expected a number from 0 to 1. Choose a "
      "number within these limits"}},
    {"rate_without_end",
     "900",
     "inf",
     {"scenario.toml:19:18: [rates] document_bytes: read inf, expected a number from 0 on. Choose a number "
      "within these limits"}},
    {"rate_of_no_number",
     "900",
     "nan",
     {"scenario.toml:19:18: [rates] document_bytes: read nan, expected a number from 0 on. Choose a number "
      "within these limits"}},
    {"rate_negative",
     "900",
     "-1",
     {"scenario.toml:19:18: [rates] document_bytes: read -1, expected a number from 0 on. Choose a number "
      "within these limits"}},
    {"rate_as_text",
     "900",
     "\"900\"",
     {"scenario.toml:19:18: [rates] document_bytes: read \"900\", expected a number from 0 on. Take the "
      "quotes away"}},
    {"plant_share_above_one",
     "share = 0.1",
     "share = 2",
     {"scenario.toml:21:9: [plant] share: read 2, expected a number from 0 to 1. Choose a number within "
      "these limits"}},
    {"plant_key_unknown",
     "share = 0.1",
     "portion = 0.1",
     {"scenario.toml:21:1: [plant]: read the key \"portion\", which nobody knows, expected one of: share. "
      "Take the key away"}},
    {"expect_group_misspelt",
     "counts.document",
     "count.document",
     {"scenario.toml:23:1: [expect]: read the key \"count\", which nobody knows, expected one of: findings, "
      "counts, checked, on_edge, coverage, first_deletion, first_deletion_own_rule. Did you mean 'counts'?"}},
    {"expect_group_as_number",
     "findings.too_late = 2",
     "findings = 2",
     {"scenario.toml:25:12: [expect] findings: read 2, expected a table. Change the value's type"}},
    {"expect_area_misspelt",
     "counts.document",
     "counts.documents",
     {"scenario.toml:23:8: [expect] counts: read the key \"documents\", expected one of: citizen, "
      "notification, answer, document, sanction, contact_course, plan_draft, benefit_report, message. Did "
      "you mean 'document'?"}},
    {"expect_leaf_misspelt",
     "document.deleted",
     "document.removed",
     {"scenario.toml:23:17: [expect] counts.document: read the key \"removed\", expected one of: generated, "
      "deleted, remaining, skipped, not_reached. Take the key away"}},
    {"expect_leaf_absent",
     "counts.document.deleted = { min = 1, max = 9 }",
     "counts.document = 4",
     {"scenario.toml:23:19: [expect] counts.document: read 4, expected one of its keys: generated, deleted, "
      "remaining, skipped, not_reached. Write for example counts.document.generated"}},
    {"expect_kind_misspelt",
     "too_late",
     "to_late",
     {"scenario.toml:25:10: [expect] findings: read the key \"to_late\", expected one of: too_early, "
      "too_late, run_missed, orphan, wrong_set, returned, residue, no_rule, log_untrue, log_personal_data, "
      "not_repeatable, engine_failed. Did you mean 'too_late'?"}},
    {"expect_rule_with_blanks",
     "checked.sanction",
     "checked.\"a sanction\"",
     {"scenario.toml:26:9: [expect] checked: read the key \"a sanction\", expected the id of a rule. Take "
      "the key away"}},
    {"expect_too_deep",
     "first_deletion.document",
     "first_deletion.document.deleted",
     {"scenario.toml:24:16: [expect] first_deletion.document: read a table, expected a date without quotes "
      "or { min = date, max = date }. Give at least one of min and max",
      "scenario.toml:24:25: [expect] first_deletion.document: read the key \"deleted\", which nobody knows, "
      "expected one of: min, max. Take the key away"}},
    {"expect_bounds_crossed",
     "max = 9",
     "max = 0",
     {"scenario.toml:23:35: [expect] counts.document.deleted min: read 1, expected no more than max = 0. "
      "Swap the two"}},
    {"expect_no_bounds",
     "{ min = 3 }",
     "{}",
     {"scenario.toml:26:20: [expect] checked.sanction: read a table, expected a whole number from 0 on or { "
      "min = number, max = number }. Give at least one of min and max"}},
    {"expect_bound_misspelt",
     "{ min = 3 }",
     "{ mim = 3 }",
     {"scenario.toml:26:20: [expect] checked.sanction: read a table, expected a whole number from 0 on or { "
      "min = number, max = number }. Give at least one of min and max",
      "scenario.toml:26:22: [expect] checked.sanction: read the key \"mim\", which nobody knows, expected "
      "one of: min, max. Did you mean 'min'?"}},
    {"expect_negative_count",
     "= 2\n",
     "= -2\n",
     {"scenario.toml:25:21: [expect] findings.too_late: read -2, expected a whole number from 0 on or { min "
      "= number, max = number }. Change the value"}},
    {"expect_count_as_date",
     "= 2\n",
     "= 2021-01-01\n",
     {"scenario.toml:25:21: [expect] findings.too_late: read 2021-01-01, expected a whole number from 0 on "
      "or { min = number, max = number }. Change the value"}},
    {"expect_day_quoted",
     "= 2021-06-01",
     "= \"2021-06-01\"",
     {"scenario.toml:24:27: [expect] first_deletion.document: read \"2021-06-01\", expected a date without "
      "quotes or { min = date, max = date }. Take the quotes away"}},
    {"expect_day_as_count",
     "= 2021-06-01",
     "= 5",
     {"scenario.toml:24:27: [expect] first_deletion.document: read 5, expected a date without quotes or { "
      "min = date, max = date }. Change the value"}},
    {"record_table_misspelt",
     "[plant]",
     "[[records.notice]]\n[plant]",
     {"scenario.toml:20:11: [records]: read the key \"notice\", which nobody knows, expected one of: "
      "citizen, notification, answer, document, sanction, contact_course, plan_draft, benefit_report, "
      "message, hold. Take the key away"}},
    {"inline_table_over_lines",
     "{ min = 1, max = 9 }",
     "{ min = 1,\n max = 9 }",
     {"scenario.toml:23:37: read what is not TOML: Error while parsing inline table: expected key or closing "
      "'}', saw '\\n'. Mend the file here"}},
};
INSTANTIATE_TEST_SUITE_P(All, BadScenarioTable, testing::ValuesIn(kBadScenarioTables), name_of_bad_file);

}  // namespace
}  // namespace slettefrist::input
