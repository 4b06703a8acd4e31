// Plain lives are told without a walk: thousands of small random worlds, each told both ways.
//
// A hold on a record that does not exist changes no fate, and has every life walked.
#include <random>
#include <thread>

#include "sim/oracle/lifetime.h"
#include "sim/oracle/plain_family.h"
#include "tests/oracle/random_world.h"

namespace slettefrist::oracle {
namespace {

const std::vector<Hold>& hold_on_nobody() {
  static const std::vector<Hold> holds{hold(Area::message, 123456, "2024-01-01")};
  return holds;
}

// One rule for each kind of record, one version each; the readings that a plain life can have.
void simplify(World& world, unsigned seed) {
  std::mt19937 dice{seed};
  const auto one_in = [&](unsigned n) { return dice() % n == 0; };
  static const std::vector<std::string> keeps{"10 days", "1 month", "2 months", "P31D", "1 day", "25 days"};
  const auto rule_for = [&](Area area, Applies applies, const std::vector<std::string>& columns,
                            const std::string& in_force) {
    Rule made = rule(columns.front(), area, applies, columns, {version(in_force, keeps[dice() % 6])});
    if (one_in(12)) made.versions.front().ends = true;
    if (one_in(12)) made.versions.front().effect = Effect::anchored_since;
    if (one_in(12)) made.versions.push_back(version("2024-03-20", "3 days"));
    return made;
  };
  const std::string start = to_text(day("2023-12-20") + static_cast<int>(dice() % 60));
  const std::string other = one_in(10) ? "2024-02-02" : start;
  world.policy.rules = {
      rule_for(Area::notification, Applies::answered, {one_in(3) ? "decided_on" : "answered_at"}, start),
      rule_for(Area::notification, Applies::unanswered, {one_in(3) ? "event_on" : "notified_at"}, other),
      one_in(4) ? rule_for(Area::document, Applies::always,
                           one_in(3) ? std::vector<std::string>{"file_dated_on"}
                                     : std::vector<std::string>{"file_dated_on", "stored_at"},
                           start)
                : rule_for(Area::document, Applies::always, {"stored_at"}, start),
      rule_for(Area::sanction, Applies::always, {"expires_on", "served_on"}, start)};
  if (one_in(2)) std::swap(world.policy.rules[0], world.policy.rules[1]);
  Reading& reading = world.policy.reading;
  if (reading.month_end == MonthEnd::refuse && !one_in(8)) reading.month_end = MonthEnd::clamp;
  if (reading.first_day == FirstDay::instant && !one_in(8)) reading.first_day = FirstDay::day_after;
  if (!one_in(8)) reading.scope = Scope::all;
  const bool holds_parent = reading.document_under_parent == DocumentUnderParent::holds_parent;
  if (holds_parent && !one_in(8)) reading.document_under_parent = DocumentUnderParent::goes;
}

// Days that lie near the instants and are other days.
void shift_days(Family& family, unsigned seed) {
  std::mt19937 dice{seed};
  const auto shifted = [&](Day day) { return day - static_cast<int>(dice() % 4); };
  family.notification.event_on = shifted(local_day(family.notification.notified_at));
  for (Answer& each : family.answers) each.decided_on = shifted(local_day(each.answered_at));
  for (Document& each : family.documents) each.file_dated_on = shifted(local_day(each.stored_at));
}

World plain_world(unsigned seed) {
  World world = random_world(seed);
  simplify(world, seed);
  shift_days(world.family, seed);
  return world;
}

std::string difference(const Fate& told, const Fate& walked) {
  if (told == walked) return {};
  std::string text = std::string{name_of(told.area)} + " " + std::to_string(told.id) + ": windows " +
                     std::to_string(told.windows.size()) + " and " + std::to_string(walked.windows.size());
  for (const Fate* each : {&told, &walked}) {
    text += "\n expected " + std::to_string(each->expected_run) + " by " +
            std::to_string(each->expected_rule) +
            (each->expected_due_on ? " due " + to_text(*each->expected_due_on) : "") +
            (each->may_enter ? "" : " may not enter") + (each->enters ? "" : " does not enter") +
            (each->on_edge ? " on edge" : "") + (each->is_expected_open ? " open" : "") +
            (each->has_no_rule ? " no rule" : "");
    for (const Window& window : each->windows) {
      text += "\n  " + std::to_string(window.opens_run) + ".." + std::to_string(window.closes_run) +
              " ended " + std::to_string(window.ended_run) + " due " + to_text(window.due_on) + " kinds " +
              std::to_string(window.calendar_kinds) + (window.with_parent ? " along" : "");
    }
  }
  return text;
}

bool is_told_without_walk(const World& world) {
  const Context context{Rulebook{world.policy}, RunTable{world.calendar}, HoldTable{}};
  std::vector<Fate> fates;
  return append_plain_family_fates(context, world.family, fates);
}

TEST(PlainLives, families_are_told_as_a_walk_tells_them) {
  constexpr unsigned kFamilies = 10 * kWorlds;
  int plain = 0;
  int removed = 0;
  for (unsigned seed = 0; seed < kFamilies; ++seed) {
    const World world = plain_world(seed);
    const auto told = fates(world.policy, world.calendar, world.family);
    const auto walked = fates(world.policy, world.calendar, world.family, hold_on_nobody());
    ASSERT_EQ(told.size(), walked.size());
    plain += is_told_without_walk(world);
    for (std::size_t i = 0; i < told.size(); ++i) {
      removed += told[i].expected_run != kNever;
      ASSERT_EQ(difference(told[i], walked[i]), "") << "world " << seed << "\n" << text_of(world);
    }
  }
  EXPECT_GT(plain, kFamilies / 20);
  EXPECT_GT(removed, kFamilies);
}

// Sent on every day of three years, by turns answered and not, each with a document.
std::vector<Family> families_of_three_years() {
  std::vector<Family> families;
  for (Day each = day("2022-01-01"); each < day("2025-01-01"); each = each + 1) {
    Family family = notified(to_text(each) + "T09:00:00Z");
    if (each.number % 2 == 0) answer(family, to_text(each + 2) + "T22:30:00Z");
    attach(family, to_text(each + 3) + "T08:00:00Z");
    families.push_back(family);
  }
  return families;
}

std::vector<Fate> fates_of(const Oracle& oracle, const std::vector<Family>& families) {
  std::vector<Fate> told;
  for (const Family& family : families) oracle.fates_of(family, told);
  return told;
}

TEST(PlainLives, are_the_same_whoever_asks_first_and_however_many_ask_at_once) {
  const RunCalendar runs = calendar("2024-03-18", "2032-01-01");
  const std::vector<Family> families = families_of_three_years();
  const std::vector<Fate> walked = fates_of(Oracle{policy_2024(), runs, hold_on_nobody()}, families);
  const Oracle shared{policy_2024(), runs};
  std::vector<std::vector<Fate>> told(4);
  std::vector<std::jthread> threads;
  for (std::vector<Fate>& own : told) {
    threads.emplace_back([&] { own = fates_of(shared, families); });
  }
  threads.clear();
  for (const std::vector<Fate>& own : told) EXPECT_TRUE(own == walked);
  EXPECT_TRUE(fates_of(shared, families) == walked);
}

Sanction random_sanction(unsigned seed) {
  std::mt19937 dice{seed};
  // Often on the days that February does not have.
  const auto some_day = [&] {
    return dice() % 3 == 0 ? day("2024-01-29") + static_cast<int>(dice() % 3)
                           : day("2023-12-15") + static_cast<int>(dice() % 110);
  };
  Sanction record = sanction(to_text(some_day()) + (dice() % 2 == 0 ? "T12:00:00Z" : "T23:30:00Z"));
  if (dice() % 4 != 0) record.expires_on = some_day();
  if (dice() % 4 != 0) record.served_on = some_day();
  if (record.served_on && dice() % 3 != 0)
    record.served_registered_at = at(to_text(some_day()) + "T08:00:00Z");
  return record;
}

TEST(PlainLives, sanctions_are_told_as_a_walk_tells_them) {
  constexpr unsigned kSanctions = 10 * kWorlds;
  int removed = 0;
  int without_rule = 0;
  for (unsigned seed = 0; seed < kSanctions; ++seed) {
    const World world = plain_world(seed);
    const Sanction record = random_sanction(seed);
    const Fate told = fate(world.policy, world.calendar, record);
    const Fate walked = fate(world.policy, world.calendar, record, hold_on_nobody());
    removed += told.expected_run != kNever;
    without_rule += told.has_no_rule;
    ASSERT_EQ(difference(told, walked), "")
        << "sanction " << to_text(record.registered_at) << " expires "
        << (record.expires_on ? to_text(*record.expires_on) : "-") << " served "
        << (record.served_on ? to_text(*record.served_on) : "-") << " known "
        << (record.served_registered_at ? to_text(*record.served_registered_at) : "-") << "\n"
        << text_of(world);
  }
  EXPECT_GT(removed, kSanctions / 10);
  EXPECT_GT(without_rule, kSanctions / 100);
}

}  // namespace
}  // namespace slettefrist::oracle
