// Whether a proof of `explain --json` adds up: everything in it worked out again, and compared field by
// field.
//
// Taken from the proof are only its inputs: the record or rule, the day, the run calendar's settings and the
// dates. Rules, readings and clauses come from the files that the reader gives. It must not know a command
// line.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/verifier/clause_text.h"
#include "sim/verifier/policy_text.h"

namespace slettefrist::verifier {

// What the reader holds a proof against.
struct Sources {
  std::optional<PolicyText> policy;
  std::optional<ClauseText> clauses;
};

// The proof needs a source that was not given: no verdict.
class SourceMissing : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What is wrong with it, field by field; empty: accepted.
std::vector<std::string> objections_to(const std::string& proof, const Sources& sources);

}  // namespace slettefrist::verifier
