// A file of holds alone (`whatif --variant holds=FILE`): the rows of a pack's hold.csv, wherever it lies.
//
// Whether the records that it names are in a world is for whoever has the world. This file must not know one.
#pragma once

#include <string>

#include "sim/input/history_checks.h"

namespace slettefrist::input {

// Throws InputError with all that is wrong in it.
PlacedTable<Hold> read_holds(const std::string& path);

}  // namespace slettefrist::input
