// What the generators are told of the registrations file: bare codes, days and amounts.
//
// The generators must not know where a value is from; here the names of message kinds become what they tell
// of. It must not know a number.
#pragma once

#include "generators/register_facts.h"
#include "sim/registration/registrations.h"

namespace slettefrist::cli {

generators::RegisterFacts facts_of(const registration::Registrations& registrations);

}  // namespace slettefrist::cli
