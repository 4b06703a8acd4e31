// Worlds of a user's own shape: counts to the record, shares to the nearest, delays by their deciles.
//
// Counted anew from the history, by the clock of Denmark. It must not know how records are dealt.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <set>

#include "tests/generators/sample_volumes.h"

namespace slettefrist::generators {
namespace {

// Whole local days from each notification of the month to its first answer, in order.
std::vector<int> delays_in(const History& history, const std::string& month) {
  const DanishTime time;
  std::vector<int> delays;
  for (const Family& family : history.families) {
    if (family.answers.empty() || danish_month(family.notification.notified_at) != month) continue;
    Instant first = family.answers.front().answered_at;
    for (const Answer& answer : family.answers) first = std::min(first, answer.answered_at);
    delays.push_back(time.day_of(first) - time.day_of(family.notification.notified_at));
  }
  std::sort(delays.begin(), delays.end());
  return delays;
}

std::int64_t within(const std::vector<int>& delays, int days) {
  return std::upper_bound(delays.begin(), delays.end(), days) - delays.begin();
}

TEST(Volumes, are_met_to_the_record_in_every_month_and_nothing_lies_in_another) {
  const History history = whole_history(shaped_settings(
      300, {notifications(2023, 12, 1234, 0.68), notifications(2024, 2, 77, 1),
            notifications(2024, 10, 0, 0.5), month_volume(Area::sanction, 2024, 1, 501),
            month_volume(Area::document, 2024, 1, 640), month_volume(Area::document, 2023, 12, 99)}));
  EXPECT_EQ(notifications_by_month(history), (Counts{{"2023-12", 1234}, {"2024-02", 77}}));
  EXPECT_EQ(answered_by_month(history), (Counts{{"2023-12", 839}, {"2024-02", 77}}));  // 839.12 and 77
  EXPECT_EQ(sanctions_by_month(history), (Counts{{"2024-01", 501}}));
  EXPECT_EQ(documents_by_month(history), (Counts{{"2023-12", 99}, {"2024-01", 640}}));
}

RC_GTEST_PROP(Volumes, are_met_whatever_they_are, ()) {
  std::vector<MonthVolume> months;
  Counts wanted;
  Counts wanted_answered;
  for (unsigned month = 1; month <= 12; ++month) {
    const auto count = *rc::gen::inRange<std::int64_t>(0, 120);
    const double share = *rc::gen::inRange(0, 101) / 100.0;
    months.push_back(notifications(2024, month, count, share));
    const std::string name = to_text(months.back().from).substr(0, 7);
    const auto answered = std::llround(static_cast<double>(count) * share);
    if (count > 0) wanted[name] = count;
    if (answered > 0) wanted_answered[name] = answered;
  }
  Settings settings = shaped_settings(*rc::gen::inRange<std::int64_t>(5, 400), std::move(months));
  settings.seed = *rc::gen::arbitrary<std::uint64_t>();
  const History history = whole_history(settings);
  RC_ASSERT(notifications_by_month(history) == wanted);
  RC_ASSERT(answered_by_month(history) == wanted_answered);
}

TEST(Volumes, put_exactly_a_tenth_of_the_answers_between_two_deciles) {
  const auto delays =
      delays_in(whole_history(shaped_settings(500, {notifications(2024, 3, 5000, 0.8)})), "2024-03");
  ASSERT_EQ(delays.size(), 4000u);
  for (std::size_t i = 0; i < kSampleDelay.size(); ++i) {
    const int days = static_cast<int>(kSampleDelay.at(i) / kDelayParts);
    EXPECT_EQ(within(delays, days), static_cast<std::int64_t>(400 * (i + 1))) << "up to " << days << " days";
  }
  EXPECT_EQ(delays.front(), 0);
  EXPECT_EQ(delays.back(), 90) << "the last tenth is as wide as the one before: 60 + (60 - 30)";
}

TEST(Volumes, spread_delays_evenly_between_two_deciles) {
  const auto delays =
      delays_in(whole_history(shaped_settings(500, {notifications(2024, 3, 20000, 1)})), "2024-03");
  // Between 30 and 60 days lie 2000 of them: about 667 in each third, give or take less than four times the
  // deviation of chance.
  for (const int days : {40, 50}) {
    EXPECT_NEAR(static_cast<double>(within(delays, days) - within(delays, days - 10)), 2000.0 / 3, 85);
  }
}

TEST(Volumes, take_a_decile_between_two_days_as_the_later_day) {
  MonthVolume month = notifications(2024, 3, 1000, 1);
  month.delay = Deciles{50, 50, 50, 50, 50, 150, 150, 150, 150};
  const auto delays = delays_in(whole_history(shaped_settings(50, {month})), "2024-03");
  EXPECT_EQ(within(delays, 0), 0);
  EXPECT_EQ(within(delays, 2), 1000);
  EXPECT_GE(within(delays, 1), 500);
}

TEST(Volumes, leave_to_the_rates_what_they_do_not_tell) {
  Settings settings = shaped_settings(400, {month_volume(Area::notification, 2024, 3, 4000)});
  settings.rates.share_answered = 0.5;
  settings.rates.share_answered_late = 0;
  settings.rates.answer_delay_days = 20;
  const History history = whole_history(settings);
  EXPECT_EQ(notifications_by_month(history)["2024-03"], 4000);
  const auto delays = delays_in(history, "2024-03");
  EXPECT_NEAR(static_cast<double>(delays.size()), 2000, 130);
  EXPECT_NEAR(static_cast<double>(within(delays, 19)), static_cast<double>(delays.size()) / 2, 100);
  Settings by_rates = settings;
  by_rates.volumes = {};
  EXPECT_EQ(history.sanctions.size(), whole_history(by_rates).sanctions.size());
}

TEST(Volumes, reach_all_days_of_a_month_and_nearly_all_citizens) {
  const History history = whole_history(
      shaped_settings(200, {notifications(2024, 2, 3000, 0), month_volume(Area::sanction, 2024, 2, 3000)}));
  const DanishTime time;
  std::map<int, int> days;
  std::set<RecordId> citizens;
  for (const Family& family : history.families) {
    ++days[time.day_of(family.notification.notified_at) - day_from_civil(2024, 2, 1)];
    citizens.insert(family.notification.citizen_id);
  }
  EXPECT_EQ(days.size(), 29u);
  EXPECT_EQ(citizens.size(), 200u);  // one is left out once in three million worlds
  for (const auto& [day, count] : days) EXPECT_LT(count, 340) << day;  // Mondays hold most of a weekend's
}

TEST(Volumes, deal_every_month_anew) {
  const History history =
      whole_history(shaped_settings(1000, {notifications(2024, 1, 200, 0), notifications(2024, 3, 200, 0)}));
  std::map<std::string, std::multiset<RecordId>> citizens;
  for (const Family& family : history.families) {
    citizens[danish_month(family.notification.notified_at)].insert(family.notification.citizen_id);
  }
  EXPECT_NE(citizens["2024-01"], citizens["2024-03"]);
}

TEST(Volumes, hang_documents_on_parents_as_many_days_before_as_the_deciles_say) {
  MonthVolume documents = month_volume(Area::document, 2024, 6, 1000);
  documents.delay = Deciles{0, 0, 100, 300, 500, 800, 1000, 1500, 2500};
  const History history = whole_history(
      shaped_settings(300, {notifications(2024, 5, 900, 0.5), notifications(2024, 6, 900, 0.5), documents}));
  const DanishTime time;
  std::vector<int> delays;
  for (const Family& family : history.families) {
    for (const Document& document : family.documents) {
      Instant parent = family.notification.notified_at;
      for (const Answer& answer : family.answers) {
        if (answer.answer_id == document.answer_id) parent = answer.answered_at;
      }
      EXPECT_GE(document.stored_at, parent);
      delays.push_back(time.day_of(document.stored_at) - time.day_of(parent));
    }
  }
  std::sort(delays.begin(), delays.end());
  EXPECT_EQ(documents_by_month(history), (Counts{{"2024-06", 1000}}));
  EXPECT_EQ(within(delays, 0), 200);
  EXPECT_EQ(within(delays, 3), 400);
  EXPECT_EQ(within(delays, 10), 700);
  EXPECT_EQ(within(delays, 25), 900);
}

TEST(Volumes, count_months_by_danish_clocks_where_utc_is_still_in_the_month_before) {
  const History history = whole_history(
      shaped_settings(500, {notifications(2024, 3, 30000, 0), notifications(2024, 10, 30000, 0)}));
  EXPECT_EQ(notifications_by_month(history), (Counts{{"2024-03", 30000}, {"2024-10", 30000}}));
  EXPECT_TRUE(std::any_of(history.families.begin(), history.families.end(), [](const Family& family) {
    return to_text(family.notification.notified_at).starts_with("2024-02-29");
  }));
}

}  // namespace
}  // namespace slettefrist::generators
