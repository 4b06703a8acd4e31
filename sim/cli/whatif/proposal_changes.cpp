// See proposal_changes.h.
#include "sim/cli/whatif/proposal_changes.h"

#include "sim/cli/job/policy_changes.h"
#include "sim/report/wording.h"

namespace slettefrist::cli {
namespace {

constexpr report::Phrase kRuns{"runs every {0} -> every {1}", "interval mellem kørsler: {0} -> {1}"};
constexpr report::Phrase kBatch{"at most {0} records a night", "højst {0} poster pr. nat"};
constexpr report::Phrase kHolds{"holds: {0} -> {1}", "slettestandsninger: {0} -> {1}"};

bool is_schedule_changed(const Proposal& base, const Proposal& own) {
  return schedule_text(base.purge) != schedule_text(own.purge);
}
bool is_batch_changed(const Proposal& base, const Proposal& own) {
  return own.rows_per_night != base.rows_per_night;
}
bool are_holds_changed(const Proposal& base, const Proposal& own) {
  return !own.holds.file.empty() || own.holds.records.size() != base.holds.records.size();
}

std::vector<std::string> changes_in(const Proposal& base, const Proposal& own, Language language) {
  const report::Wording wording{language};
  std::vector<std::string> changes = policy_changes(base.policy, own.policy, language);
  if (is_schedule_changed(base, own)) {
    changes.push_back(
        wording.say(kRuns, {schedule_text(base.purge, language), schedule_text(own.purge, language)}));
  }
  if (is_batch_changed(base, own)) {
    changes.push_back(wording.say(kBatch, {std::to_string(*own.rows_per_night)}));
  }
  if (are_holds_changed(base, own)) {
    changes.push_back(wording.say(
        kHolds, {std::to_string(base.holds.records.size()), std::to_string(own.holds.records.size())}));
  }
  return changes;
}

}  // namespace

void tell_changes(const Proposal& base, const Proposal& own, ProposalReport& report) {
  report.changes = changes_in(base, own, Language::english);
  report.changes_in_danish = changes_in(base, own, Language::danish);
  std::string elsewhere;
  const auto add = [&](const std::string& what) { elsewhere += (elsewhere.empty() ? "" : "; ") + what; };
  for (const std::string& change : reading_changes(base.policy.reading, own.policy.reading)) {
    add("reading " + change.substr(0, change.find(':')));
  }
  if (is_schedule_changed(base, own)) add("schedule");
  if (is_batch_changed(base, own)) add("batch limit");
  if (are_holds_changed(base, own)) add("holds");
  // What is left: a rule that takes a record, or a parent, before or after another rule does.
  report.because_else = elsewhere.empty() ? "rules" : elsewhere;
  const auto because = [&](const Rule& rule) {
    return rule_change(base.policy, own.policy, rule.id) ? "rule " + rule.id : std::string{};
  };
  for (const Rule& rule : own.policy.rules) {
    report.rule_ids.push_back(rule.id);
    report.because.push_back(because(rule));
  }
  for (const Rule& rule : base.policy.rules) report.because_base.push_back(because(rule));
}

std::string schedule_text(const PurgeSchedule& purge, Language language) {
  const bool is_by_days = purge.every_days > 0;
  const int amount = is_by_days ? purge.every_days : purge.every_hours;
  const std::string number = std::to_string(amount);
  if (language == Language::english) {
    return number + (is_by_days ? " day" : " hour") + (amount == 1 ? "" : "s");
  }
  if (is_by_days) return number + (amount == 1 ? " dag" : " dage");
  return number + (amount == 1 ? " time" : " timer");
}

}  // namespace slettefrist::cli
