// The faults of the surroundings: of the scheduler, the clock, the restore, and of what feeds the store.
//
// The engine under test is right; what stands between it and the world, or the world itself, is not. Must not
// know a policy, a judge or an engine's own faults (sim/engine/faults.h).
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "sim/engine/purge_engine.h"
#include "sim/model/fault.h"
#include "sim/model/history.h"
#include "sim/model/run_calendar.h"

namespace slettefrist::world {

// Stands between the world and its engine for one purge run.
using Surrounding = std::function<void(PurgeEngine& engine, Store& store, Instant run_at, Day as_of)>;

struct WorldFault {
  FaultCard card;
  std::function<Surrounding()> surrounding;     // made anew for every world; empty: none
  std::function<void(RunCalendar&)> calendar;   // takes runs away; empty: none
  std::function<void(History& delivery)> feed;  // spoils what is delivered; empty: nothing
};

std::vector<WorldFault> world_faults();

// The engine inside its surroundings.
std::unique_ptr<PurgeEngine> surrounded(std::unique_ptr<PurgeEngine> engine, Surrounding surrounding);
// Everything that `source` delivers, as `feed` leaves it.
std::unique_ptr<HistorySource> fed_by(std::unique_ptr<HistorySource> source,
                                      std::function<void(History&)> feed);

}  // namespace slettefrist::world
