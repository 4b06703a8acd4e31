// The fates of a notification, its answers and its documents: the records that decide over each other.
#pragma once

#include <vector>

#include "sim/model/history.h"
#include "sim/model/window.h"
#include "sim/oracle/lifetime.h"

namespace slettefrist::oracle {

// Appends notification, answers, documents, in the family's order.
void append_family_fates(const Context& context, const Family& family, std::vector<Fate>& fates);
// By rising id; see Oracle::holds_reaching.
std::vector<Hold> holds_reaching_one_of(const Context& context, const Family& family, Area area, RecordId id);

}  // namespace slettefrist::oracle
