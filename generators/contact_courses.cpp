// Contact courses: the fund's own course in the first months of a spell, until the jobcentre takes over.
//
// A course is registered when it is over, or open where the world ends before that; so its end reason is one
// that could be registered on that day. Must not know why a reason was withdrawn.
#include <algorithm>
#include <array>
#include <cmath>

#include "generators/record_ids.h"
#include "generators/registers.h"

namespace slettefrist::generators {
namespace {

// What the end reasons mean, in our own words. 47 is not told of anywhere and is never drawn.
constexpr std::int32_t kCourseIsOver = 41;
constexpr std::int32_t kNotInTrial = 42;
constexpr std::int32_t kLeftFundInTrial = 43;
constexpr std::int32_t kLeftInsurance = 48;
// Municipality not in the trial, need for early effort, target group for an education order, earned a new
// right, left the insurance system; how often each is assumed.
constexpr std::array<std::int32_t, 8> kCutShortBy{42, 42, 44, 44, 45, 45, 46, 48};
constexpr int kRegisteredLatestDays = 10;
constexpr int kShortestDays = 7;

bool is_allowed(const RegisterFacts& facts, std::int32_t code, Day day) {
  return std::any_of(facts.end_reasons.begin(), facts.end_reasons.end(),
                     [&](const EndReasonFact& fact) { return fact.code == code && fact.days.hold(day); });
}

// The day on which the jobcentre takes over: the end of the month that brings more than the hours.
std::optional<Day> handed_over_on(const Rates& rates, const Spell& spell, bool full_time) {
  const auto limit = static_cast<std::int64_t>(std::llround(rates.contact_course_hours * 100));
  for (MonthWalk walk(spell, full_time); !walk.is_over(); walk.advance()) {
    const SpellMonth& month = walk.month();
    if (month.hundredths_before + month.hundredths > limit && month.to == month.month_ends_on)
      return month.to;
  }
  return std::nullopt;
}

// The first change to another fund while the course runs.
std::optional<Day> fund_left_on(const Ground& ground, const CitizenCourse& course, Day from, Day to) {
  const std::string* fund = &course.first.fund_code;
  for (const CitizenChange& change : course.changes) {
    const Day day = ground.time.day_of(change.changed_at);
    const bool is_other = change.citizen.fund_code != *fund;
    fund = &change.citizen.fund_code;
    if (is_other && from < day && day <= to) return day;
  }
  return std::nullopt;
}

// How it ends; the reason stays empty where the spell just ends, because work was found.
void end(const Ground& ground, const CitizenCourse& course, const Spell& spell, Stream& stream,
         ContactCourse& record) {
  const Rates& rates = ground.settings.rates;
  const auto handed_over = handed_over_on(rates, spell, course.first.insurance == "full_time");
  record.ends_on = handed_over.value_or(spell.ends_on);
  if (handed_over) record.end_reason = kCourseIsOver;
  const bool ends_by_death = course.died_at && ground.time.day_of(*course.died_at) == *record.ends_on;
  if (ends_by_death) record.end_reason = kLeftInsurance;
  const bool is_cut_short = stream.chance(rates.share_contact_courses_cut_short);
  const std::int32_t reason = stream.pick(kCutShortBy);
  const int after_days =
      stream.whole(kShortestDays, std::max(kShortestDays, *record.ends_on - spell.starts_on));
  if (const auto left = fund_left_on(ground, course, record.starts_on, *record.ends_on)) {
    record.ends_on = *left;
    record.end_reason = kLeftFundInTrial;
  } else if (is_cut_short && spell.starts_on + after_days < *record.ends_on) {
    record.ends_on = spell.starts_on + after_days;
    record.end_reason = reason;
  }
}

}  // namespace

std::vector<ContactCourse> contact_courses_of(const Ground& ground, const CitizenCourse& course,
                                              const std::vector<Spell>& spells) {
  const Settings& settings = ground.settings;
  const RegisterFacts& facts = settings.facts;
  std::vector<ContactCourse> records;
  if (!facts.absence_code) return records;
  Stream stream = ground.stream(Purpose::contact_course, course.first.citizen_id);
  IdCounter ids(course.first.citizen_id);
  for (const Spell& spell : spells) {
    // Who can be outside the trial on that day lives in a time of trial.
    const bool in_trial = is_allowed(facts, kNotInTrial, spell.starts_on);
    if (!stream.chance(in_trial ? settings.rates.contact_courses_per_spell_in_trial
                                : settings.rates.contact_courses_per_spell)) {
      continue;
    }
    ContactCourse record;
    record.citizen_id = course.first.citizen_id;
    record.absence_code = *facts.absence_code;
    record.starts_on = spell.starts_on;
    end(ground, course, spell, stream, record);
    Day registered_on = *record.ends_on + stream.whole(0, kRegisteredLatestDays);
    if (registered_on > settings.ends_on) {  // still running as far as anybody has told
      record.ends_on.reset();
      record.end_reason.reset();
      registered_on = std::min(settings.ends_on, spell.starts_on + stream.whole(0, kRegisteredLatestDays));
    }
    if (record.end_reason && !is_allowed(facts, *record.end_reason, registered_on)) {
      record.end_reason =
          is_allowed(facts, kCourseIsOver, registered_on) ? std::optional{kCourseIsOver} : std::nullopt;
    }
    record.registered_at = ground.ordinary_moment(stream, registered_on);
    record.fund_code =
        course.row_at(ground.time.start_of(record.ends_on.value_or(spell.starts_on))).fund_code;
    const auto id = ids.next(registered_on);
    if (!id) continue;
    record.contact_course_id = *id;
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace slettefrist::generators
