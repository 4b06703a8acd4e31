// Binds the policy's rules to columns and tables once, and asks one rule for one record's date (rulebook.h).
#include "sim/oracle/rulebook.h"

#include <algorithm>
#include <string>
#include <utility>

#include "sim/model/input_error.h"
#include "sim/oracle/zone.h"

namespace slettefrist::oracle {
namespace {

struct NamedColumn {
  Area area;
  const char* name;
  Column column;
};

constexpr std::array<NamedColumn, 19> kColumns{{
    {Area::citizen, "born_on", Column::born_on},
    {Area::notification, "notified_at", Column::notified_at},
    {Area::notification, "event_on", Column::event_on},
    {Area::notification, "answered_at", Column::answered_at},
    {Area::notification, "decided_on", Column::decided_on},
    {Area::document, "stored_at", Column::stored_at},
    {Area::document, "file_dated_on", Column::file_dated_on},
    {Area::sanction, "decided_on", Column::decided_on},
    {Area::sanction, "registered_at", Column::registered_at},
    {Area::sanction, "expires_on", Column::expires_on},
    {Area::sanction, "served_on", Column::served_on},
    {Area::sanction, "served_registered_at", Column::served_registered_at},
    {Area::contact_course, "starts_on", Column::starts_on},
    {Area::contact_course, "ends_on", Column::ends_on},
    {Area::contact_course, "registered_at", Column::registered_at},
    {Area::plan_draft, "sent_at", Column::sent_at},
    {Area::benefit_report, "calculated_on", Column::calculated_on},
    {Area::benefit_report, "reported_at", Column::reported_at},
    {Area::message, "sent_at", Column::sent_at},
}};

[[noreturn]] void reject(const Rule& rule, const std::string& what, const std::string& remedy) {
  Problem problem;
  if (!rule.versions.empty()) {
    problem.file = rule.versions.front().file;
    problem.line = rule.versions.front().line;
  }
  problem.what = "rule '" + rule.id + "': " + what;
  problem.remedy = remedy;
  throw InputError(std::move(problem));
}

Column column_named(const Rule& rule, const std::string& name) {
  for (const NamedColumn& column : kColumns) {
    if (column.area != rule.area || column.name != name) continue;
    const bool is_of_answer = rule.area == Area::notification &&
                              (column.column == Column::answered_at || column.column == Column::decided_on);
    if (is_of_answer && rule.applies != Applies::answered) {
      reject(rule,
             "counted_from = \"" + name +
                 "\" is a date of the answer, but the rule does not apply to "
                 "answered notifications only",
             "Set applies = \"answered\"");
    }
    return column.column;
  }
  reject(rule,
         "counted_from = \"" + name + "\": table " + std::string{name_of(rule.area)} +
             " has no such date column",
         "Name a date column of that table");
}

}  // namespace

bool Demand::same_as(const Demand& other) const {
  if (kind != other.kind) return false;
  return kind == Kind::none || (version == other.version && deadline == other.deadline);
}

Rulebook::Rulebook(Policy policy) : policy_(std::move(policy)) {
  bind_rules();
  collect_version_starts();
}

void Rulebook::bind_rules() {
  for (std::size_t i = 0; i < policy_.rules.size(); ++i) {
    const Rule& rule = policy_.rules[i];
    if (rule.area == Area::answer) {
      reject(rule, "area = \"answer\": answers go with their notification and have no rule of their own",
             "Use area = \"notification\" with applies = \"answered\"");
    }
    BoundRule bound;
    bound.index = static_cast<std::int32_t>(i);
    bound.applies = rule.applies;
    bound.rule = &rule;
    for (const std::string& name : rule.counted_from) bound.columns.push_back(column_named(rule, name));
    rules_[index_of(rule.area)].push_back(std::move(bound));
  }
}

void Rulebook::collect_version_starts() {
  for (const Area area : kAreas) {
    std::vector<Day> days;
    const auto add_days_of = [&](Area other) {
      for (const BoundRule& bound : rules_of(other)) {
        for (const RuleVersion& version : bound.rule->versions) days.push_back(version.in_force);
      }
    };
    add_days_of(area);
    const bool is_held_back =
        area == Area::notification && reading().document_under_parent == DocumentUnderParent::holds_parent;
    if (is_held_back) add_days_of(Area::document);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    for (const Day day : days) starts_[index_of(area)].push_back({day, denmark().start_of(day)});
  }
}

Demand Rulebook::demand_of(const BoundRule& rule, const std::optional<Anchor>& anchor, Day as_of) const {
  Demand demand;
  if (!anchor) return demand;
  const std::optional<std::size_t> deciding = version_deciding(*rule.rule, as_of, anchor->day);
  if (!deciding) return demand;
  const RuleVersion& version = rule.rule->versions[*deciding];
  if (version.ends) return demand;
  demand.version = *deciding;
  demand.in_force = version.in_force;
  const std::optional<Deadline> deadline = deadline_of(*anchor, version.keep, reading());
  demand.kind = deadline ? Demand::Kind::dated : Demand::Kind::refused;
  if (deadline) demand.deadline = *deadline;
  demand.anchor = *anchor;
  return demand;
}

}  // namespace slettefrist::oracle
