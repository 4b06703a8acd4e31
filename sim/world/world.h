// The world: lets years of days pass, feeds the store, calls the engine under test, and has what vanished
// seen.
//
// `run()` is the daily loop. It must not know a policy, an oracle or a judge; whoever proves things listens.
#pragma once

#include <functional>
#include <string>

#include "sim/engine/purge_engine.h"
#include "sim/model/run_calendar.h"
#include "sim/world/listener.h"
#include "sim/world/living.h"
#include "sim/world/observer.h"
#include "sim/world/schedule.h"
#include "sim/world/timeline.h"

namespace slettefrist::world {

class World {
 public:
  World(const RunCalendar& calendar, Step step, HistorySource& source, Store& store, PurgeEngine& engine,
        ContentSource content, Listener& listener);
  // `progress` is called after every run with its index and may throw to stop.
  void run(const std::function<void(std::int32_t)>& progress);

 private:
  void let_pass_until(std::int32_t run);
  void take_in(const Batch& batch, std::int32_t run);
  void hold(std::int32_t run);
  void tear_down(std::int32_t last_run);
  bool observe_call(std::int32_t run, const std::function<bool()>& call);
  void read_log(RunObservation& observation);
  bool ends_a_year(std::int32_t run) const;
  void checkpoint_after(std::int32_t run);
  void empty_side_files(RunObservation& observation);

  const RunCalendar& calendar_;
  Step step_;
  Store& store_;
  PurgeEngine& engine_;
  Listener& listener_;
  Living living_;
  Timeline timeline_;
  Observer observer_;
  int failures_in_a_row_ = 0;
  bool is_schema_changed_ = false;  // by the engine
};

}  // namespace slettefrist::world
