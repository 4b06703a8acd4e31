// Laying spells into a life, and counting their paid hours.
//
// A citizen's notifications have their times from elsewhere; most spells are laid around one of them, because
// who gets a notification is unemployed. Must not know a policy.
#include "generators/spells.h"

#include <date/date.h>

#include <algorithm>

#include "generators/civil_day.h"
#include "generators/order.h"
#include "generators/waits.h"

namespace slettefrist::generators {
namespace {

// Paid hours of a whole month, in hundredths: at most 160.33 full-time and 130 part-time, as the guide on
// payment says.
constexpr std::int64_t kFullTimeMonthHundredths = 16033;
constexpr std::int64_t kPartTimeMonthHundredths = 13000;
constexpr int kShortestDays = 14;
constexpr int kLongestDays = 728;  // 3,848 hours, the whole benefit right, at 37 hours a week
constexpr int kBetweenDays = 30;   // assumed: shorter breaks do not end a spell
constexpr int kBeforeNotificationDays = 90;

Day day_of(date::sys_days days) { return Day{static_cast<std::int32_t>(days.time_since_epoch().count())}; }

// From Monday, 29 December 1969 on (day 0 was a Thursday), the day itself included.
std::int64_t working_days_until(Day day) {
  const std::int64_t days = std::int64_t{day.number} + 3;
  return days / 7 * 5 + std::min<std::int64_t>(days % 7 + 1, 5);
}

std::int64_t working_days(Day from, Day to) { return working_days_until(to) - working_days_until(from - 1); }

}  // namespace

Day month_end_of(Day day) {
  const date::year_month_day date = civil(day);
  return day_of(date::sys_days{date.year() / date.month() / date::last});
}

std::vector<Spell> spells_of(const Ground& ground, const CitizenCourse& course,
                             const std::vector<Family>& families) {
  const Settings& settings = ground.settings;
  if (!settings.facts.have_some_of_spells()) return {};
  Stream stream = ground.stream(Purpose::spell, course.first.citizen_id);
  const Day last =
      course.died_at ? std::min(settings.ends_on, ground.time.day_of(*course.died_at)) : settings.ends_on;
  std::vector<Spell> drafts;
  for (Day start : arrival_days(stream, settings.rates.spells_per_citizen_year, settings.history_from,
                                settings.ends_on)) {
    if (!families.empty() && stream.chance(settings.rates.share_spells_around_notification)) {
      const Notification& around = families[stream.index(families.size())].notification;
      start = ground.time.day_of(around.notified_at) - stream.whole(1, kBeforeNotificationDays);
    }
    const int days = std::min(kLongestDays, kShortestDays + waited_days(stream, settings.rates.spell_days));
    if (start < settings.history_from || start > last) continue;
    drafts.push_back({start, std::min(last, start + (days - 1))});
  }
  put_in_order(drafts, [](const Spell& a, const Spell& b) { return a.starts_on < b.starts_on; });
  std::vector<Spell> spells;
  spells.reserve(drafts.size());
  for (const Spell& draft : drafts) {
    if (spells.empty() || draft.starts_on > spells.back().ends_on + kBetweenDays) spells.push_back(draft);
  }
  return spells;
}

MonthWalk::MonthWalk(const Spell& spell, bool full_time)
    : ends_on_(spell.ends_on), whole_month_(full_time ? kFullTimeMonthHundredths : kPartTimeMonthHundredths) {
  const date::year_month_day date = civil(spell.starts_on);
  month_.from = spell.starts_on;
  month_.year = static_cast<int>(date.year());
  number_ = static_cast<unsigned>(date.month());
  month_begins_on_ = spell.starts_on - (static_cast<int>(static_cast<unsigned>(date.day())) - 1);
  count();
}

void MonthWalk::advance() {
  month_begins_on_ = month_.from = month_.month_ends_on + 1;
  if (++number_ > 12) {
    number_ = 1;
    ++month_.year;
  }
  month_.hundredths_before += month_.hundredths;
  count();
}

void MonthWalk::count() {
  const date::year_month_day_last last{date::year{month_.year}, date::month_day_last{date::month{number_}}};
  month_.month_ends_on = month_begins_on_ + (static_cast<int>(static_cast<unsigned>(last.day())) - 1);
  month_.to = std::min(ends_on_, month_.month_ends_on);
  month_.hundredths = whole_month_ * working_days(month_.from, month_.to) /
                      working_days(month_begins_on_, month_.month_ends_on);
}

std::vector<SpellMonth> months_of(const Spell& spell, bool full_time) {
  std::vector<SpellMonth> months;
  for (MonthWalk walk(spell, full_time); !walk.is_over(); walk.advance()) months.push_back(walk.month());
  return months;
}

}  // namespace slettefrist::generators
