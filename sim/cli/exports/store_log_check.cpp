// Log rows against what is still there, the policy's names and the calendar; see store_log_check.h.
//
// What a misfit row holds is never repeated: it may be personal. It must not know a file.
#include "sim/cli/exports/store_log_check.h"

#include <algorithm>
#include <map>

namespace slettefrist::cli {
namespace {

StoreFinding about(FindingKind kind, const LogRow& row, const FindingDetail& detail) {
  StoreFinding found;
  found.finding.kind = kind;
  found.finding.area = area_named(row.area) ? row.area : "deletion_log";
  found.finding.record_id = row.record_id.value_or(0);
  found.finding.detail = detail;
  return found;
}

FindingDetail outside_closed_form(const LogRow& row, const Policy& policy) {
  if (!row.misfit.empty()) return row.misfit;
  if (!area_named(row.area)) return {{DetailPhrase::no_such_area}};
  const bool is_rule = std::any_of(policy.rules.begin(), policy.rules.end(),
                                   [&](const Rule& rule) { return rule.id == row.rule; });
  if (!is_rule) return {{DetailPhrase::no_such_rule}};
  if (!parse_day(row.as_of)) return {{DetailPhrase::as_of_no_day}};
  if (!parse_day(row.due_on)) return {{DetailPhrase::due_on_no_day}};
  return {};
}

FindingDetail untruth(const LogRow& row, bool is_present, Day as_of) {
  if (is_present) return {{DetailPhrase::logged_and_still_there}};
  const auto day = parse_day(row.as_of);
  const auto due = parse_day(row.due_on);
  if (day && *day > as_of) return {{DetailPhrase::logged_run_in_future, as_of}};
  if (day && due && *due > *day) return {{DetailPhrase::logged_before_due}};
  return {};
}

}  // namespace

std::vector<StoreFinding> check_store_log(const std::vector<LogRow>& rows, const std::set<RecordKey>& present,
                                          const Policy& policy, Day as_of) {
  std::vector<StoreFinding> findings;
  std::map<RecordKey, int> rows_of;
  for (const LogRow& row : rows) {
    const FindingDetail outside = outside_closed_form(row, policy);
    if (!outside.empty()) {
      findings.push_back(
          about(FindingKind::log_personal_data, row, detail_of(DetailPhrase::outside_closed_form, outside)));
    }
    const auto area = area_named(row.area);
    const RecordKey key{area.value_or(Area::citizen), row.record_id.value_or(0)};
    const FindingDetail wrong = untruth(row, area && present.contains(key), as_of);
    if (!wrong.empty()) findings.push_back(about(FindingKind::log_untrue, row, wrong));
    if (area && ++rows_of[key] == 2) {
      findings.push_back(about(FindingKind::log_untrue, row, {{DetailPhrase::logged_twice}}));
    }
  }
  return findings;
}

}  // namespace slettefrist::cli
