// A family in which each record has one date, once and for all: told without a walk.
//
// What is not so plain is left to family_story.h, which tells plain families alike.
#pragma once

#include <vector>

#include "sim/model/history.h"
#include "sim/model/window.h"
#include "sim/oracle/lifetime.h"

namespace slettefrist::oracle {

// As append_family_fates; false, and nothing appended, where the family has to be walked.
bool append_plain_family_fates(const Context& context, const Family& family, std::vector<Fate>& fates);

}  // namespace slettefrist::oracle
