// What a proof has to say, worked out anew from its inputs and the texts it claims to follow: of a record, of
// a rule, of a clause without one.
//
// `said` is looked into for inputs only: which record or rule, which day, which dates. Unreadable where they
// contradict themselves. It must not know how the two are compared.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "sim/verifier/clause_text.h"
#include "sim/verifier/policy_text.h"

namespace slettefrist::verifier {

constexpr const char* kRecordProof = "slettefrist-proof-1";
constexpr const char* kRuleProof = "slettefrist-rule-proof-1";
constexpr const char* kClauseProof = "slettefrist-clause-proof-1";

nlohmann::json record_proof(const nlohmann::json& said, const PolicyText& policy);
nlohmann::json rule_proof(const nlohmann::json& said, const PolicyText& policy);
nlohmann::json clause_proof(const nlohmann::json& said, const ClauseText& clauses);

}  // namespace slettefrist::verifier
