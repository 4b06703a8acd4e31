// What a TOML file says it is: policies stand beside registrations and submissions in one folder.
//
// This file must not know what such a file holds.
#pragma once

#include <string>

namespace slettefrist::input {

// Its key `kind`; "policy" where it has none, or where it cannot be read (its reader then says why).
std::string kind_of_file(const std::string& path);

}  // namespace slettefrist::input
