// Laying spells into a life, and counting their paid hours.
//
// A citizen's notifications have their times from elsewhere; most spells are laid around one of them, because
// who gets a notification is unemployed. Must not know a policy.
#include "generators/spells.h"

#include <date/date.h>

#include <algorithm>

#include "generators/civil_day.h"
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
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](const Spell& a, const Spell& b) { return a.starts_on < b.starts_on; });
  std::vector<Spell> spells;
  for (const Spell& draft : drafts) {
    if (spells.empty() || draft.starts_on > spells.back().ends_on + kBetweenDays) spells.push_back(draft);
  }
  return spells;
}

std::vector<SpellMonth> months_of(const Spell& spell, bool full_time) {
  const std::int64_t whole_month = full_time ? kFullTimeMonthHundredths : kPartTimeMonthHundredths;
  std::vector<SpellMonth> months;
  std::int64_t before = 0;
  for (Day from = spell.starts_on; from <= spell.ends_on;) {
    SpellMonth month;
    month.from = from;
    month.month_ends_on = month_end_of(from);
    month.to = std::min(spell.ends_on, month.month_ends_on);
    const date::year_month_day date = civil(from);
    const Day month_begins_on = day_of(date::sys_days{date.year() / date.month() / 1});
    month.hundredths_before = before;
    month.hundredths =
        whole_month * working_days(from, month.to) / working_days(month_begins_on, month.month_ends_on);
    before += month.hundredths;
    from = month.to + 1;
    months.push_back(month);
  }
  return months;
}

}  // namespace slettefrist::generators
