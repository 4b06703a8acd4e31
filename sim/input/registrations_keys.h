// The keys of a registrations file, described once for the reader and for `schema registrations`.
// This file must not know any code, day or amount: they stand in scenarios/policies.
#pragma once

#include "sim/input/key_table.h"

namespace slettefrist::input {

const KeyTable& registrations_keys();

}  // namespace slettefrist::input
