// The kill matrix: which scenario convicts which fault, of what.
//
// A fault is killed by a finding of the kind that its card names and that the built-in engine has not got in
// the same world. So that the gate is quick, a fault meets the scenarios named for it first and is let go
// once it is caught. It must not know the command line or a file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/cli/job/fault_catalogue.h"
#include "sim/cli/job/job.h"

namespace slettefrist::cli {

// One fault in one world.
struct Trial {
  std::string scenario;
  std::vector<FindingKind> kinds;  // rising, each once; what the built-in engine has in this world left out
  std::optional<Finding> first;    // the earliest of the kind that the fault's card names
  std::string first_rule;          // its rule's id, "" for none
};

struct FaultRow {
  FaultCard card;
  std::vector<Trial> trials;  // in the order of the scenarios
  std::vector<std::string> killed_by() const;
  std::vector<FindingKind> kinds() const;  // of all trials
  const Trial* first_kill() const;         // nullptr: it survives
};

struct Matrix {
  std::vector<FaultRow> rows;               // as the faults were given
  std::vector<std::string> scenarios;       // those that were run
  std::vector<std::string> wrong_controls;  // scenarios in which the built-in engine is not as they expect
  double score() const;                     // share of faults that were killed
  bool is_passed() const { return score() >= 1.0 && wrong_controls.empty(); }
};

// `jobs` are taken apart: one world for every trial. Deterministic whatever the number of threads.
Matrix kill_matrix(const std::vector<Job>& jobs, const std::vector<const Fault*>& faults, bool is_full,
                   int threads);

}  // namespace slettefrist::cli
