// Thousands of small random worlds: the oracle against the plain engine of naive.h, record by record.
//
// Periods of days and months, all readings, slacks, outages, rule versions and schedules are drawn from one
// seeded stream of raw numbers, so that a failing world can be built again from its number.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/oracle/naive.h"

namespace slettefrist::oracle {
namespace {

constexpr int kWorlds = 4000;

class Dice {
 public:
  explicit Dice(unsigned seed) : stream_(seed) {}
  int below(int limit) { return static_cast<int>(stream_() % static_cast<unsigned>(limit)); }
  bool one_in(int n) { return below(n) == 0; }

 private:
  std::mt19937_64 stream_;
};

struct World {
  Policy policy;
  RunCalendar calendar;
  Family family;
};

std::vector<RuleVersion> random_versions(Dice& dice) {
  static const std::vector<std::string> keeps{"10 days", "1 month", "2 months", "P31D", "25 days", "1 day"};
  std::vector<RuleVersion> versions;
  Day in_force = day("2023-12-15") + dice.below(60);
  const int count = dice.one_in(2) ? 1 : 1 + dice.below(3);
  for (int i = 0; i < count; ++i) {
    RuleVersion next = version("2024-01-01", keeps[std::size_t(dice.below(6))]);
    next.in_force = in_force;
    next.effect = dice.one_in(3) ? Effect::anchored_since : Effect::all_records;
    next.ends = dice.one_in(8);
    versions.push_back(next);
    in_force = in_force + 1 + dice.below(40);
  }
  return versions;
}

std::vector<Rule> random_rules(Dice& dice) {
  std::vector<Rule> rules;
  const auto add = [&](Area area, Applies applies, const std::vector<std::string>& columns) {
    rules.push_back(
        rule("rule-" + std::to_string(rules.size()), area, applies, columns, random_versions(dice)));
  };
  add(Area::notification, Applies::answered, {dice.one_in(3) ? "decided_on" : "answered_at"});
  if (!dice.one_in(4)) add(Area::notification, Applies::unanswered, {"notified_at"});
  if (dice.one_in(4)) add(Area::notification, Applies::always, {"event_on", "notified_at"});
  if (dice.one_in(4)) add(Area::notification, Applies::answered, {"answered_at", "event_on"});
  if (!dice.one_in(4)) add(Area::document, Applies::always, {"stored_at"});
  if (dice.one_in(4)) add(Area::document, Applies::always, {"file_dated_on", "stored_at"});
  return rules;
}

Reading random_reading(Dice& dice) {
  Reading reading;
  reading.first_day = FirstDay(dice.below(3));
  reading.month_end = MonthEnd(dice.below(3));
  reading.day_of = DayOf(dice.below(2));
  reading.which_answer = WhichAnswer(dice.below(2));
  reading.scope = dice.one_in(5) ? Scope::new_model : Scope::all;
  reading.document_under_parent = DocumentUnderParent(dice.below(3));
  if (dice.one_in(2)) reading.purge_within_days = dice.below(15);
  if (dice.one_in(2)) reading.backlog_within_days = dice.below(25);
  return reading;
}

RunCalendar random_calendar(Dice& dice) {
  const std::string to = to_text(day("2024-04-10") + dice.below(20));
  const int kind = dice.below(6);
  RunCalendar result = kind < 2    ? calendar("2024-01-20", to)
                       : kind == 2 ? calendar("2024-01-20", to, 3)
                       : kind == 3 ? calendar("2024-01-20", to, 7)
                                   : hourly_calendar("2024-01-20", to, kind == 4 ? 7 : 41);
  while (dice.one_in(2)) {
    const Day from = result.starts_on + dice.below(90);
    take_away(result, to_text(from), to_text(from + dice.below(12)));
  }
  return result;
}

// Whole hours and the seconds around them, so that facts meet runs and midnights exactly.
Instant random_instant(Dice& dice, Instant earliest, int hours) {
  return Instant{earliest.seconds + std::int64_t{3600} * dice.below(hours) + dice.below(3) - 1};
}

Family random_family(Dice& dice) {
  // Often on the days that February does not have.
  const Instant sent = dice.one_in(3) ? random_instant(dice, at("2024-01-30T00:00:00Z"), 48)
                                      : random_instant(dice, at("2023-12-20T00:00:00Z"), 24 * 100);
  Family family = notified(to_text(sent));
  for (int i = dice.below(4); i > 0; --i) answer(family, to_text(random_instant(dice, sent, 24 * 70)));
  for (Answer& late : family.answers) late.answered_at = std::max(late.answered_at, sent);
  std::stable_sort(family.answers.begin(), family.answers.end(), [](const Answer& left, const Answer& right) {
    return left.answered_at < right.answered_at;
  });
  for (int i = dice.below(4); i > 0; --i) {
    attach(family, to_text(sent));
    Document& document = family.documents.back();
    Instant earliest = sent;
    if (!family.answers.empty() && dice.one_in(2)) {
      const Answer& parent = family.answers[std::size_t(dice.below(int(family.answers.size())))];
      document.answer_id = parent.answer_id;
      document.notification_id.reset();
      earliest = parent.answered_at;
    }
    document.stored_at = std::max(earliest, random_instant(dice, earliest, 24 * 50));
  }
  std::stable_sort(
      family.documents.begin(), family.documents.end(),
      [](const Document& left, const Document& right) { return left.stored_at < right.stored_at; });
  return family;
}

World random_world(unsigned seed) {
  Dice dice(seed);
  World world;
  world.policy.rules = random_rules(dice);
  world.policy.reading = random_reading(dice);
  world.policy.new_model_from = day("2024-01-25");
  world.calendar = random_calendar(dice);
  world.family = random_family(dice);
  return world;
}

std::string text_of(const World& world) {
  std::string text;
  for (const ReadingEntry& entry : entries_of(world.policy.reading))
    text += entry.key + "=" + entry.value + " ";
  for (const Rule& each : world.policy.rules) {
    text += "\n" + each.id + " " + std::string{name_of(each.area)} + " applies " +
            std::to_string(int(each.applies)) + " from " + each.counted_from[0];
    for (const RuleVersion& v : each.versions) {
      text += " | " + to_text(v.in_force) + (v.ends ? " ends" : " " + to_text(v.keep)) +
              (v.effect == Effect::anchored_since ? " anchored" : "");
    }
  }
  text += "\nnotified " + to_text(world.family.notification.notified_at);
  for (const Answer& each : world.family.answers) {
    text += "\nanswer " + std::to_string(each.answer_id) + " " + to_text(each.answered_at);
  }
  for (const Document& each : world.family.documents) {
    text += "\ndocument " + to_text(each.stored_at) + " on " + std::to_string(each.answer_id.value_or(1));
  }
  text += "\noutages:";
  for (const Run& run : world.calendar.runs) text += run.held ? "" : " " + to_text(run.as_of);
  return text + "\nlast run " + to_text(world.calendar.runs.back().run_at);
}

std::int32_t first_held(const RunCalendar& calendar, std::int32_t from) {
  for (std::size_t i = std::size_t(from); from != kNever && i < calendar.runs.size(); ++i) {
    if (calendar.runs[i].held) return std::int32_t(i);
  }
  return kNever;
}

// The held run that must have taken the record by its windows.
std::int32_t must_run(const RunCalendar& calendar, const Fate& fate) {
  std::int32_t must = kNever;
  for (const Window& window : fate.windows) {
    const std::int32_t run = first_held(calendar, window.closes_run);
    if (run < window.ended_run) must = std::min(must, run);
  }
  return must;
}

bool may_go_in(const Fate& fate, std::int32_t run) {
  return std::any_of(fate.windows.begin(), fate.windows.end(),
                     [&](const Window& window) { return window.opens_run <= run && run < window.ended_run; });
}

TEST(BruteForce, a_prompt_engine_does_what_the_oracle_expects) {
  int taken = 0;
  int skipped = 0;
  int without_rule = 0;
  for (unsigned seed = 0; seed < kWorlds; ++seed) {
    const World world = random_world(seed);
    SCOPED_TRACE("world " + std::to_string(seed) + "\n" + text_of(world));
    const auto naive = naive_fates(world.policy, world.calendar, world.family, Pace::prompt);
    const auto told = fates(world.policy, world.calendar, world.family);
    ASSERT_EQ(told.size(), naive.size());
    for (std::size_t i = 0; i < told.size(); ++i) {
      SCOPED_TRACE(std::string{name_of(told[i].area)} + " " + std::to_string(told[i].id));
      ASSERT_EQ(told[i].enters, naive[i].enters);
      ASSERT_EQ(told[i].expected_run, naive[i].taken_run);
      ASSERT_EQ(told[i].expected_rule, naive[i].rule);
      ASSERT_EQ(told[i].expected_due_on, naive[i].due_on);
      ASSERT_EQ(told[i].has_no_rule, naive[i].has_no_rule);
      if (naive[i].taken_run != kNever) {
        ASSERT_TRUE(may_go_in(told[i], naive[i].taken_run));
      }
      taken += naive[i].taken_run != kNever;
      skipped += !naive[i].enters;
      without_rule += naive[i].has_no_rule;
    }
  }
  EXPECT_GT(taken, kWorlds);
  EXPECT_GT(skipped, kWorlds / 10);
  EXPECT_GT(without_rule, kWorlds / 500);
}

// Where documents hold their notification back, how long depends on what an engine took before a new version
// of the document rule; the oracle follows the prompt one. Lazy worlds keep to one version, and there a lazy
// engine is only asked to stay within the windows.
void make_holding_documents_plain(World& world) {
  if (world.policy.reading.document_under_parent != DocumentUnderParent::holds_parent) return;
  for (Rule& each : world.policy.rules) {
    if (each.area != Area::document) continue;
    each.versions.resize(1);
    each.versions[0].in_force = day("2023-12-01");
    each.versions[0].effect = Effect::all_records;
  }
}

// Whether the record happens before the last held run; positions as in naive_fates.
bool is_reached(const World& world, std::size_t position) {
  const Family& family = world.family;
  const std::size_t first_document = 1 + family.answers.size();
  const Instant happened_at = position == 0 ? family.notification.notified_at
                              : position < first_document
                                  ? family.answers[position - 1].answered_at
                                  : family.documents[position - first_document].stored_at;
  return std::any_of(world.calendar.runs.begin(), world.calendar.runs.end(),
                     [&](const Run& run) { return run.held && happened_at < run.run_at; });
}

TEST(BruteForce, a_lazy_engine_that_uses_all_its_slack_stays_within_the_windows) {
  int taken = 0;
  for (unsigned seed = kWorlds; seed < 2 * kWorlds; ++seed) {
    World world = random_world(seed);
    make_holding_documents_plain(world);
    SCOPED_TRACE("world " + std::to_string(seed) + "\n" + text_of(world));
    const auto naive = naive_fates(world.policy, world.calendar, world.family, Pace::lazy);
    const auto told = fates(world.policy, world.calendar, world.family);
    for (std::size_t i = 0; i < told.size(); ++i) {
      SCOPED_TRACE(std::string{name_of(told[i].area)} + " " + std::to_string(told[i].id));
      const bool follows_prompt =
          world.policy.reading.document_under_parent == DocumentUnderParent::holds_parent;
      if (naive[i].enters) {
        ASSERT_TRUE(told[i].may_enter);
      } else if (!follows_prompt && is_reached(world, i)) {
        ASSERT_FALSE(told[i].may_enter);
      }
      if (naive[i].taken_run == kNever) continue;
      ASSERT_TRUE(may_go_in(told[i], naive[i].taken_run));
      ASSERT_LE(naive[i].taken_run, must_run(world.calendar, told[i]));
      if (told[i].area == Area::notification && !follows_prompt) {
        ASSERT_EQ(naive[i].taken_run, must_run(world.calendar, told[i]));
      }
      ++taken;
    }
  }
  EXPECT_GT(taken, kWorlds / 2);
}

TEST(BruteForce, windows_are_sorted_and_open_before_they_close_or_end) {
  for (unsigned seed = 2 * kWorlds; seed < 3 * kWorlds; ++seed) {
    const World world = random_world(seed);
    SCOPED_TRACE("world " + std::to_string(seed) + "\n" + text_of(world));
    for (const Fate& each : fates(world.policy, world.calendar, world.family)) {
      std::int32_t opens_run = 0;
      for (const Window& window : each.windows) {
        ASSERT_LE(opens_run, window.opens_run);
        ASSERT_LT(window.opens_run, window.ended_run);
        ASSERT_LE(window.opens_run, window.closes_run);
        ASSERT_NE(window.opens_run, kNever);
        ASSERT_GE(window.rule, 0);
        opens_run = window.opens_run;
      }
      if (!each.may_enter) {
        ASSERT_FALSE(each.enters);
      }
      if (each.untouchable) {
        ASSERT_TRUE(each.windows.empty());
      }
    }
  }
}

}  // namespace
}  // namespace slettefrist::oracle
