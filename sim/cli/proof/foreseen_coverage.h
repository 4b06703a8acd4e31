// Which cells of the boundary coverage a pack's records will fill when a faultless, prompt engine purges them
// under the scenario's run calendar.
//
// The count is the judge's own, on what the oracle foresees in place of what was seen. It must not know a
// record.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "sim/model/coverage.h"
#include "sim/model/run_calendar.h"
#include "sim/model/window.h"
#include "sim/policy/policy.h"
#include "sim/report/run_report.h"

namespace slettefrist::cli {

class ForeseenCoverage {
 public:
  ForeseenCoverage(const Policy& policy, const RunCalendar& calendar);

  // What part of the records fills: counted by any thread, each its own part, and then added.
  class Part {
   public:
    explicit Part(const ForeseenCoverage& whole);
    // A fate and the instant at which its record enters the store.
    void add(const Fate& fate, Instant entered_at);

   private:
    friend class ForeseenCoverage;
    const RunCalendar* calendar_;
    std::vector<CellCounts> cells_;  // by rule
    bool is_listened_to_;
    std::vector<std::pair<Window, std::int32_t>> heard_;
  };
  void add(Part&& part);

  // One entry a rule, in the policy's order, with its cells and nothing else counted.
  const std::vector<RuleCheck>& rules() const { return rules_; }
  // Each record that counts: its deciding window and the first run that finds it in the store.
  using Listener = std::function<void(const Window&, std::int32_t entered_run)>;
  void listen(Listener listener) { listener_ = std::move(listener); }

 private:
  const RunCalendar& calendar_;
  std::vector<RuleCheck> rules_;
  Listener listener_;
};

}  // namespace slettefrist::cli
