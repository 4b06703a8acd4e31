// How a proposal differs from the base: in a line each, and which of it moves the records of each rule.
//
// It must not know an option.
#pragma once

#include <string>

#include "sim/cli/whatif/proposals.h"
#include "sim/report/language.h"

namespace slettefrist::cli {

// In both languages where the report has both.
void tell_changes(const Proposal& base, const Proposal& own, ProposalReport& report);

std::string schedule_text(const PurgeSchedule& purge, Language language = Language::english);  // "6 hours"

}  // namespace slettefrist::cli
