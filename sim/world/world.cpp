// The daily loop.
#include "sim/world/world.h"

namespace slettefrist::world {
namespace {

// After so many failed runs in a row the engine is not called again (contract section 2).
constexpr int kFailuresBeforeGivingUp = 3;

}  // namespace

World::World(const RunCalendar& calendar, Step step, HistorySource& source, Store& store, PurgeEngine& engine,
             ContentSource content, Listener& listener)
    : calendar_(calendar),
      step_(step),
      store_(store),
      engine_(engine),
      listener_(listener),
      living_(std::move(content)),
      timeline_(source, living_, listener),
      observer_(store, living_) {}

void World::run(const std::function<void(std::int32_t)>& progress) {
  const auto last = static_cast<std::int32_t>(calendar_.runs.size()) - 1;
  let_pass_until(0);  // all that happened before the first run
  checkpoint_after(-1);
  for (std::int32_t run = 0; run <= last && observer_.is_store_usable(); ++run) {
    if (run > 0) let_pass_until(run);
    if (calendar_.runs[static_cast<std::size_t>(run)].held) hold(run);
    if (ends_a_year(run)) checkpoint_after(run);
    progress(run);
  }
  timeline_.close();
}

// Brings in what happened strictly before the run, stopping every step on the way.
void World::let_pass_until(std::int32_t run) {
  for (const Instant stop : stops_before(calendar_, step_, run)) {
    Batch batch;
    timeline_.collect_before(stop, run, batch);
    store_.apply(batch);
  }
}

void World::hold(std::int32_t run) {
  RunObservation observation;
  observation.run = run;
  Touched touched;
  observation.engine_failure = call_engine(calendar_.runs[static_cast<std::size_t>(run)], touched);
  store_.snapshot([&] {
    observer_.look(touched, observation);
    read_log(observation);
  });
  listener_.observed(observation);
}

void World::read_log(RunObservation& observation) {
  try {
    observation.log_rows = store_.new_log_rows();
  } catch (const StoreFailure& failure) {
    observation.schema_change += std::string{observation.schema_change.empty() ? "" : "; "} + failure.what();
  }
}

// The last run of the calendar, or the last of its calendar year.
bool World::ends_a_year(std::int32_t run) const {
  const auto at = static_cast<std::size_t>(run);
  if (at + 1 == calendar_.runs.size()) return true;
  const auto year_of = [&](std::size_t r) { return to_text(calendar_.runs[r].as_of).substr(0, 4); };
  return year_of(at) != year_of(at + 1);
}

// Empty, or why the run failed. A failed run counts as a run.
std::string World::call_engine(const Run& run, Touched& touched) {
  if (failures_in_a_row_ >= kFailuresBeforeGivingUp) return "";
  std::string failure;
  store_.watch();
  try {
    engine_.run(store_, run.run_at, run.as_of);
  } catch (const EngineFailure& error) {
    failure = error.what();
  } catch (const StoreFailure& error) {
    failure = error.what();
  }
  touched = store_.stop_watching();
  failures_in_a_row_ = failure.empty() ? 0 : failures_in_a_row_ + 1;
  return failure;
}

void World::checkpoint_after(std::int32_t run) {
  RunObservation observation;
  observation.run = run;
  observer_.take_inventory(observation);
  store_.checkpoint();
  listener_.observed(observation);
}

}  // namespace slettefrist::world
