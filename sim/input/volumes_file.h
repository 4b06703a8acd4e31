// A user's own monthly figures, by which a world is shaped (`--volumes FILE`).
//
// Everything wrong is thrown as one InputError with file and line. This file must not know how a record is
// drawn.
#pragma once

#include <string>

#include "sim/model/volumes.h"
#include "sim/scenario/scenario.h"

namespace slettefrist::input {

// A CSV file with the columns month, area and count and, where they are known, share_answered and delay_d10
// to delay_d90. `scenario` is the world as it will be made: its days and citizens bound what can be asked
// for.
Volumes read_volumes(const std::string& path, const Scenario& scenario);

}  // namespace slettefrist::input
