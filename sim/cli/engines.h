// From --engine SPEC to an engine under test.
//
// This edition has one. It must not know a store or a world.
#pragma once

#include <memory>
#include <string>

#include "sim/engine/purge_engine.h"
#include "sim/policy/policy.h"

namespace slettefrist::cli {

// Throws InputError for a SPEC that this edition does not know.
std::unique_ptr<PurgeEngine> make_engine(const std::string& spec, const Policy& policy);

}  // namespace slettefrist::cli
