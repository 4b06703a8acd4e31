// How one policy differs from another, in one line each.
//
// Shared by `check --policy` and `whatif`, so that both tell the same. It must not know a world.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/policy/policy.h"
#include "sim/report/language.h"

namespace slettefrist::cli {

// "1 month", "6 år".
std::string period_text(const Period& period, Language language);
// Keys and values, the same in every language.
std::vector<std::string> reading_changes(const Reading& before, const Reading& now);
// Of the rule of this id; nothing where both have it alike, or neither has it.
std::optional<std::string> rule_change(const Policy& before, const Policy& now, const std::string& id,
                                       Language language = Language::english);
// Readings, then rules as they stand in `now`, then rules that it no longer has.
std::vector<std::string> policy_changes(const Policy& before, const Policy& now,
                                        Language language = Language::english);

}  // namespace slettefrist::cli
