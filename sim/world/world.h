// The world: lets years of days pass, feeds the store, calls the engine under test, and has what vanished
// seen.
//
// `run()` is the daily loop. It must not know a policy, an oracle or a judge; whoever proves things listens.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "sim/engine/purge_engine.h"
#include "sim/model/run_calendar.h"
#include "sim/scratch/beside.h"
#include "sim/world/file_watch.h"
#include "sim/world/listener.h"
#include "sim/world/living.h"
#include "sim/world/observer.h"
#include "sim/world/remains.h"
#include "sim/world/schedule.h"
#include "sim/world/timeline.h"

namespace slettefrist::world {

// How closely the world looks beyond what vanished.
struct Watch {
  RepeatRuns repeat = RepeatRuns::none;  // which runs the engine is called for once more
  bool is_residue_searched = true;       // the bytes of the store, at checkpoints
  std::string folder;          // whatever lies in it is searched with the store's own files; "" = none
  ContentSource file_content;  // the bytes of documents, where the store keeps them in files
  int threads = 1;             // that may work side by side
};

class World {
 public:
  World(const RunCalendar& calendar, Step step, HistorySource& source, Store& store, PurgeEngine& engine,
        ContentSource content, Listener& listener, const Watch& watch = {});
  // `progress` is called after every run with its index and may throw to stop.
  void run(const std::function<void(std::int32_t)>& progress);
  // Held runs for which the engine was called: all, unless it was given up or has spoilt its store.
  std::int64_t runs_with_engine() const { return runs_with_engine_; }
  // The first held run for which it was not; nothing where it was called for all.
  std::optional<std::int32_t> first_run_without_engine() const;
  bool is_store_usable() const { return observer_.is_store_usable(); }

 private:
  void let_in_citizens();
  void let_pass_until(std::int32_t run);
  void take_in(const Batch& batch, std::int32_t run);
  void apply(const Batch& batch, RunObservation& observation);
  void note_left_open(RunObservation& observation);
  void hold(std::int32_t run);
  void fetch_after(std::int32_t run);
  void tear_down(std::int32_t last_run);
  void hold_again(std::int32_t run);
  bool observe_call(std::int32_t run, bool is_repeat, const std::function<bool()>& call);
  void tell(RunObservation&& observation);
  void look(const Touched& touched, RunObservation& observation);
  void look_back_at_log(RunObservation& observation);
  bool ends_a_year(std::int32_t run) const;
  void search_remains(std::int32_t run);
  void checkpoint_after(std::int32_t run);
  void empty_side_files(RunObservation& observation);

  const RunCalendar& calendar_;
  Step step_;
  Store& store_;
  PurgeEngine& engine_;
  Listener& listener_;
  scratch::Beside beside_;
  Living living_;
  Timeline timeline_;
  Observer observer_;
  FileWatch file_watch_;
  std::vector<bool> repeated_runs_;
  bool is_residue_searched_;
  Remains remains_;
  int failures_in_a_row_ = 0;
  int failures_before_last_call_ = 0;
  std::int64_t runs_with_engine_ = 0;
  bool is_schema_changed_ = false;  // by the engine
};

}  // namespace slettefrist::world
