// Putting a life together.
#include "generators/life.h"

#include <algorithm>

#include "generators/registers.h"

namespace slettefrist::generators {
namespace {

// The latest record of a kind that strikes only the living: answers, documents and dates may lag.
std::optional<Instant> last_struck_at(const Life& life) {
  std::optional<Instant> last;
  const auto take = [&](Instant at) { last = last ? std::max(*last, at) : at; };
  for (const Family& family : life.families) take(family.notification.notified_at);
  for (const Sanction& sanction : life.sanctions) take(sanction.registered_at);
  return last;
}

// Records carry the fund and the municipality of their own time.
void lay_over(const Ground& ground, const CitizenCourse& course, Life& life) {
  if (course.changes.empty()) return;
  Stream offices = ground.stream(Purpose::office_after_move, course.first.citizen_id);
  for (Family& family : life.families) {
    Notification& notification = family.notification;
    const Citizen& row = course.row_at(notification.notified_at);
    notification.fund_code = row.fund_code;
    if (row.municipality_code != course.first.municipality_code) {
      notification.jobcentre_code = ground.places.draw_jobcentre(offices, row.municipality_code);
    }
    for (Answer& answer : family.answers) answer.fund_code = course.row_at(answer.answered_at).fund_code;
  }
  for (Sanction& sanction : life.sanctions) {
    sanction.fund_code = course.row_at(sanction.registered_at).fund_code;
  }
}

}  // namespace

AnsweredFamilies answered_families_of(const Ground& ground, const Citizen& citizen) {
  AnsweredFamilies made{notification_plans(ground, citizen.citizen_id), {}};
  add_notifications(ground, citizen, made.plans, made.families);
  add_answers(ground, citizen, made.plans, made.families);
  return made;
}

Life life_of(const Ground& ground, RecordId citizen_id) {
  Life life;
  Citizen citizen = citizen_of(ground, citizen_id);
  AnsweredFamilies answered = answered_families_of(ground, citizen);
  life.families = std::move(answered.families);
  add_documents(ground, citizen, answered.plans, life.families);
  life.sanctions = sanctions_of(ground, citizen, life.families);
  life.course = citizen_course_of(ground, std::move(citizen), last_struck_at(life));
  lay_over(ground, life.course, life);
  const std::vector<Spell> spells = spells_of(ground, life.course, life.families);
  life.contact_courses = contact_courses_of(ground, life.course, spells);
  life.plan_drafts = plan_drafts_of(ground, life.course, spells);
  life.benefit_reports = benefit_reports_of(ground, life.course, spells);
  life.messages = messages_of(ground, life);
  return life;
}

}  // namespace slettefrist::generators
