// A window in words: rule, clause, runs, and the computation of its due day, step by step.
//
// A window does not say from which of a family's dates it was counted; the date that gives its due day is
// looked up here. It must not know how a window was decided.
#pragma once

#include <string>
#include <vector>

#include "sim/cli/job/job.h"
#include "sim/model/window.h"

namespace slettefrist::cli {

// A date of a record that a rule may count from.
struct Anchor {
  RecordKey record;
  std::string column;
  std::optional<Instant> instant;  // else the day
  Day day;
};

struct WindowStory {
  std::string line;                      // rule, clause, due day and runs in one sentence
  std::vector<std::string> steps;        // of the due day; empty when several dates decided it together
  const Anchor* anchor = nullptr;        // the date that gives the due day; null in that same case
  const RuleVersion* version = nullptr;  // of the rule by which it goes
};

// Rule, clause, file and line of the version, due day and runs.
std::string window_told(const Window& window, const RuleVersion& version, const Job& job);

WindowStory story_of(const Window& window, RecordKey record, const std::vector<Anchor>& anchors,
                     const Job& job);

}  // namespace slettefrist::cli
