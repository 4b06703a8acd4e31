// Rules and clauses as JSON: the proofs of `explain RULE|CLAUSE --json`, and the rules of `check --policy
// --json`.
//
// Every date is the oracle's. It must not know the command line.
#pragma once

#include <string>

#include "sim/cli/explain/proof_fields.h"
#include "sim/input/clauses_file.h"

namespace slettefrist::cli {

// The version in force on `on` (default: all versions), with worked dates.
ProofJson rule_as_json(const Rule& rule, const Policy& policy, std::optional<Day> on);
// Of the rule of that id, and of those that rest on the clause of that id; "" where there is none.
std::string rule_proof(const std::string& subject, const Policy& policy, std::optional<Day> on);
std::string clause_proof(const input::Clause& clause, const input::ClauseList& list);

}  // namespace slettefrist::cli
