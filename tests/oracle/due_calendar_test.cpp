// Which anchors lead to a due day, worked on a calendar by hand, and the same asked of the oracle itself.
#include "sim/oracle/due_calendar.h"

#include <gmock/gmock.h>

#include "tests/oracle/worlds.h"

namespace slettefrist::oracle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Day kUploads = day("2023-12-04");

DueCalendar calendar_of(const Policy& policy) {
  return {policy, day("2024-01-01"), day("2031-12-31"), kUploads};
}

std::vector<std::string> anchors(const DueCalendar& calendar, RuleIndex rule, const char* due_on) {
  std::vector<std::string> texts;
  for (const Day anchor : calendar.anchors_of(static_cast<std::size_t>(rule), day(due_on))) {
    texts.push_back(to_text(anchor));
  }
  return texts;
}

TEST(DueCalendar, names_every_anchor_of_a_due_day) {
  const DueCalendar calendar = calendar_of(policy_2024());
  EXPECT_THAT(anchors(calendar, kDocument, "2026-11-25"), ElementsAre("2025-11-25"));
  EXPECT_THAT(anchors(calendar, kDocument, "2025-02-28"), ElementsAre("2024-02-28", "2024-02-29"));
  EXPECT_THAT(anchors(calendar, kSanction, "2030-02-28"), ElementsAre("2024-02-28", "2024-02-29"));
  EXPECT_THAT(anchors(calendar, kAnswered, "2028-02-29"), IsEmpty());
}

TEST(DueCalendar, knows_no_due_day_before_the_rule_is_in_force_or_documents_could_be_saved) {
  const DueCalendar calendar = calendar_of(policy_2024());
  EXPECT_THAT(anchors(calendar, kSanction, "2024-03-17"), IsEmpty());
  EXPECT_THAT(anchors(calendar, kSanction, "2024-03-18"), ElementsAre("2018-03-18"));
  EXPECT_THAT(anchors(calendar, kDocument, "2024-12-03"), IsEmpty());
  EXPECT_THAT(anchors(calendar, kDocument, "2024-12-04"), ElementsAre("2023-12-04"));
}

TEST(DueCalendar, follows_the_readings) {
  Policy policy = policy_2024();
  policy.reading.first_day = FirstDay::day_after;
  EXPECT_THAT(anchors(calendar_of(policy), kSanction, "2030-03-01"), ElementsAre("2024-02-28", "2024-02-29"));
  policy.reading.first_day = FirstDay::anniversary;
  policy.reading.month_end = MonthEnd::overflow;
  EXPECT_THAT(anchors(calendar_of(policy), kSanction, "2030-03-01"), ElementsAre("2024-02-29", "2024-03-01"));
  policy.reading.month_end = MonthEnd::refuse;
  EXPECT_THAT(anchors(calendar_of(policy), kSanction, "2030-02-28"), ElementsAre("2024-02-28"));
  policy.reading.scope = Scope::new_model;
  policy.new_model_from = day("2023-12-04");
  EXPECT_THAT(anchors(calendar_of(policy), kUnanswered, "2029-12-03"), IsEmpty());
  EXPECT_THAT(anchors(calendar_of(policy), kUnanswered, "2029-12-04"), ElementsAre("2023-12-04"));
}

TEST(DueCalendar, follows_the_version_in_force_on_the_due_day) {
  Policy policy = policy_2024();
  policy.rules[kSanction].versions.push_back(version("2027-01-01", "5 years"));
  const DueCalendar calendar = calendar_of(policy);
  EXPECT_THAT(anchors(calendar, kSanction, "2026-12-31"), ElementsAre("2020-12-31"));
  EXPECT_THAT(anchors(calendar, kSanction, "2027-01-01"), ElementsAre("2022-01-01"));
  policy.rules[kSanction].versions.back() = ending("2027-01-01");
  EXPECT_THAT(anchors(calendar_of(policy), kSanction, "2027-01-01"), IsEmpty());
}

TEST(DueCalendar, has_the_kinds_of_all_anchors_and_none_outside_its_stretch) {
  const DueCalendar calendar = calendar_of(policy_2024());
  const auto leap = static_cast<std::size_t>(CalendarKind::leap_day);
  EXPECT_TRUE(has_kind(calendar.kinds_on(kSanction, day("2030-02-28")), leap));
  EXPECT_FALSE(has_kind(calendar.kinds_on(kSanction, day("2029-02-28")), leap));
  EXPECT_EQ(calendar.kinds_on(kSanction, day("2032-01-01")), 0);
  EXPECT_EQ(calendar.kinds_on(kSanction, day("2023-12-31")), 0);
}

TEST(DueCalendar, agrees_with_the_oracles_windows_on_every_day_of_four_years) {
  const Policy policy = policy_2024();
  const DueCalendar due = calendar_of(policy);
  const RunCalendar runs = calendar("2024-03-18", "2031-12-31");
  for (Day due_on = day("2027-01-01"); due_on <= day("2030-12-31"); due_on = due_on + 1) {
    for (const Day anchor : due.anchors_of(kSanction, due_on)) {
      Sanction record = sanction("2018-01-02T09:00:00Z");
      record.expires_on = anchor;
      const Fate told = fate(policy, runs, record);
      ASSERT_EQ(told.expected_due_on, due_on) << to_text(anchor);
      ASSERT_NE(told.windows.front().calendar_kinds, 0) << to_text(anchor);
    }
  }
}

}  // namespace
}  // namespace slettefrist::oracle
