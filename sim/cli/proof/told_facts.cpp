// Rules and days as reports tell them; see told_facts.h.
//
// The zone is asked here, once for each record that a report shows. It must not know how a report looks.
#include "sim/cli/proof/told_facts.h"

#include "sim/cli/job/policy_changes.h"
#include "sim/world/danish_clock.h"

namespace slettefrist::cli {

std::vector<RuleVersionTold> versions_told(const Rule& rule) {
  std::vector<RuleVersionTold> told;
  for (const RuleVersion& version : rule.versions) {
    RuleVersionTold& one = told.emplace_back(RuleVersionTold{version.in_force, "", "", version.clause});
    if (version.ends) continue;
    one.keep = period_text(version.keep, Language::english);
    one.keep_in_danish = period_text(version.keep, Language::danish);
  }
  return told;
}

std::string counted_from_told(const Rule& rule) {
  std::string text;
  for (const std::string& column : rule.counted_from) text += (text.empty() ? "" : ", ") + column;
  return text;
}

void tell_chronicle(const judge::Chronicle& chronicle, RunReport& report) {
  report.flow = chronicle.flow();
  for (UnruledRegister& unruled : report.flow.unruled) {
    if (unruled.oldest_stored) unruled.oldest_stored_on = world::local_day(*unruled.oldest_stored);
  }
  report.lives = chronicle.lives();
  for (Life& life : report.lives) {
    if (life.stored_at) life.stored_on = world::local_day(*life.stored_at);
  }
}

}  // namespace slettefrist::cli
