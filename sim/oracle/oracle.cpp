// The oracle's door: binds policy, calendar and holds once, then sends each record to the walk for its kind.
//
// Pure and const after construction, so that any number of threads may ask at once.
#include "sim/oracle/oracle.h"

#include <utility>

#include "sim/oracle/family.h"
#include "sim/oracle/register.h"

namespace slettefrist::oracle {

class Oracle::Calendar {
 public:
  Calendar(const Policy& policy, const RunCalendar& runs, std::vector<Hold> holds)
      : context{Rulebook{policy}, RunTable{runs}, HoldTable{std::move(holds)}} {}
  const Context context;
};

Oracle::Oracle(const Policy& policy, const RunCalendar& calendar, std::vector<Hold> holds)
    : calendar_(std::make_unique<const Calendar>(policy, calendar, std::move(holds))) {}
Oracle::~Oracle() = default;

void Oracle::fates_of(const Family& family, std::vector<Fate>& fates) const {
  append_family_fates(calendar_->context, family, fates);
}

void Oracle::fates_of(const Sanction& sanction, std::vector<Fate>& fates) const {
  append_sanction_fate(calendar_->context, sanction, fates);
}

void Oracle::fates_of(const Citizen& record, std::vector<Fate>& fates) const {
  append_register_fate(calendar_->context, record, record.citizen_id, fates);
}

void Oracle::fates_of(const ContactCourse& record, std::vector<Fate>& fates) const {
  append_register_fate(calendar_->context, record, record.contact_course_id, fates);
}

void Oracle::fates_of(const PlanDraft& record, std::vector<Fate>& fates) const {
  append_register_fate(calendar_->context, record, record.plan_draft_id, fates);
}

void Oracle::fates_of(const BenefitReport& record, std::vector<Fate>& fates) const {
  append_register_fate(calendar_->context, record, record.benefit_report_id, fates);
}

void Oracle::fates_of(const Message& record, std::vector<Fate>& fates) const {
  append_register_fate(calendar_->context, record, record.message_id, fates);
}

// No rule can be about the table of holds (contract section 8).
void Oracle::fates_of(const Hold& hold, std::vector<Fate>& fates) const {
  fates.emplace_back(Area::hold, hold.id, hold.citizen_id).untouchable = true;
}

std::vector<Hold> Oracle::holds_reaching(const Family& family, Area area, RecordId id) const {
  return holds_reaching_one_of(calendar_->context, family, area, id);
}

std::vector<Hold> Oracle::holds_reaching(Area area, RecordId id) const {
  std::vector<Hold> holds;
  calendar_->context.holds.append_holds_on(area, id, holds);
  sort_by_id(holds);
  return holds;
}

}  // namespace slettefrist::oracle
