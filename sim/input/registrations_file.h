// A registrations file to plain values. Everything wrong is thrown as one InputError (see input.h).
//
// This file must not know what a rule decides.
#pragma once

#include <string>

#include "sim/registration/registrations.h"

namespace slettefrist::input {

registration::Registrations read_registrations(const std::string& path);
std::string registrations_schema();  // for `schema registrations`

}  // namespace slettefrist::input
