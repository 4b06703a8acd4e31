// The registers that no rule deletes, as they follow from a citizen's spells of unemployment.
//
// Each is drawn from a stream of its own and holds only what the facts allow on the day of its registration:
// with one marked exception, the supplement in reports before the release. Must not know other citizens.
#pragma once

#include <vector>

#include "generators/life.h"
#include "generators/spells.h"

namespace slettefrist::generators {

std::vector<ContactCourse> contact_courses_of(const Ground& ground, const CitizenCourse& course,
                                              const std::vector<Spell>& spells);
std::vector<PlanDraft> plan_drafts_of(const Ground& ground, const CitizenCourse& course,
                                      const std::vector<Spell>& spells);
std::vector<BenefitReport> benefit_reports_of(const Ground& ground, const CitizenCourse& course,
                                              const std::vector<Spell>& spells);
// Of all that was made, changed or ended in the life as it stands: so it comes last.
std::vector<Message> messages_of(const Ground& ground, const Life& life);

}  // namespace slettefrist::generators
