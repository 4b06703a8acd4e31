// Putting a life together.
#include "generators/life.h"

namespace slettefrist::generators {

Life life_of(const Ground& ground, RecordId citizen_id) {
  Life life;
  life.citizen = citizen_of(ground, citizen_id);
  std::vector<NotificationPlan> plans = notification_plans(ground, citizen_id);
  add_notifications(ground, life.citizen, plans, life.families);
  add_answers(ground, life.citizen, plans, life.families);
  add_documents(ground, life.citizen, plans, life.families);
  life.sanctions = sanctions_of(ground, life.citizen, life.families);
  return life;
}

}  // namespace slettefrist::generators
