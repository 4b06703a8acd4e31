// A rule in words, with dates worked out by the oracle: plain, leap day, month end, around midnight.
//
// Shared by `explain` and `check`, so that both tell the same. It must not know the command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/oracle/oracle.h"
#include "sim/policy/policy.h"

namespace slettefrist::cli {

struct WorkedDate {
  std::string anchor;  // as written
  std::string kind;    // "leap day": why this one is shown
  oracle::DueDay due;
};

// The dates of one version for a fixed list of telling anchors; instants where the rule counts from one.
std::vector<WorkedDate> worked_dates(const Rule& rule, const RuleVersion& version, const Reading& reading);

enum class Detail : std::uint8_t { dates, every_step };

std::string applies_text(Applies applies);  // "answered"
// The versions to show: the one in force on `on`, or all.
std::vector<const RuleVersion*> shown_versions(const Rule& rule, std::optional<Day> on);
std::string rule_as_text(const Rule& rule, const Policy& policy, std::optional<Day> on, Detail detail);

// Whether the rule counts from an instant (`_at`) or a civil day (`_on`).
bool counts_from_instant(const Rule& rule);

}  // namespace slettefrist::cli
