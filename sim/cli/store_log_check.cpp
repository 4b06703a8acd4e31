// Log rows against what is still there, the policy's names and the calendar; see store_log_check.h.
//
// What a misfit row holds is never repeated: it may be personal. It must not know a file.
#include "sim/cli/store_log_check.h"

#include <algorithm>
#include <map>

namespace slettefrist::cli {
namespace {

StoreFinding about(FindingKind kind, const LogRow& row, const std::string& detail) {
  StoreFinding found;
  found.finding.kind = kind;
  found.finding.area = area_named(row.area) ? row.area : "deletion_log";
  found.finding.record_id = row.record_id.value_or(0);
  found.finding.detail = detail;
  return found;
}

std::string outside_closed_form(const LogRow& row, const Policy& policy) {
  if (!row.misfit.empty()) return row.misfit;
  if (!area_named(row.area)) return "the area is none of the tables";
  const bool is_rule = std::any_of(policy.rules.begin(), policy.rules.end(),
                                   [&](const Rule& rule) { return rule.id == row.rule; });
  if (!is_rule) return "the rule is not one of the policy's";
  if (!parse_day(row.as_of)) return "as_of is no day";
  return parse_day(row.due_on) ? "" : "due_on is no day";
}

std::string untruth(const LogRow& row, bool is_present, Day as_of) {
  if (is_present) return "the log tells of its removal, and it is still there";
  const auto day = parse_day(row.as_of);
  const auto due = parse_day(row.due_on);
  if (day && *day > as_of) return "the log tells of a run after " + to_text(as_of);
  if (day && due && *due > *day) return "the log tells of a removal before its due day";
  return "";
}

}  // namespace

std::vector<StoreFinding> check_store_log(const std::vector<LogRow>& rows, const std::set<RecordKey>& present,
                                          const Policy& policy, Day as_of) {
  std::vector<StoreFinding> findings;
  std::map<RecordKey, int> rows_of;
  for (const LogRow& row : rows) {
    const std::string outside = outside_closed_form(row, policy);
    if (!outside.empty()) {
      findings.push_back(
          about(FindingKind::log_personal_data, row, "a log row is outside the closed form: " + outside));
    }
    const auto area = area_named(row.area);
    const RecordKey key{area.value_or(Area::citizen), row.record_id.value_or(0)};
    const std::string wrong = untruth(row, area && present.contains(key), as_of);
    if (!wrong.empty()) findings.push_back(about(FindingKind::log_untrue, row, wrong));
    if (area && ++rows_of[key] == 2) {
      findings.push_back(about(FindingKind::log_untrue, row, "its removal is logged more than once"));
    }
  }
  return findings;
}

}  // namespace slettefrist::cli
