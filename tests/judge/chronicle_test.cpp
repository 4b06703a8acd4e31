// The chronicle: counts a day that can be worked by hand, and a sample that no order can change.
#include "sim/judge/chronicle.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace slettefrist::judge {
namespace {

Day day(int number) { return *parse_day("2030-02-01") + number; }

// Five nights, one run each; `missed` was not held.
RunCalendar nights(int missed = -1) {
  RunCalendar calendar;
  for (int i = 0; i < 5; ++i) {
    calendar.runs.push_back({Instant{i * 86400}, day(i), i != missed});
  }
  return calendar;
}

Fate fate_of(RecordId id, std::int32_t opens, std::int32_t closes) {
  Fate fate;
  fate.area = Area::document;
  fate.id = id;
  fate.citizen_id = id;
  Window window;
  window.opens_run = opens;
  window.closes_run = closes;
  window.due_on = day(opens);
  window.rule = 0;
  fate.windows.push_back(window);
  return fate;
}

Seen seen_from(std::int32_t entered, std::int32_t removed) {
  Seen seen;
  seen.entered_run = entered;
  seen.removed_run = removed;
  return seen;
}

using Counts = std::vector<std::int64_t>;

TEST(Chronicle, counts_a_record_from_its_first_run_to_the_one_that_took_it) {
  const RunCalendar calendar = nights();
  Chronicle chronicle{calendar};
  chronicle.note(fate_of(1, 3, 3), seen_from(1, 3), std::nullopt, "");
  const Flow flow = chronicle.flow();
  const AreaFlow& document = flow.areas.at(index_of(Area::document));
  ASSERT_EQ(flow.days.size(), 5U);
  EXPECT_EQ(flow.days.front(), day(0));
  EXPECT_EQ(document.living, (Counts{0, 1, 1, 0, 0}));
  EXPECT_EQ(document.removed, (Counts{0, 0, 0, 1, 0}));
  EXPECT_EQ(document.due, (Counts{0, 0, 0, 1, 0}));
  EXPECT_EQ(document.waiting, (Counts{0, 0, 0, 0, 0}));
  EXPECT_EQ(document.overdue, (Counts{0, 0, 0, 0, 0}));
}

TEST(Chronicle, tells_waiting_from_overdue) {
  const RunCalendar calendar = nights();
  Chronicle chronicle{calendar};
  chronicle.note(fate_of(1, 1, 2), seen_from(0, 4), std::nullopt, "too_late");
  chronicle.note(fate_of(2, 1, 2), seen_from(0, kNever), std::nullopt, "too_late");
  const Flow flow = chronicle.flow();
  const AreaFlow& document = flow.areas.at(index_of(Area::document));
  EXPECT_EQ(document.due, (Counts{0, 2, 2, 2, 2}));
  EXPECT_EQ(document.waiting, (Counts{0, 2, 2, 2, 1}));
  EXPECT_EQ(document.overdue, (Counts{0, 0, 2, 2, 1}));
  EXPECT_EQ(document.living, (Counts{2, 2, 2, 2, 1}));
}

TEST(Chronicle, counts_a_record_once_where_windows_overlap) {
  const RunCalendar calendar = nights();
  Chronicle chronicle{calendar};
  Fate fate = fate_of(1, 1, 1);
  fate.windows.push_back(fate.windows.front());
  fate.windows.back().with_parent = true;
  chronicle.note(fate, seen_from(0, 3), std::nullopt, "too_late");
  const Flow flow = chronicle.flow();
  EXPECT_EQ(flow.areas.at(index_of(Area::document)).waiting, (Counts{0, 1, 1, 0, 0}));
  EXPECT_EQ(flow.areas.at(index_of(Area::document)).overdue, (Counts{0, 1, 1, 0, 0}));
}

TEST(Chronicle, has_no_overdue_record_where_a_new_fact_ended_its_window) {
  const RunCalendar calendar = nights();
  Chronicle chronicle{calendar};
  Fate fate = fate_of(1, 1, 2);
  fate.windows.front().ended_run = 2;
  chronicle.note(fate, seen_from(0, kNever), std::nullopt, "");
  const AreaFlow document = chronicle.flow().areas.at(index_of(Area::document));
  EXPECT_EQ(document.waiting, (Counts{0, 1, 0, 0, 0}));
  EXPECT_EQ(document.overdue, (Counts{0, 0, 0, 0, 0}));
}

TEST(Chronicle, puts_the_runs_of_one_day_together) {
  RunCalendar calendar = nights();
  calendar.runs[1].as_of = day(0);
  Chronicle chronicle{calendar};
  chronicle.note(fate_of(1, 0, 0), seen_from(0, 0), std::nullopt, "");
  chronicle.note(fate_of(2, 1, 1), seen_from(0, 1), std::nullopt, "");
  const Flow flow = chronicle.flow();
  ASSERT_EQ(flow.days.size(), 4U);
  EXPECT_EQ(flow.areas.at(index_of(Area::document)).removed, (Counts{2, 0, 0, 0}));
  EXPECT_EQ(flow.areas.at(index_of(Area::document)).living, (Counts{0, 0, 0, 0}));
}

TEST(Chronicle, names_registers_without_any_rule_and_their_oldest_record) {
  const RunCalendar calendar = nights();
  Chronicle chronicle{calendar};
  Fate message;
  message.area = Area::message;
  message.id = 1;
  chronicle.note(message, seen_from(0, kNever), Instant{500}, "");
  message.id = 2;
  chronicle.note(message, seen_from(0, kNever), Instant{400}, "");
  chronicle.note(fate_of(1, 9, kNever), seen_from(0, kNever), Instant{100}, "");
  const Flow flow = chronicle.flow();
  ASSERT_EQ(flow.unruled.size(), 1U);
  EXPECT_EQ(flow.unruled[0].area, Area::message);
  EXPECT_EQ(flow.unruled[0].rows, 2);
  EXPECT_EQ(flow.unruled[0].oldest_stored, Instant{400});
}

TEST(Chronicle, samples_the_same_citizens_in_whatever_order_their_cases_close) {
  const RunCalendar calendar = nights();
  Chronicle there{calendar};
  Chronicle back{calendar};
  constexpr RecordId kCitizens = 500;
  for (RecordId id = 1; id <= kCitizens; ++id) there.note(fate_of(id, 3, 3), seen_from(1, 3), {}, "");
  for (RecordId id = kCitizens; id >= 1; --id) back.note(fate_of(id, 3, 3), seen_from(1, 3), {}, "");
  const auto ids = [](const std::vector<Life>& lives) {
    std::vector<RecordId> all;
    for (const Life& life : lives) all.push_back(life.id);
    return all;
  };
  EXPECT_EQ(ids(there.lives()).size(), kSampledCitizensMost);
  EXPECT_EQ(ids(there.lives()), ids(back.lives()));
}

TEST(Chronicle, keeps_every_record_with_a_finding_up_to_its_limit) {
  const RunCalendar calendar = nights();
  Chronicle chronicle{calendar};
  for (RecordId id = 1; id <= 1000; ++id) {
    chronicle.note(fate_of(id, 3, 3), seen_from(1, 2), {}, "too_early");
  }
  const std::vector<Life> lives = chronicle.lives();
  for (RecordId id = 1; id <= static_cast<RecordId>(kLivesWithFindingMost); ++id) {
    const auto found = std::find_if(lives.begin(), lives.end(), [&](const Life& l) { return l.id == id; });
    ASSERT_NE(found, lives.end()) << id;
    EXPECT_TRUE(found->has_finding);
    EXPECT_EQ(found->removed_on, day(2));
    EXPECT_EQ(found->due_on, day(3));
  }
  EXPECT_LE(lives.size(), kLivesWithFindingMost + kSampledCitizensMost * kLivesOfCitizenMost);
}

}  // namespace
}  // namespace slettefrist::judge
