// The kinds of a due day, worked on a calendar by hand, and when a window has any.
#include "sim/oracle/calendar_kinds.h"

#include "tests/oracle/worlds.h"

namespace slettefrist::oracle {
namespace {

std::string names_of(CalendarKinds kinds) {
  std::string names;
  for (std::size_t kind = 0; kind < kCalendarKindCount; ++kind) {
    if (has_kind(kinds, kind)) names += (names.empty() ? "" : " ") + std::string{kCalendarKindNames[kind]};
  }
  return names;
}

std::string kinds_of(const char* due_on, const char* anchor = "2023-01-02") {
  return names_of(calendar_kinds_of(day(due_on), day(anchor)));
}

TEST(CalendarKinds, a_day_of_no_other_kind_is_plain) {
  EXPECT_EQ(kinds_of("2024-12-04"), "plain");
  EXPECT_EQ(kinds_of("2024-04-29"), "plain");
  EXPECT_EQ(kinds_of("2025-01-01"), "plain");
}

TEST(CalendarKinds, a_leap_day_is_known_by_the_due_day_or_by_its_anchor) {
  EXPECT_EQ(kinds_of("2028-02-29"), "leap_day month_end");
  EXPECT_EQ(kinds_of("2030-02-28", "2024-02-29"), "leap_day month_end");
  EXPECT_EQ(kinds_of("2030-02-28", "2024-02-28"), "month_end");
}

TEST(CalendarKinds, a_month_ends_on_its_last_day_whichever_that_is) {
  EXPECT_EQ(kinds_of("2025-02-28"), "month_end");
  EXPECT_EQ(kinds_of("2028-02-28"), "plain");
  EXPECT_EQ(kinds_of("2024-04-30"), "month_end");
  EXPECT_EQ(kinds_of("2024-12-31"), "month_end year_end");
}

TEST(CalendarKinds, clocks_change_on_the_last_sundays_of_march_and_october_also_after_2037) {
  EXPECT_EQ(kinds_of("2025-03-30"), "spring_clock_change weekend");
  EXPECT_EQ(kinds_of("2025-03-23"), "weekend");
  EXPECT_EQ(kinds_of("2025-10-26"), "autumn_clock_change weekend");
  EXPECT_EQ(kinds_of("2037-10-25"), "autumn_clock_change weekend");
  EXPECT_EQ(kinds_of("2038-10-31"), "month_end autumn_clock_change weekend after_2038");
}

TEST(CalendarKinds, danish_clocks_changed_in_september_and_april_once) {
  EXPECT_EQ(kinds_of("1985-09-29"), "autumn_clock_change weekend");
  EXPECT_EQ(kinds_of("1980-04-06"), "spring_clock_change weekend");
}

TEST(CalendarKinds, the_last_day_of_32_bit_seconds_is_not_after_it) {
  EXPECT_EQ(kinds_of("2038-01-19"), "plain");
  EXPECT_EQ(kinds_of("2038-01-20"), "after_2038");
}

TEST(CalendarKinds, a_window_has_them_where_the_due_day_itself_opens_it) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  Sanction record = sanction("2024-02-01T13:05:00Z");
  record.expires_on = day("2024-02-29");
  const Fate told = fate(policy_2024(), runs, record);
  ASSERT_EQ(told.windows.size(), 1U);
  EXPECT_EQ(names_of(told.windows.front().calendar_kinds), "leap_day month_end");
}

TEST(CalendarKinds, a_window_has_none_where_the_rule_came_into_force_only_after_the_due_day) {
  const RunCalendar runs = calendar("2024-01-01", "2032-01-01");
  Sanction record = sanction("2018-01-01T13:05:00Z");
  record.expires_on = day("2018-02-15");  // six years later the rule is a month away
  const Fate told = fate(policy_2024(), runs, record);
  ASSERT_EQ(told.windows.size(), 1U);
  EXPECT_EQ(names_of(told.windows.front().calendar_kinds), "");
}

TEST(CalendarKinds, a_window_has_none_where_its_date_became_known_only_after_the_due_day) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  Sanction record = sanction("2024-02-01T13:05:00Z");
  record.served_on = day("2024-03-10");
  record.served_registered_at = at("2030-07-01T07:00:00Z");
  const Fate told = fate(policy_2024(), runs, record);
  ASSERT_EQ(told.windows.size(), 1U);
  EXPECT_EQ(names_of(told.windows.front().calendar_kinds), "");
}

}  // namespace
}  // namespace slettefrist::oracle
