// Which areas' numbers or dates rest on a scenario's assumed rates, although a user's own monthly figures
// shape the world.
//
// It must not know how a figure is shown.
#pragma once

#include <array>
#include <vector>

#include "sim/cli/job/job.h"
#include "sim/cli/whatif/proposals.h"
#include "sim/model/records.h"

namespace slettefrist::cli {

// By index_of(area). Without monthly figures: all where records are generated, none where a pack gives them.
std::array<bool, kAreaCount> areas_on_rates(const Job& job, const std::vector<Proposal>& proposals);

}  // namespace slettefrist::cli
