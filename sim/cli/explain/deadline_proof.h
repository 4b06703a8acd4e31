// The proof of a record's deadline as JSON: inputs, anchors, readings, period, each step, first and last
// lawful day. docs/explain.md says what each field is; sim/verifier accepts or rejects it.
//
// Everything in it is the oracle's word or the policy's. It must not know the verifier.
#pragma once

#include <string>

#include "sim/cli/explain/found_record.h"

namespace slettefrist::cli {

std::string deadline_proof(const FoundRecord& record, RecordKey key, Day on, const Job& job);

}  // namespace slettefrist::cli
