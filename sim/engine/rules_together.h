// Which policies can be purged a rule at a time, and which only by all their rules together.
//
// It must not know a store or a day.
#pragma once

#include "sim/policy/policy.h"

namespace slettefrist::engine {

// Whether one record may be due under both: the sooner decides, and a transaction that sees a part of what is
// due may not have seen that.
bool may_meet(const Rule& left, const Rule& right);

// Why what is due by one rule cannot be told without the others; nothing: it can.
const char* why_only_together(const Policy& policy);

}  // namespace slettefrist::engine
