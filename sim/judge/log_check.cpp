// Compares the log rows of one run with its removals.
#include "sim/judge/log_check.h"

#include <algorithm>
#include <map>
#include <optional>

namespace slettefrist::judge {
namespace {

Finding about(FindingKind kind, const Run& run, std::string area, RecordId id, std::string detail) {
  Finding finding;
  finding.kind = kind;
  finding.area = std::move(area);
  finding.record_id = id;
  finding.observed_on = run.as_of;
  finding.detail = std::move(detail);
  return finding;
}

// Why the row holds something outside the closed form of area, rule id, id, day and instant; "" if it does
// not.
std::string outside_closed_form(const LogRow& row, const std::vector<std::string>& rule_ids) {
  if (!row.misfit.empty()) return row.misfit;
  if (!area_named(row.area)) return "the area is none of the tables";
  if (std::find(rule_ids.begin(), rule_ids.end(), row.rule) == rule_ids.end())
    return "the rule is not one of the policy's";
  if (!parse_day(row.as_of)) return "as_of is not a day";
  if (!parse_day(row.due_on)) return "due_on is not a day";
  return "";
}

// What is untrue in a row about a removal that was seen; "" if nothing is.
std::string untruth(const LogRow& row, const LoggedRemoval& removal, const Run& run,
                    const std::vector<std::string>& rule_ids) {
  if (row.run_at != run.run_at.seconds) return "run_at is not the run's";
  if (row.as_of != to_text(run.as_of)) return "as_of is not the run's day";
  if (!removal.lawful || removal.attribution.rule == kNoRule) return "";
  if (row.rule != rule_ids[static_cast<std::size_t>(removal.attribution.rule)]) return "the rule is another";
  if (removal.attribution.due_on && row.due_on != to_text(*removal.attribution.due_on)) {
    return "due_on is " + row.due_on + ", was " + to_text(*removal.attribution.due_on);
  }
  return "";
}

}  // namespace

std::vector<Finding> check_log(const Run& run, const std::vector<LoggedRemoval>& removals,
                               const std::vector<LogRow>& rows, const std::vector<std::string>& rule_ids) {
  std::vector<Finding> findings;
  std::map<RecordKey, int> rows_of;
  for (const LogRow& row : rows) {
    const std::optional<Area> area = area_named(row.area);
    const RecordId id = row.record_id.value_or(0);
    const std::string where = area ? row.area : "deletion_log";
    const std::string outside = outside_closed_form(row, rule_ids);
    if (!outside.empty()) {
      findings.push_back(about(FindingKind::log_personal_data, run, where, id,
                               "a log row is outside the closed form: " + outside));
    }
    const RecordKey key{area.value_or(Area::citizen), id};
    const auto removal = std::lower_bound(
        removals.begin(), removals.end(), key,
        [](const LoggedRemoval& candidate, const RecordKey& wanted) { return candidate.key < wanted; });
    if (!area || removal == removals.end() || removal->key != key) {
      findings.push_back(
          about(FindingKind::log_untrue, run, where, id, "the log tells of a removal that was not seen"));
      continue;
    }
    if (++rows_of[key] == 2) {
      findings.push_back(
          about(FindingKind::log_untrue, run, where, id, "the removal is logged more than once"));
    }
    const std::string wrong = untruth(row, *removal, run, rule_ids);
    if (!wrong.empty() && outside.empty()) {
      findings.push_back(about(FindingKind::log_untrue, run, where, id, "the log row is not true: " + wrong));
    }
  }
  for (const LoggedRemoval& removal : removals) {
    if (rows_of.contains(removal.key)) continue;
    Finding finding = about(FindingKind::log_untrue, run, std::string{name_of(removal.key.area)},
                            removal.key.id, "the removal is not in the log");
    finding.citizen_id = removal.citizen_id;
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace slettefrist::judge
