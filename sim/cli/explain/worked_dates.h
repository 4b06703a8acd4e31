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

// What becomes of a record that counts from this date (an instant or a day, as written) and has no other, by
// this rule alone, with a run every night. Under the reading scope = new_model a notification that was sent
// before Policy::new_model_from has no rule.
std::optional<oracle::RuledDay> outcome_of(const std::string& anchor, const Rule& rule, const Policy& policy);

struct WorkedDate {
  std::string anchor;  // as written
  std::string kind;    // "leap day": why this one is shown
  oracle::DueDay due;  // under the version
  std::optional<oracle::RuledDay> outcome;
};

// Dates of records that go by this version, of every kind of which there is one; where there is none at all,
// dates of records that it covers. Instants where the rule counts from one.
std::vector<WorkedDate> worked_dates(const Rule& rule, const RuleVersion& version, const Policy& policy);

enum class Detail : std::uint8_t { dates, every_step };

std::string applies_text(Applies applies);         // "answered"
std::string place_of(const RuleVersion& version);  // "star-2024-1.toml:43"
// "removes nothing" or "keep 12 months, in force from 2024-03-18, for all records".
std::string version_told(const RuleVersion& version);
// The versions to show: the one in force on `on`, or all.
std::vector<const RuleVersion*> shown_versions(const Rule& rule, std::optional<Day> on);
std::string rule_as_text(const Rule& rule, const Policy& policy, std::optional<Day> on, Detail detail);

// Whether the rule counts from an instant (`_at`) or a civil day (`_on`).
bool counts_from_instant(const Rule& rule);

}  // namespace slettefrist::cli
