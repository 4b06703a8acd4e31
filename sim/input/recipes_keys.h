// The keys of a file of recipes for submissions, described once for the reader and for `schema submissions`.
// This file must not know any code, day or amount: they stand in scenarios/policies.
#pragma once

#include "sim/input/key_table.h"

namespace slettefrist::input {

const KeyTable& recipes_keys();

}  // namespace slettefrist::input
