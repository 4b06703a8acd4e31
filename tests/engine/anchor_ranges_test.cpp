// Ranges against the forward question, by brute force: a range list must hold exactly the anchors that are
// due.
//
// Every civil day from 2010 to 2040, and instants around midnights and clock changes, under every reading.
// The forward question itself is held to the reviewed table in date_table_test.cpp.
#include "sim/engine/anchor_ranges.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <set>

#include "sim/engine/danish_zone.h"
#include "tests/engine/days.h"

namespace slettefrist::engine {
namespace {

Rule rule_of(const std::vector<RuleVersion>& versions) {
  return {"tested", Area::document, Applies::always, {"stored_at"}, versions};
}
RuleVersion version(const char* in_force, const char* keep, Effect effect = Effect::all_records) {
  return {day(in_force), effect, false, parse_period(keep).value(), "", 0, ""};
}
RuleVersion ending(const char* in_force, Effect effect) {
  return {day(in_force), effect, true, {}, "", 0, ""};
}

std::vector<Reading> all_readings() {
  std::vector<Reading> readings;
  for (const FirstDay first_day : {FirstDay::anniversary, FirstDay::day_after, FirstDay::instant}) {
    for (const MonthEnd month_end : {MonthEnd::clamp, MonthEnd::overflow, MonthEnd::refuse}) {
      for (const DayOf day_of : {DayOf::zone, DayOf::utc}) {
        Reading reading;
        reading.first_day = first_day;
        reading.month_end = month_end;
        reading.day_of = day_of;
        readings.push_back(reading);
      }
    }
  }
  return readings;
}

std::string in_words(const Reading& reading) {
  std::string words;
  for (const ReadingEntry& entry : entries_of(reading)) words += entry.key + "=" + entry.value + " ";
  return words;
}

bool holds(const std::vector<AnchorRange>& ranges, AnchorKey key) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [key](const AnchorRange& range) { return range.from <= key && key < range.to; });
}

bool is_due_forward(const Rule& rule, const Reading& reading, AnchorKind kind, AnchorKey key,
                    const RunMoment& moment) {
  const auto due = due_under(rule, reading, moment.as_of, kind, key);
  return due && is_due(*due, reading, moment);
}

RunMoment three_at_night(Day as_of) { return {at_clock_time(as_of, 3 * 3600, 3600), as_of}; }

// Month ends, leap days, clock changes and ordinary days of the years in which rules change.
std::vector<Day> telling_days() {
  std::vector<Day> days;
  for (const int year : {2024, 2025, 2030}) {
    for (const unsigned month : {1U, 2U, 3U, 9U}) {
      for (const unsigned of_month : {1U, 2U, 3U, 28U}) days.push_back(day_from_civil(year, month, of_month));
    }
    for (const unsigned month : {3U, 10U}) days.push_back(day_from_civil(year, month, 31));
  }
  for (const char* text : {"2024-02-29", "2028-02-29", "2024-10-27", "2025-03-30", "2025-10-26"}) {
    days.push_back(day(text));
  }
  return days;
}

const std::vector<const char*> kKeeps{"6 years", "12 months", "6 months", "1 month", "P2190D", "10 days"};

// The forward answers of every civil day from 2010 to 2040, worked out once.
std::vector<std::optional<Due>> due_days(const Rule& rule, const Reading& reading, Day from, Day to) {
  std::vector<std::optional<Due>> due;
  for (Day each = from; each <= to; each = each + 1) {
    due.push_back(due_under(rule, reading, rule.versions.back().in_force, AnchorKind::day, each.number));
  }
  return due;
}

TEST(AnchorRanges, hold_every_due_day_from_2010_to_2040_and_no_other) {
  const Day from = day("2010-01-01");
  const Day to = day("2040-12-31");
  for (const char* keep : kKeeps) {
    const Rule rule = rule_of({version("2024-01-01", keep)});
    for (const Reading& reading : all_readings()) {
      if (reading.day_of == DayOf::utc) continue;  // civil days have no zone
      const auto due = due_days(rule, reading, from, to);
      for (const Day as_of : telling_days()) {
        const RunMoment moment = three_at_night(as_of);
        const auto ranges = due_ranges(rule, reading, AnchorKind::day, moment, from);
        for (Day each = from; each <= to; each = each + 1) {
          const auto& expected = due[static_cast<std::size_t>(each - from)];
          ASSERT_EQ(holds(ranges, each.number), expected && is_due(*expected, reading, moment))
              << to_text(each) << " + " << keep << " on " << to_text(as_of) << " " << in_words(reading);
        }
      }
    }
  }
}

// Instants that tell: around both midnights, around the clock changes, around the clock time of the run.
std::vector<AnchorKey> telling_instants_of(Day each) {
  const AnchorKey midnight = midnight_of(each).seconds;
  std::vector<AnchorKey> keys;
  for (const int hour : {0, 1, 2, 3, 4, 12, 23, 24, 25}) {
    for (const int second : {-1, 0, 1, 1800}) keys.push_back(midnight + hour * 3600 + second);
  }
  return keys;
}

// The days whose instants can be due or not on `as_of`, whatever the period.
std::set<Day> days_near_an_edge(const char* keep, Day as_of) {
  std::set<Day> days;
  const Period period = parse_period(keep).value();
  const double days_a_unit = period.unit == Period::Unit::years    ? 365.25
                             : period.unit == Period::Unit::months ? 30.44
                                                                   : 1.0;
  const Day middle = as_of - static_cast<int>(period.amount * days_a_unit);
  for (int shift = -8; shift <= 8; ++shift) days.insert(middle + shift);
  return days;
}

TEST(AnchorRanges, hold_every_due_instant_around_midnights_and_clock_changes) {
  for (const char* keep : kKeeps) {
    const Rule rule = rule_of({version("2024-01-01", keep)});
    for (const Reading& reading : all_readings()) {
      for (const Day as_of : telling_days()) {
        const RunMoment moment = three_at_night(as_of);
        const std::set<Day> days = days_near_an_edge(keep, as_of);
        const auto ranges = due_ranges(rule, reading, AnchorKind::instant, moment, *days.begin() - 2);
        for (const Day each : days) {
          for (const AnchorKey key : telling_instants_of(each)) {
            ASSERT_EQ(holds(ranges, key), is_due_forward(rule, reading, AnchorKind::instant, key, moment))
                << to_text(Instant{key}) << " + " << keep << " on " << to_text(as_of) << " "
                << in_words(reading);
          }
        }
      }
    }
  }
}

TEST(AnchorRanges, follow_the_clock_of_the_run_through_the_clock_change_nights) {
  Reading reading;
  reading.first_day = FirstDay::instant;
  for (const char* keep : {"12 months", "7 days", "1 month"}) {
    const Rule rule = rule_of({version("2024-01-01", keep)});
    for (const char* night : {"2024-10-27", "2025-03-30", "2025-10-27", "2025-10-26", "2026-03-29"}) {
      const AnchorKey midnight = midnight_of(day(night)).seconds;
      for (int quarter = 0; quarter < 5 * 4; ++quarter) {
        const RunMoment moment{Instant{midnight + quarter * 900}, day(night)};
        const std::set<Day> days = days_near_an_edge(keep, day(night));
        const auto ranges = due_ranges(rule, reading, AnchorKind::instant, moment, *days.begin() - 2);
        for (const Day each : days) {
          for (AnchorKey key = midnight_of(each).seconds; key < midnight_of(each + 1).seconds; key += 450) {
            ASSERT_EQ(holds(ranges, key), is_due_forward(rule, reading, AnchorKind::instant, key, moment))
                << to_text(Instant{key}) << " + " << keep << " at " << to_text(moment.run_at);
          }
        }
      }
    }
  }
}

TEST(AnchorRanges, follow_dated_versions_and_their_effects) {
  const std::vector<Rule> rules{
      rule_of({version("2024-03-18", "6 years"), version("2025-06-01", "3 years")}),
      rule_of({version("2024-03-18", "6 years"), version("2025-06-01", "3 years", Effect::anchored_since)}),
      rule_of({version("2024-03-18", "12 months", Effect::anchored_since)}),
      rule_of({version("2024-03-18", "12 months"), ending("2025-01-01", Effect::all_records)}),
      rule_of({version("2024-03-18", "12 months"), ending("2024-09-01", Effect::anchored_since),
               version("2025-01-01", "1 month", Effect::anchored_since)}),
  };
  for (const Rule& rule : rules) {
    for (const Reading& reading : all_readings()) {
      if (reading.day_of == DayOf::utc || reading.first_day == FirstDay::instant) continue;
      for (const Day as_of : telling_days()) {
        const RunMoment moment = three_at_night(as_of);
        const auto ranges = due_ranges(rule, reading, AnchorKind::day, moment, day("2015-01-01"));
        for (Day each = day("2015-01-01"); each <= day("2031-12-31"); each = each + 1) {
          ASSERT_EQ(holds(ranges, each.number),
                    is_due_forward(rule, reading, AnchorKind::day, each.number, moment))
              << to_text(each) << " on " << to_text(as_of) << " " << in_words(reading);
        }
      }
    }
  }
}

TEST(AnchorRanges, are_one_cutoff_under_the_default_reading) {
  const Rule rule = rule_of({version("2024-03-18", "6 years")});
  const auto ranges =
      due_ranges(rule, Reading{}, AnchorKind::day, three_at_night(day("2024-03-18")), day("2012-01-01"));
  const std::vector<AnchorRange> expected{{day("2012-01-01").number, day("2018-03-19").number}};
  EXPECT_EQ(ranges, expected);
}

TEST(AnchorRanges, leave_a_hole_where_refuse_finds_no_day) {
  Reading reading;
  reading.month_end = MonthEnd::refuse;
  const Rule rule = rule_of({version("2024-03-18", "12 months")});
  const auto ranges =
      due_ranges(rule, reading, AnchorKind::day, three_at_night(day("2025-03-05")), day("2024-01-01"));
  const std::vector<AnchorRange> expected{{day("2024-01-01").number, day("2024-02-29").number},
                                          {day("2024-03-01").number, day("2024-03-06").number}};
  EXPECT_EQ(ranges, expected);
}

TEST(AnchorRanges, let_a_later_anchor_overtake_under_overflow) {
  Reading reading;
  reading.month_end = MonthEnd::overflow;
  const Rule rule = rule_of({version("2024-01-01", "6 months")});
  const auto ranges =
      due_ranges(rule, reading, AnchorKind::day, three_at_night(day("2024-03-01")), day("2023-08-01"));
  // 30 August runs on to 1 March, 31 August to 2 March; 1 September is due on 1 March.
  const std::vector<AnchorRange> expected{{day("2023-08-01").number, day("2023-08-31").number},
                                          {day("2023-09-01").number, day("2023-09-02").number}};
  EXPECT_EQ(ranges, expected);
}

TEST(AnchorRanges, are_empty_before_the_rule_is_in_force) {
  const Rule rule = rule_of({version("2024-03-18", "6 years")});
  EXPECT_TRUE(
      due_ranges(rule, Reading{}, AnchorKind::day, three_at_night(day("2024-03-17")), day("2010-01-01"))
          .empty());
}

TEST(AnchorRanges, choose_the_version_that_the_policy_says_decides) {
  const Rule rule =
      rule_of({version("2020-01-01", "6 years"), version("2021-01-01", "1 year", Effect::anchored_since),
               ending("2022-01-01", Effect::anchored_since), version("2023-01-01", "2 years")});
  for (const char* as_of : {"2019-12-31", "2020-01-01", "2021-06-01", "2022-06-01", "2023-01-01"}) {
    const auto stretches = stretches_deciding(rule, day(as_of));
    for (Day each = day("2018-01-01"); each <= day("2024-12-31"); each = each + 1) {
      const RuleVersion* found = nullptr;
      for (const Stretch& stretch : stretches) {
        if (stretch.from <= each && each < stretch.to) found = stretch.version;
      }
      const auto decides = version_deciding(rule, day(as_of), each);
      const RuleVersion* expected =
          decides && !rule.versions[*decides].ends ? &rule.versions[*decides] : nullptr;
      ASSERT_EQ(found, expected) << to_text(each) << " on " << as_of;
    }
  }
}

}  // namespace
}  // namespace slettefrist::engine
