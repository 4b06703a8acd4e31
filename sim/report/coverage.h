// The boundary coverage of a run, as reports tell it: which cells were covered, by how many records, and
// which are empty (docs/coverage.md).
//
// The order is that of the policy's rules, then moments, then kinds of day. It must not know how a cell
// fills.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

#include "sim/report/run_report.h"

namespace slettefrist::report {

struct Coverage {
  std::vector<std::pair<std::string, std::int64_t>> covered;  // "document/eve/plain", records
  std::vector<std::string> empty;

  std::int64_t cells() const { return static_cast<std::int64_t>(covered.size() + empty.size()); }
  // Rounded down: 100 only when no cell is empty. 0 where there are no rules.
  std::int64_t percent() const;
};

Coverage coverage_in(const std::vector<RuleCheck>& rules);
// "Boundary coverage 97 %: 94 of 96 cells; empty: ...", a few at most; "" where there are no rules.
std::string coverage_line(const std::vector<RuleCheck>& rules, Language language = Language::english);
// The object `coverage` of summary.json.
nlohmann::ordered_json coverage_json(const std::vector<RuleCheck>& rules);

}  // namespace slettefrist::report
