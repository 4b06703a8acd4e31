// Where citizens live and in which fund they are insured: codes drawn by size.
//
// Sizes are assumed and only spread the load over codes. This file must not know records.
#pragma once

#include <string_view>

#include "generators/stream.h"

namespace slettefrist::generators {

std::string_view draw_municipality(Stream& stream);  // three digits
std::string_view draw_fund(Stream& stream);          // three digits, some with a leading zero

}  // namespace slettefrist::generators
