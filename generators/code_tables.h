// Our own codes of municipalities, funds and kinds, with weights: the data behind every drawn code.
//
// This file must not know a draw.
#pragma once

#include <vector>

#include "sim/model/people.h"

namespace slettefrist::generators {

const std::vector<WeightedCode>& own_municipalities();  // three digits
const std::vector<WeightedCode>& own_funds();           // three digits, some with a leading zero
const std::vector<WeightedCode>& own_event_kinds();
const std::vector<WeightedCode>& own_decision_kinds();
const std::vector<WeightedCode>& own_sanction_kinds();

}  // namespace slettefrist::generators
