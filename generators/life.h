// One citizen's whole life, a pure function of the settings and the citizen's id.
//
// The parts are made in this order, because a child needs its parent's id: citizen, notifications, answers,
// documents, sanctions; then what changes in the citizen, laid over them, and the registers that follow from
// spells of unemployment. This file must not know other citizens.
#pragma once

#include <optional>
#include <vector>

#include "generators/citizen_course.h"
#include "generators/ground.h"
#include "sim/model/history.h"

namespace slettefrist::generators {

struct Life {
  CitizenCourse course;
  std::vector<Family> families;
  std::vector<Sanction> sanctions;
  std::vector<ContactCourse> contact_courses;
  std::vector<PlanDraft> plan_drafts;
  std::vector<BenefitReport> benefit_reports;
  std::vector<Message> messages;
};

Life life_of(const Ground& ground, RecordId citizen_id);

// A notification to be, and what is planted with it: then the notification is timed to suit its child.
struct NotificationPlan {
  Instant notified_at;
  bool answered = false;
  std::optional<Instant> answer_aimed_at;
  std::optional<Instant> document_aimed_at;
  std::optional<int> answer_delay_days;  // from a user's own figures
};

struct AnsweredFamilies {
  std::vector<NotificationPlan> plans;  // side by side with the families
  std::vector<Family> families;         // without documents
};
AnsweredFamilies answered_families_of(const Ground& ground, const Citizen& citizen);

// The citizen as born, or with a new CPR number (see cpr.h) and all that goes with it: name and birthday.
Citizen citizen_of(const Ground& ground, RecordId citizen_id, int cpr_generation = 0);
std::vector<NotificationPlan> notification_plans(const Ground& ground, RecordId citizen_id);
// Each of these fills in what its name says. `plans` and `families` run side by side.
void add_notifications(const Ground& ground, const Citizen& citizen, std::vector<NotificationPlan>& plans,
                       std::vector<Family>& families);
void add_answers(const Ground& ground, const Citizen& citizen, const std::vector<NotificationPlan>& plans,
                 std::vector<Family>& families);
void add_documents(const Ground& ground, const Citizen& citizen, const std::vector<NotificationPlan>& plans,
                   std::vector<Family>& families);
std::vector<Sanction> sanctions_of(const Ground& ground, const Citizen& citizen,
                                   const std::vector<Family>& families);

}  // namespace slettefrist::generators
