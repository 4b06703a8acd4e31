// What the oracle foretold is read back as it was written: a field lost here would be judged as something
// else.
#include "sim/judge/foretold.h"

#include <gtest/gtest.h>

#include <functional>
#include <vector>

namespace slettefrist::judge {
namespace {

void expect_equal(const Window& expected, const Window& read) {
  EXPECT_EQ(read.opens_run, expected.opens_run);
  EXPECT_EQ(read.closes_run, expected.closes_run);
  EXPECT_EQ(read.ended_run, expected.ended_run);
  EXPECT_EQ(read.due_on, expected.due_on);
  EXPECT_EQ(read.rule, expected.rule);
  EXPECT_EQ(read.with_parent, expected.with_parent);
  EXPECT_EQ(read.calendar_kinds, expected.calendar_kinds);
}

void expect_equal(const Foretold& expected, const Foretold& read) {
  const Fate& fate = read.fate;
  EXPECT_EQ(fate.area, expected.fate.area);
  EXPECT_EQ(fate.id, expected.fate.id);
  EXPECT_EQ(fate.citizen_id, expected.fate.citizen_id);
  ASSERT_EQ(fate.windows.size(), expected.fate.windows.size());
  for (std::size_t i = 0; i < fate.windows.size(); ++i)
    expect_equal(expected.fate.windows[i], fate.windows[i]);
  EXPECT_EQ(fate.may_enter, expected.fate.may_enter);
  EXPECT_EQ(fate.enters, expected.fate.enters);
  EXPECT_EQ(fate.has_no_rule, expected.fate.has_no_rule);
  EXPECT_EQ(fate.untouchable, expected.fate.untouchable);
  EXPECT_EQ(fate.on_edge, expected.fate.on_edge);
  EXPECT_EQ(fate.is_held_at_times, expected.fate.is_held_at_times);
  EXPECT_EQ(fate.expected_run, expected.fate.expected_run);
  EXPECT_EQ(fate.expected_rule, expected.fate.expected_rule);
  EXPECT_EQ(fate.expected_due_on, expected.fate.expected_due_on);
  EXPECT_EQ(fate.is_expected_open, expected.fate.is_expected_open);
  EXPECT_EQ(read.stored_at, expected.stored_at);
}

// A fate of every area, every flag set alone, and every number at its ends.
std::vector<Foretold> samples() {
  std::vector<Foretold> all(2);  // the one that nothing was said of, twice: a fate must end where it ends
  for (const Area area : kTables) all.emplace_back().fate.area = area;
  for (bool Fate::*const flag :
       {&Fate::may_enter, &Fate::enters, &Fate::has_no_rule, &Fate::untouchable, &Fate::on_edge,
        &Fate::is_held_at_times, &Fate::is_expected_open, &Fate::is_expected_with_parent}) {
    Fate& fate = all.emplace_back().fate;
    fate.*flag = !(fate.*flag);
  }
  for (const std::int32_t run : {kNever, kNever - 1, -1, 0, 1, 4781, INT32_MIN}) {
    Foretold& each = all.emplace_back();
    each.fate.id = (RecordId{1} << 52) + run;
    each.fate.citizen_id = -RecordId{run};
    each.fate.expected_run = run;
    each.fate.expected_rule = run;
    each.fate.expected_due_on = Day{run};
    each.stored_at = Instant{-4'000'000'000LL * run};
    Window window;
    for (std::int32_t Window::*const field :
         {&Window::opens_run, &Window::closes_run, &Window::ended_run, &Window::rule}) {
      each.fate.windows.push_back(window);
      each.fate.windows.back().*field = run;
    }
    each.fate.windows.push_back(window);
    each.fate.windows.back().due_on = Day{run};
  }
  Fate& fate = all.emplace_back().fate;
  fate.windows.resize(300);
  for (std::size_t i = 0; i < fate.windows.size(); ++i) {
    fate.windows[i].with_parent = i % 2 == 0;
    fate.windows[i].calendar_kinds = static_cast<CalendarKinds>(i);
  }
  return all;
}

TEST(Foretold, is_read_back_field_by_field_by_a_reader_that_has_read_others) {
  std::string bytes;
  ByteWriter writer{bytes};
  const std::vector<Foretold> all = samples();
  for (const Foretold& each : all) put_foretold(each.fate, each.stored_at, writer);
  ByteReader reader{bytes};
  Foretold read;
  for (const Foretold& each : all) {
    take_foretold(reader, read);
    expect_equal(each, read);
  }
  EXPECT_TRUE(reader.at_end());
}

// Most records have no rule: then little is worth saying.
TEST(Foretold, of_a_record_without_a_rule_is_a_few_bytes) {
  std::string bytes;
  ByteWriter writer{bytes};
  Fate fate;
  fate.id = RecordId{20'000} << 36;
  fate.citizen_id = 100'000;
  put_foretold(fate, Instant{1'700'000'000}, writer);
  EXPECT_LE(bytes.size(), 26U);
}

}  // namespace
}  // namespace slettefrist::judge
