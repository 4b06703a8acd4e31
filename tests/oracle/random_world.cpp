// Draws the worlds of random_world.h: periods of days and months, all readings, slacks, outages, rule
// versions and schedules.
#include "tests/oracle/random_world.h"

#include <algorithm>
#include <random>

namespace slettefrist::oracle {
namespace {

class Dice {
 public:
  explicit Dice(unsigned seed) : stream_(seed) {}
  int below(int limit) { return static_cast<int>(stream_() % static_cast<unsigned>(limit)); }
  bool one_in(int n) { return below(n) == 0; }

 private:
  std::mt19937_64 stream_;
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

World drawn_world(Dice& dice) {
  World world;
  world.policy.rules = random_rules(dice);
  world.policy.reading = random_reading(dice);
  world.policy.new_model_from = day("2024-01-25");
  world.calendar = random_calendar(dice);
  world.family = random_family(dice);
  return world;
}

// Short ones that fall between two runs, long ones, some until further notice; often around one another.
Hold random_hold(Dice& dice, const World& world) {
  const Family& family = world.family;
  const std::size_t records = 1 + family.answers.size() + family.documents.size();
  const auto place = std::size_t(dice.below(int(records)));
  Hold result;
  result.id = 900 + dice.below(100);
  result.area = area_at(family, place);
  result.record_id = id_at(family, place);
  result.from_on = day("2024-01-10") + dice.below(95);
  const int kind = dice.below(8);
  if (kind > 0) result.to_on = result.from_on + (kind < 4 ? dice.below(5) : dice.below(45));
  return result;
}

}  // namespace

World random_world(unsigned seed) {
  Dice dice(seed);
  return drawn_world(dice);
}

World random_world_with_holds(unsigned seed) {
  Dice dice(seed);
  World world = drawn_world(dice);
  for (int i = 1 + dice.below(5); i > 0; --i) world.holds.push_back(random_hold(dice, world));
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
  for (const Hold& each : world.holds) {
    text += "\nhold on " + std::string{name_of(each.area)} + " " + std::to_string(each.record_id) + " " +
            to_text(each.from_on) + ".." + (each.to_on ? to_text(*each.to_on) : "");
  }
  return text + "\nlast run " + to_text(world.calendar.runs.back().run_at);
}

RecordId id_at(const Family& family, std::size_t place) {
  if (place == 0) return family.notification.notification_id;
  if (place <= family.answers.size()) return family.answers[place - 1].answer_id;
  return family.documents[place - 1 - family.answers.size()].document_id;
}

Area area_at(const Family& family, std::size_t place) {
  if (place == 0) return Area::notification;
  return place <= family.answers.size() ? Area::answer : Area::document;
}

Instant entered_at(const Family& family, std::size_t place) {
  if (place == 0) return family.notification.notified_at;
  if (place <= family.answers.size()) return family.answers[place - 1].answered_at;
  return family.documents[place - 1 - family.answers.size()].stored_at;
}

}  // namespace slettefrist::oracle
