// Names for synthetic citizens: common Danish given names, and family names put together from common words of
// landscape and weather. No combination is meant to be a person.
//
// This file must not know records.
#pragma once

#include <string>
#include <string_view>

#include "generators/stream.h"

namespace slettefrist::generators {

std::string_view draw_given_name(Stream& stream, bool male);
std::string draw_family_name(Stream& stream);

}  // namespace slettefrist::generators
