// Picks the plain rules out of the rulebook (see plain_rules.h).
#include "sim/oracle/plain_rules.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "sim/oracle/holds.h"

namespace slettefrist::oracle {
namespace {

constexpr int kLeastDaysAYear = 365;
constexpr int kLeastDaysAMonth = 28;

constexpr std::int64_t kLongEnough = 1'000'000;  // days: longer than any two dates lie apart

int least_days_of(const Period& keep) {
  std::int64_t days = keep.amount;
  if (keep.unit == Period::Unit::years) days *= kLeastDaysAYear;
  if (keep.unit == Period::Unit::months) days *= kLeastDaysAMonth;
  return static_cast<int>(std::min(days, kLongEnough));
}

// A date that may not exist, a due time of day, documents that hold their notification back and notifications
// that no rule is about are matters for a walk.
bool is_plain(const Reading& reading) {
  return reading.month_end != MonthEnd::refuse && reading.first_day != FirstDay::instant &&
         reading.document_under_parent != DocumentUnderParent::holds_parent && reading.scope == Scope::all;
}

// `entry`: the date at which such a record's last fact came in.
std::optional<PlainRule> plain_rule(const BoundRule& bound, const std::vector<VersionStart>& starts,
                                    Column entry) {
  if (starts.size() != 1) return std::nullopt;  // versions of one rule come into force on different days
  const RuleVersion& version = bound.rule->versions.front();
  if (version.ends || version.effect != Effect::all_records) return std::nullopt;
  return PlainRule{&bound, version.keep, starts.front(), least_days_of(version.keep),
                   bound.columns == std::vector{entry}};
}

}  // namespace

PlainRules::PlainRules(const Rulebook& rulebook, const RunTable& runs, const HoldTable& holds)
    : rulebook_(rulebook), runs_(runs) {
  const bool has_runs = runs.last_held() != kNever;
  if (!has_runs || !holds.is_empty() || !is_plain(rulebook.reading())) return;
  take_rules_of_notifications();
  take_rule_of(Area::document, Column::stored_at);
  take_rule_of(Area::sanction, Column::registered_at);
}

void PlainRules::take_rule_of(Area area, Column entry) {
  const std::vector<BoundRule>& rules = rulebook_.rules_of(area);
  if (rules.size() != 1) return;
  const auto rule = plain_rule(rules.front(), rulebook_.version_starts_of(area), entry);
  if (rule) lives_[index_of(area)] = std::make_unique<PlainLives>(runs_, rulebook_.reading(), *rule);
}

void PlainRules::take_rules_of_notifications() {
  const std::vector<BoundRule>& rules = rulebook_.rules_of(Area::notification);
  if (rules.size() != 2) return;
  const bool comes_first = rules.front().applies == Applies::answered;
  const BoundRule& answered = rules[comes_first ? 0 : 1];
  const BoundRule& unanswered = rules[comes_first ? 1 : 0];
  if (answered.applies != Applies::answered || unanswered.applies != Applies::unanswered) return;
  const std::vector<VersionStart>& starts = rulebook_.version_starts_of(Area::notification);
  const auto with_answer = plain_rule(answered, starts, Column::answered_at);
  const auto without = plain_rule(unanswered, starts, Column::notified_at);
  if (!with_answer || !without) return;
  const auto lives_by = [&](const PlainRule& rule) {
    return std::make_unique<PlainLives>(runs_, rulebook_.reading(), rule);
  };
  lives_[index_of(Area::notification)] = lives_by(*with_answer);
  unanswered_ = lives_by(*without);
}

}  // namespace slettefrist::oracle
