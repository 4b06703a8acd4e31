// Compares the log rows of one run with its removals.
#include "sim/judge/log_check.h"

#include <algorithm>
#include <map>
#include <optional>

namespace slettefrist::judge {
namespace {

Finding about(FindingKind kind, const Run& run, std::string area, RecordId id, FindingDetail detail) {
  Finding finding;
  finding.kind = kind;
  finding.area = std::move(area);
  finding.record_id = id;
  finding.observed_on = run.as_of;
  finding.detail = std::move(detail);
  return finding;
}

// Where no table is called so, the area may be anything, and is not repeated.
Finding about_row(FindingKind kind, const Run& run, const LogRow& row, FindingDetail detail) {
  return about(kind, run, area_named(row.area) ? row.area : "deletion_log", row.record_id.value_or(0),
               std::move(detail));
}

// Why the row holds something outside the closed form of area, rule id, id, day and instant; empty if it does
// not.
FindingDetail outside_closed_form(const LogRow& row, const std::vector<std::string>& rule_ids) {
  if (!row.misfit.empty()) return row.misfit;
  if (!area_named(row.area)) return {{DetailPhrase::no_such_area}};
  if (std::find(rule_ids.begin(), rule_ids.end(), row.rule) == rule_ids.end())
    return {{DetailPhrase::no_such_rule}};
  if (!parse_day(row.as_of)) return {{DetailPhrase::as_of_not_a_day}};
  if (!parse_day(row.due_on)) return {{DetailPhrase::due_on_not_a_day}};
  return {};
}

bool is_true_of(const LogRow& row, const Attribution& attribution, const std::vector<std::string>& rule_ids) {
  return attribution.rule != kNoRule && row.rule == rule_ids[static_cast<std::size_t>(attribution.rule)] &&
         (!attribution.due_on || row.due_on == to_text(*attribution.due_on));
}

// What is untrue in what a row of the closed form says of its run; empty if nothing is.
FindingDetail untruth_about_run(const LogRow& row, const std::vector<Run>& nights) {
  const auto night = std::find_if(nights.begin(), nights.end(),
                                  [&](const Run& each) { return row.run_at == each.run_at.seconds; });
  if (night == nights.end()) return {{DetailPhrase::run_at_not_the_runs}};
  if (row.as_of == to_text(night->as_of)) return {};
  return {{DetailPhrase::as_of_not_the_runs}};
}

bool is_due_after_its_day(const LogRow& row) { return row.due_on > row.as_of; }

// What is untrue in such a row about a removal that was seen; empty if nothing is.
FindingDetail untruth(const LogRow& row, const LoggedRemoval& removal, const std::vector<Run>& nights,
                      const std::vector<std::string>& rule_ids) {
  FindingDetail about_run = untruth_about_run(row, nights);
  if (!about_run.empty()) return about_run;
  if (!removal.lawful || removal.attribution.rule == kNoRule) return {};
  if (!removal.or_else.empty() && is_due_after_its_day(row)) return {{DetailPhrase::due_after_as_of}};
  if (std::any_of(removal.or_else.begin(), removal.or_else.end(),
                  [&](const Attribution& other) { return is_true_of(row, other, rule_ids); })) {
    return {};
  }
  if (row.rule != rule_ids[static_cast<std::size_t>(removal.attribution.rule)])
    return {{DetailPhrase::another_rule}};
  const std::optional<Day> due_on = parse_day(row.due_on);
  if (removal.attribution.due_on && due_on && due_on != removal.attribution.due_on) {
    return {{DetailPhrase::due_on_told, *due_on}, {DetailPhrase::due_on_was, *removal.attribution.due_on}};
  }
  return {};
}

// The same of a record that nobody saw: there only what the row says of itself can be wrong.
FindingDetail untruth_unseen(const LogRow& row, const std::vector<Run>& nights) {
  FindingDetail about_run = untruth_about_run(row, nights);
  if (about_run.empty() && is_due_after_its_day(row)) about_run = {{DetailPhrase::due_after_as_of}};
  return about_run;
}

// One run's log against its removals.
class LogCheck {
 public:
  LogCheck(const LogSight& sight, const std::vector<std::string>& rule_ids)
      : sight_(sight), rule_ids_(rule_ids), rows_of_removals_(sight.removals.size()) {}

  LogVerdict check(const std::vector<LogRow>& rows) {
    for (const LogRow& row : rows) check_row(row);
    for (std::size_t i = 0; i < sight_.removals.size(); ++i) {
      if (rows_of_removals_[i] > 0) continue;
      const LoggedRemoval& removal = sight_.removals[i];
      Finding finding = about(FindingKind::log_untrue, sight_.run, std::string{name_of(removal.key.area)},
                              removal.key.id, {{DetailPhrase::removal_not_logged}});
      finding.citizen_id = removal.citizen_id;
      verdict_.findings.push_back(std::move(finding));
    }
    return std::move(verdict_);
  }

 private:
  void check_row(const LogRow& row) {
    const std::optional<Area> area = area_named(row.area);
    const FindingDetail outside = outside_closed_form(row, rule_ids_);
    if (!outside.empty()) {
      tell(FindingKind::log_personal_data, row, detail_of(DetailPhrase::outside_closed_form, outside));
    }
    const RecordKey key{area.value_or(Area::citizen), row.record_id.value_or(0)};
    const LoggedRemoval* const removal = area ? removal_of(key) : nullptr;
    const bool may_be_unseen = area && row.record_id && sight_.was_ever_seen && !sight_.was_ever_seen(key);
    if (removal == nullptr && !may_be_unseen) {
      tell(FindingKind::log_untrue, row, {{DetailPhrase::logged_removal_unseen}});
      return;
    }
    std::uint32_t& rows = removal == nullptr
                              ? rows_of_unseen_[key]
                              : rows_of_removals_[static_cast<std::size_t>(removal - sight_.removals.data())];
    if (++rows == 2) {
      tell(FindingKind::log_untrue, row, {{DetailPhrase::removal_logged_twice}});
    }
    if (removal == nullptr) ++verdict_.unseen;
    if (!outside.empty()) return;
    const FindingDetail wrong = removal == nullptr ? untruth_unseen(row, sight_.nights)
                                                   : untruth(row, *removal, sight_.nights, rule_ids_);
    if (!wrong.empty()) tell(FindingKind::log_untrue, row, detail_of(DetailPhrase::log_row_untrue, wrong));
  }

  const LoggedRemoval* removal_of(const RecordKey& key) const {
    const auto& removals = sight_.removals;
    const auto removal = std::lower_bound(
        removals.begin(), removals.end(), key,
        [](const LoggedRemoval& candidate, const RecordKey& wanted) { return candidate.key < wanted; });
    return removal == removals.end() || removal->key != key ? nullptr : &*removal;
  }

  void tell(FindingKind kind, const LogRow& row, FindingDetail detail) {
    verdict_.findings.push_back(about_row(kind, sight_.run, row, std::move(detail)));
  }

  const LogSight& sight_;
  const std::vector<std::string>& rule_ids_;
  std::vector<std::uint32_t> rows_of_removals_;  // in their order
  std::map<RecordKey, std::uint32_t> rows_of_unseen_;
  LogVerdict verdict_;
};

}  // namespace

LogVerdict check_log(const LogSight& sight, const std::vector<LogRow>& rows,
                     const std::vector<std::string>& rule_ids) {
  return LogCheck{sight, rule_ids}.check(rows);
}

std::vector<Finding> lost_from_log(const Run& run, const std::vector<LogRow>& lost) {
  std::vector<Finding> findings;
  findings.reserve(lost.size());
  for (const LogRow& row : lost) {
    findings.push_back(about_row(FindingKind::log_untrue, run, row, {{DetailPhrase::log_row_lost}}));
  }
  return findings;
}

}  // namespace slettefrist::judge
