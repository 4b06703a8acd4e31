// A world of a user's own shape is the same however it is made: threads, shards, one citizen alone, seeds.
//
// Also what cannot be made, and is said so. It must not know how records are dealt.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/model/input_error.h"
#include "tests/generators/sample_volumes.h"

namespace slettefrist::generators {
namespace {

std::vector<MonthVolume> half_a_year() {
  std::vector<MonthVolume> months;
  for (unsigned month = 1; month <= 6; ++month) {
    months.push_back(notifications(2024, month, 400 + 10 * month, 0.7));
    months.push_back(month_volume(Area::sanction, 2024, month, 150));
    months.push_back(month_volume(Area::document, 2024, month, 200));
  }
  return months;
}

std::vector<std::string> sorted_lines(const History& history) {
  std::vector<std::string> lines;
  for (const Family& family : history.families) add_family(lines.emplace_back(), family);
  for_each_single(history, [&](const auto& record) { add_row(lines.emplace_back(), record); });
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST(VolumesSource, gives_the_same_history_for_every_number_of_threads_and_another_for_another_seed) {
  Settings settings = shaped_settings(5000, half_a_year());
  const std::string alone = text_of(whole_history(settings));
  settings.threads = 3;
  EXPECT_EQ(text_of(whole_history(settings)), alone);
  settings.seed += 1;
  EXPECT_NE(text_of(whole_history(settings)), alone);
}

TEST(VolumesSource, gives_one_citizen_alone_what_it_has_among_all) {
  Settings settings = shaped_settings(60, half_a_year());
  const History all = whole_history(settings);
  for (const RecordId id : {1, 29, 60}) {
    History expected = all;
    std::erase_if(expected.families,
                  [&](const Family& family) { return family.notification.citizen_id != id; });
    std::erase_if(expected.sanctions, [&](const Sanction& sanction) { return sanction.citizen_id != id; });
    settings.only_citizen = id;
    const History alone = whole_history(settings);
    ASSERT_FALSE(alone.families.empty());
    EXPECT_TRUE(std::any_of(alone.families.begin(), alone.families.end(),
                            [](const Family& family) { return !family.documents.empty(); }));
    expected.citizens = alone.citizens;
    expected.citizen_changes = alone.citizen_changes;
    expected.contact_courses = alone.contact_courses;
    expected.plan_drafts = alone.plan_drafts;
    expected.benefit_reports = alone.benefit_reports;
    expected.messages = alone.messages;
    EXPECT_EQ(text_of(alone), text_of(expected)) << "citizen " << id;
  }
}

TEST(VolumesSource, splits_into_shards_that_join_to_the_whole) {
  Settings settings = shaped_settings(300, half_a_year());
  const auto whole = sorted_lines(whole_history(settings));
  std::vector<std::string> joined;
  settings.shard_count = 3;
  for (settings.shard_index = 1; settings.shard_index <= 3; ++settings.shard_index) {
    const auto shard = sorted_lines(whole_history(settings));
    EXPECT_FALSE(shard.empty());
    joined.insert(joined.end(), shard.begin(), shard.end());
  }
  std::sort(joined.begin(), joined.end());
  EXPECT_EQ(joined, whole);
}

std::string refusal_of(const Settings& settings) {
  try {
    make_source(settings);
  } catch (const InputError& error) {
    std::string text;
    for (const Problem& problem : error.problems()) text += to_text(problem) + "\n";
    return text;
  }
  return "made";
}

TEST(VolumesSource, refuses_all_months_whose_documents_find_no_parent) {
  MonthVolume late = month_volume(Area::document, 2024, 7, 10);
  late.delay = Deciles{4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000};
  EXPECT_EQ(
      refusal_of(shaped_settings(20, {notifications(2024, 3, 50, 0), month_volume(Area::document, 2024, 3, 5),
                                      month_volume(Area::document, 2024, 5, 8), late})),
      "figures.csv:6: count: read 8 documents in 2024-05, expected a notification or answer from "
      "2024-04-17 to 2024-05-31 to hang it on. Give notifications in these days, or set documents_on = "
      "\"any\"\n"
      "figures.csv:8: count: read 10 documents in 2024-07, one of them 30 days after its parent, "
      "expected a notification or answer from 2024-06-01 to 2024-07-01 to hang it on. Leave the deciles of "
      "this month empty, or give more notifications\n");
}

TEST(VolumesSource, refuses_more_documents_on_one_day_of_a_citizen_than_ids_hold) {
  MonthVolume documents = month_volume(Area::document, 2024, 3, 1100);
  documents.delay = Deciles{};
  EXPECT_THAT(refusal_of(shaped_settings(1, {notifications(2024, 3, 1, 0), documents})),
              testing::HasSubstr("would get 1100 documents on 2024-03-"));
}

TEST(VolumesSource, hangs_documents_on_parents_from_before_the_opening_only_where_any_may_have_them) {
  MonthVolume december = month_volume(Area::document, 2023, 12, 40);
  Settings settings = shaped_settings(20, {notifications(2023, 11, 500, 0), december});
  EXPECT_THAT(refusal_of(settings), testing::HasSubstr("40 documents in 2023-12"));
  settings.documents_on_any = true;
  const History history = whole_history(settings);
  EXPECT_EQ(documents_by_month(history), (Counts{{"2023-12", 40}}));
  for (const Family& family : history.families) {
    for (const Document& document : family.documents) {
      EXPECT_GE(document.stored_at, DanishTime{}.start_of(settings.uploads_open_on));
    }
  }
}

}  // namespace
}  // namespace slettefrist::generators
