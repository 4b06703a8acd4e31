// Findings: what the judge says against an engine. The list of kinds is closed (contract).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/model/day.h"
#include "sim/model/finding_detail.h"
#include "sim/model/records.h"

namespace slettefrist {

enum class FindingKind : std::uint8_t {
  too_early,
  too_late,
  run_missed,
  orphan,
  wrong_set,
  returned,
  residue,
  no_rule,
  log_untrue,
  log_personal_data,
  not_repeatable,
  engine_failed,
};
constexpr std::size_t kFindingKindCount = 12;
std::string_view name_of(FindingKind kind);
std::optional<FindingKind> finding_kind_named(std::string_view name);

// At most one a kind and record. `record_id` and `citizen_id` are 0 where a finding has no record; `area` is
// then the table's name or "engine". `rule` is an index into Policy::rules or kNoRule.
struct Finding {
  FindingKind kind = FindingKind::too_early;
  std::string area;
  RecordId record_id = 0;
  RecordId citizen_id = 0;
  std::optional<Day> due_on;
  std::optional<Day> observed_on;  // the day it went; empty if it never did
  std::optional<int> days_off;     // negative: too early
  std::int32_t rule = -1;
  FindingDetail detail;  // one sentence, no personal data
};

}  // namespace slettefrist
