// Edges: ends of spans, and anchors counted out against a plain search.
#include "generators/edges.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/generators/sample_world.h"

namespace slettefrist::generators {
namespace {

Day day_of(std::string_view text) { return parse_day(text).value(); }

TEST(EndOfSpan, keeps_the_day_of_the_month_or_takes_the_last_there_is) {
  EXPECT_EQ(to_text(end_of(day_of("2023-05-15"), Span{7, 0})), "2023-12-15");
  EXPECT_EQ(to_text(end_of(day_of("2023-08-31"), Span{6, 0})), "2024-02-29");
  EXPECT_EQ(to_text(end_of(day_of("2022-08-31"), Span{6, 0})), "2023-02-28");
  EXPECT_EQ(to_text(end_of(day_of("2024-02-29"), Span{24, 0})), "2026-02-28");
  EXPECT_EQ(to_text(end_of(day_of("2024-02-28"), Span{24, 0})), "2026-02-28");
  EXPECT_EQ(to_text(end_of(day_of("2023-12-31"), Span{2, 1})), "2024-03-01");
  EXPECT_EQ(to_text(end_of(day_of("2024-01-01"), Span{0, 366})), "2025-01-01");
}

TEST(Edges, are_named_on_their_days_only) {
  const DanishTime time;
  const Settings settings = sample_settings(0);
  const auto is = [&](EdgeKind kind, std::string_view day) {
    return is_edge(settings, time, kind, day_of(day));
  };
  EXPECT_TRUE(is(EdgeKind::rule_day, "2024-03-18"));
  EXPECT_FALSE(is(EdgeKind::rule_day, "2024-03-19"));
  EXPECT_TRUE(is(EdgeKind::bound, "2023-12-01"));
  EXPECT_TRUE(is(EdgeKind::bound, "2025-03-31"));
  EXPECT_FALSE(is(EdgeKind::bound, "2024-12-01"));
  EXPECT_TRUE(is(EdgeKind::leap_day, "2024-02-29"));
  EXPECT_FALSE(is(EdgeKind::leap_day, "2023-02-28"));
  EXPECT_TRUE(is(EdgeKind::month_end, "2023-02-28"));
  EXPECT_FALSE(is(EdgeKind::month_end, "2024-02-28"));
  EXPECT_TRUE(is(EdgeKind::year_end, "2024-12-31"));
  EXPECT_FALSE(is(EdgeKind::year_end, "2024-10-31"));
  EXPECT_TRUE(is(EdgeKind::clock_change, "2024-03-31"));
  EXPECT_FALSE(is(EdgeKind::clock_change, "2024-03-24"));
  EXPECT_TRUE(is(EdgeKind::clock_wrap, "2038-01-19"));
  EXPECT_TRUE(is(EdgeKind::clock_wrap, "2038-01-20"));
  EXPECT_FALSE(is(EdgeKind::clock_wrap, "2038-01-21"));
}

bool ends_near_an_edge(const Settings& settings, const DanishTime& time, Day end) {
  for (std::size_t kind = 0; kind < kEdgeKindCount; ++kind) {
    for (const int shift : {-1, 0, 1}) {
      const Day day = end + shift;
      if (day < settings.starts_on || day > settings.ends_on) continue;
      if (is_edge(settings, time, static_cast<EdgeKind>(kind), day)) return true;
    }
  }
  return false;
}

TEST(AimTable, holds_exactly_the_anchors_that_lead_to_an_edge_or_are_awkward_themselves) {
  const DanishTime time;
  const Settings settings = sample_settings(0);
  const Span span{9, 0};
  const Day first = settings.uploads_open_on;
  const AimTable table = aim_table(settings, time, {span}, first);
  for (Day anchor = first; anchor <= settings.ends_on; anchor = anchor + 1) {
    const bool expected = ends_near_an_edge(settings, time, end_of(anchor, span)) ||
                          is_edge(settings, time, EdgeKind::month_end, anchor) ||
                          is_edge(settings, time, EdgeKind::clock_change, anchor);
    EXPECT_EQ(std::binary_search(table.days.begin(), table.days.end(), anchor), expected) << to_text(anchor);
  }
  EXPECT_GE(table.days.front(), first);
}

TEST(AimTable, draws_within_the_days_asked_for_or_says_that_there_are_none) {
  const DanishTime time;
  const Settings settings = sample_settings(0);
  const AimTable table = aim_table(settings, time, {Span{60, 0}}, settings.history_from);
  Stream stream(1, Purpose::person, 1);
  for (int i = 0; i < 200; ++i) {
    const auto day = table.draw_between(stream, day_of("2016-05-20"), day_of("2016-06-02"));
    ASSERT_TRUE(day.has_value());
    EXPECT_GE(*day, day_of("2016-05-20"));
    EXPECT_LE(*day, day_of("2016-06-02"));
  }
  EXPECT_FALSE(table.draw_between(stream, day_of("2016-06-05"), day_of("2016-06-10")).has_value());
}

TEST(AimTable, is_empty_where_no_anchor_can_exist) {
  const DanishTime time;
  const Settings settings = sample_settings(0);
  const AimTable table = aim_table(settings, time, {Span{1, 0}}, settings.ends_on + 1);
  Stream stream(1, Purpose::person, 1);
  EXPECT_TRUE(table.days.empty());
  EXPECT_FALSE(table.draw(stream).has_value());
}

}  // namespace
}  // namespace slettefrist::generators
