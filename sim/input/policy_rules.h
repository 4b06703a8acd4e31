// One [[rule]] of a policy to a Rule with its dated versions. This file must not know a rule's numbers.
#pragma once

#include <vector>

#include "sim/input/policy_layers.h"
#include "sim/policy/policy.h"

namespace slettefrist::input {

// `position` counts from 1 and names a rule without an id. The result is of use only if no problem came up.
Rule read_rule(const Node& table, std::size_t position, const PolicyLayers& layers, ProblemList& problems);

}  // namespace slettefrist::input
