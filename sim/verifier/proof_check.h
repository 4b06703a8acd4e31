// Whether a proof of `explain --json` adds up: everything in it worked out again, and compared field by
// field.
//
// Taken from the proof are only its inputs: the record, the day, the run calendar's settings and the
// instants. Rules and readings come from the policy that the reader gives. It must not know a command line.
#pragma once

#include <string>
#include <vector>

#include "sim/verifier/policy_text.h"

namespace slettefrist::verifier {

// What is wrong with it, field by field; empty: accepted.
std::vector<std::string> objections_to(const std::string& proof, const PolicyText& policy);

}  // namespace slettefrist::verifier
