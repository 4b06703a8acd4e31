// The parts of a scenario with a shape of their own: schedule, hand-written records, expectations.
// This file must not know a policy.
#pragma once

#include <vector>

#include "sim/input/history_checks.h"
#include "sim/input/toml_document.h"
#include "sim/scenario/scenario.h"

namespace slettefrist::input {

// A length of time as step and [purge] every write it; exactly one of the two is positive.
struct Stride {
  int days = 0;
  int hours = 0;
};
std::optional<Stride> parse_stride(const std::string& text);  // "N day(s)" or "N hour(s)", N from 1 on

PurgeSchedule read_purge(const Node* table, ProblemList& problems);  // nullptr: all defaults
std::vector<Expectation> read_expectations(const Node& table, ProblemList& problems);
// `stories` gets those that stand beside the records.
History read_records(const Node& table, std::vector<Story>& stories, ProblemList& problems);

// Reports the ids in [records] that a generated record of this scenario may have too.
void check_id_collisions(const Node& records, const Scenario& scenario, ProblemList& problems);

}  // namespace slettefrist::input
