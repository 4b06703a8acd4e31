// Which figures of a comparison rest on assumed rates: all, where a scenario's rates alone made the world;
// with a user's own monthly figures only those that count an area which still rests on rates.
//
// It must not know where an area's figures come from.
#pragma once

#include <string>

#include "sim/report/what_if.h"

namespace slettefrist::report {

// What a figure adds up.
enum class Counted : std::uint8_t { differing, removed, remaining, bytes };

bool rests_on_rates(const WhatIfReport& report, Counted counted);  // in any proposal
// Of a figure over several seeds, by its name.
bool rests_on_rates(const WhatIfReport& report, const Spread& spread);

std::string marked(std::string text, bool rests_on_rates);

}  // namespace slettefrist::report
