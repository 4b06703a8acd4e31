// What becomes of a record that has one date and one rule, held against the fates of such records; and by
// hand.
#include <gtest/gtest.h>

#include <random>

#include "tests/oracle/worlds.h"

namespace slettefrist::oracle {
namespace {

constexpr int kThreeInTheMorning = 180;

Rule random_rule(std::mt19937& stream, Area area, const std::string& column) {
  static const std::vector<std::string> keeps{"1 month", "3 months", "6 months", "P31D", "100 days", "1 day"};
  std::vector<RuleVersion> versions;
  Day in_force = day("2024-01-15") + static_cast<int>(stream() % 60);
  for (auto left = 1 + stream() % 4; left > 0; --left) {
    RuleVersion next = version("2024-01-01", keeps[stream() % keeps.size()]);
    next.in_force = in_force;
    next.effect = stream() % 3 == 0 ? Effect::anchored_since : Effect::all_records;
    next.ends = stream() % 6 == 0;
    versions.push_back(next);
    in_force = in_force + 1 + static_cast<int>(stream() % 90);
  }
  return rule("one", area, Applies::always, {column}, versions);
}

Reading random_reading(std::mt19937& stream) {
  Reading reading;
  reading.first_day = FirstDay(stream() % 3);
  reading.month_end = MonthEnd(stream() % 3);
  reading.day_of = DayOf(stream() % 2);
  return reading;
}

void expect_same(const std::optional<RuledDay>& ruled, const Fate& fate, const RunCalendar& calendar) {
  const bool has_date = ruled && ruled->goes_on;
  ASSERT_EQ(has_date, fate.expected_due_on.has_value());
  if (!has_date) return;
  EXPECT_EQ(to_text(*ruled->due.due_on), to_text(*fate.expected_due_on));
  if (fate.expected_run == kNever) {
    EXPECT_GT(*ruled->goes_on, calendar.ends_on);
  } else {
    const Day went = calendar.runs[static_cast<std::size_t>(fate.expected_run)].as_of;
    EXPECT_EQ(to_text(*ruled->goes_on), to_text(went));
  }
}

TEST(RuledDay, is_what_becomes_of_a_document_and_of_a_sanction_that_nothing_else_decides) {
  const RunCalendar nights = calendar("2023-11-01", "2024-12-31");
  int taken_late = 0;
  for (unsigned seed = 0; seed < 3000; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 stream{seed};
    Policy policy;
    policy.reading = random_reading(stream);
    const Day anchor = day("2023-11-20") + static_cast<int>(stream() % 330);
    const std::string clock = stream() % 2 == 0 ? "T22:30:00Z" : "T02:00:00Z";
    if (seed % 2 == 0) {
      policy.rules.push_back(random_rule(stream, Area::document, "stored_at"));
      Family family = notified(to_text(day("2023-11-10")) + "T12:00:00Z");
      attach(family, to_text(anchor) + clock);
      const Instant saved = family.documents[0].stored_at;
      const Fate own = fates(policy, nights, family)[1];
      expect_same(ruled_day(saved, policy.rules[0], policy.reading, kThreeInTheMorning), own, nights);
      taken_late += own.expected_due_on && own.expected_run == kNever ? 1 : 0;
    } else {
      policy.rules.push_back(random_rule(stream, Area::sanction, "expires_on"));
      Sanction record = sanction("2023-11-02T12:00:00Z");
      record.expires_on = anchor;
      expect_same(ruled_day(anchor, policy.rules[0], policy.reading, kThreeInTheMorning),
                  fate(policy, nights, record), nights);
    }
    if (testing::Test::HasFailure()) return;
  }
  EXPECT_GT(taken_late, 10) << "some come due after the last run";
}

TEST(RuledDay, is_by_the_version_that_decides_on_the_day_on_which_the_record_goes) {
  const Rule documents =
      rule("document", Area::document, Applies::always, {"stored_at"},
           {version("2024-03-18", "12 months"), version("2025-01-01", "6 months", Effect::anchored_since),
            version("2025-07-01", "6 months")});
  const auto ruled = [&](const std::string& saved_at) {
    return ruled_day(at(saved_at), documents, Reading{}, kThreeInTheMorning).value();
  };
  EXPECT_EQ(ruled("2023-02-28T12:00:00Z").due.due_on, day("2024-02-28"));
  EXPECT_EQ(ruled("2023-02-28T12:00:00Z").goes_on, day("2024-03-18"));
  EXPECT_EQ(ruled("2024-06-30T12:00:00Z").version, 0U);
  EXPECT_EQ(ruled("2024-06-30T12:00:00Z").goes_on, day("2025-06-30"));
  EXPECT_EQ(ruled("2024-12-15T10:00:00Z").version, 2U);
  EXPECT_EQ(ruled("2024-12-15T10:00:00Z").due.due_on, day("2025-06-15"));
  EXPECT_EQ(ruled("2024-12-15T10:00:00Z").goes_on, day("2025-07-01"));
  EXPECT_EQ(ruled("2025-01-15T10:00:00Z").due.due_on, day("2025-07-15"));
}

TEST(RuledDay, there_is_none_where_no_version_covers_the_record_or_its_rule_ends_before) {
  const Rule late = rule("document", Area::document, Applies::always, {"stored_at"},
                         {version("2024-03-18", "12 months", Effect::anchored_since), ending("2025-06-01")});
  EXPECT_FALSE(ruled_day(at("2024-01-10T10:00:00Z"), late, Reading{}, kThreeInTheMorning));
  EXPECT_TRUE(ruled_day(at("2024-05-31T10:00:00Z"), late, Reading{}, kThreeInTheMorning));
  EXPECT_FALSE(ruled_day(at("2024-06-01T10:00:00Z"), late, Reading{}, kThreeInTheMorning));
}

TEST(RuledDay, a_date_that_is_refused_is_told_with_the_version_that_refuses_it) {
  const Rule half_years = rule("document", Area::document, Applies::always, {"stored_at"},
                               {version("2024-03-18", "12 months"), version("2024-06-01", "6 months")});
  Reading refuse;
  refuse.month_end = MonthEnd::refuse;
  const auto ruled = ruled_day(at("2024-08-31T10:00:00Z"), half_years, refuse, kThreeInTheMorning);
  ASSERT_TRUE(ruled);
  EXPECT_EQ(ruled->version, 1U);
  EXPECT_FALSE(ruled->goes_on);
  EXPECT_FALSE(ruled->due.due_on);
}

}  // namespace
}  // namespace slettefrist::oracle
