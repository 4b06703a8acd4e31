// The dated versions of one rule: the first stands in the rule itself, the later ones in [[rule.version]].
// This file must not know a rule's numbers.
#pragma once

#include <string>
#include <vector>

#include "sim/input/key_reader.h"
#include "sim/input/policy_layers.h"
#include "sim/policy/policy.h"

namespace slettefrist::input {

// `rule` reads the [[rule]] that `subject` names in messages; its other keys are the caller's to read.
std::vector<RuleVersion> read_versions(KeyReader& rule, const std::string& subject,
                                       const PolicyLayers& layers, ProblemList& problems);

}  // namespace slettefrist::input
