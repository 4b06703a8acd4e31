// What stands in every proof in the same clothes: instants, days, the policy and its readings.
//
// The verifier has its own idea of all this. It must not know what a proof is about.
#pragma once

#include <nlohmann/json.hpp>

#include "sim/policy/policy.h"

namespace slettefrist::cli {

using ProofJson = nlohmann::ordered_json;

// The text under `name` ("instant", "anchor"), beside it the same as a number and on a Danish clock.
void add_instant(Instant instant, const char* name, ProofJson& json);
void add_day(Day day, const char* name, ProofJson& json);
ProofJson policy_fields(const Policy& policy);
ProofJson reading_fields(const Reading& reading);
// A file as a proof names it: without its folders, which differ from machine to machine.
std::string proof_file_name(const std::string& path);

}  // namespace slettefrist::cli
