// A user's own monthly figures, from the option or the scenario.
//
// It must not know how a world takes their shape.
#pragma once

#include "sim/cli/options/options.h"
#include "sim/model/volumes.h"
#include "sim/scenario/scenario.h"

namespace slettefrist::cli {

// Throws InputError where --volumes is given although a pack gives the records.
void refuse_volumes_of_a_pack(const Options& options);

// Of --volumes, or else of the scenario's key `volumes`; empty where there is neither, or where a pack gives
// the records. Throws InputError. `scenario` is the world as it will be made.
Volumes volumes_of(const Options& options, const Scenario& scenario);

}  // namespace slettefrist::cli
