// Drafts of a plan: sent once in the first weeks of a spell, while drafts can be sent at all.
//
// Must not know when that ended, nor that drafts stay readable.
#include "generators/record_ids.h"
#include "generators/registers.h"

namespace slettefrist::generators {
namespace {

constexpr int kEarliestDays = 5;
constexpr int kLatestDays = 35;

}  // namespace

std::vector<PlanDraft> plan_drafts_of(const Ground& ground, const CitizenCourse& course,
                                      const std::vector<Spell>& spells) {
  const Settings& settings = ground.settings;
  std::vector<PlanDraft> records;
  if (!settings.facts.plan_drafts) return records;
  Stream stream = ground.stream(Purpose::plan_draft, course.first.citizen_id);
  IdCounter ids(course.first.citizen_id);
  for (const Spell& spell : spells) {
    const bool is_drafted = stream.chance(settings.rates.plan_drafts_per_spell);
    const Day sent_on = spell.starts_on + stream.whole(kEarliestDays, kLatestDays);
    const Instant sent_at = ground.ordinary_moment(stream, encodable(sent_on));
    if (!is_drafted || sent_on > spell.ends_on || !settings.facts.plan_drafts->hold(sent_on)) continue;
    if (!course.is_alive_at(sent_at)) continue;
    const auto id = ids.next(sent_on);
    if (!id) continue;
    PlanDraft& record = records.emplace_back();
    record.plan_draft_id = *id;
    record.citizen_id = course.first.citizen_id;
    record.fund_code = course.row_at(sent_at).fund_code;
    record.sent_at = sent_at;
    record.body = "Udkast til Min plan " + token(Area::plan_draft, *id);
  }
  return records;
}

}  // namespace slettefrist::generators
