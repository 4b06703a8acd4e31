// The daily loop.
#include "sim/world/world.h"

namespace slettefrist::world {
namespace {

// After so many failed runs in a row the engine is not called again (contract section 2).
constexpr int kFailuresBeforeGivingUp = 3;

}  // namespace

World::World(const RunCalendar& calendar, Step step, HistorySource& source, Store& store, PurgeEngine& engine,
             ContentSource content, Listener& listener, const Watch& watch)
    : calendar_(calendar),
      step_(step),
      store_(store),
      engine_(engine),
      listener_(listener),
      beside_(watch.threads > 1),
      living_(std::move(content)),
      timeline_(source, living_, listener),
      observer_(store, living_),
      file_watch_(store.content_folder(), watch.file_content),
      repeated_runs_(repeated_runs(calendar, watch.repeat)),
      is_residue_searched_(watch.is_residue_searched),
      remains_(store, watch.folder, watch.threads) {}

void World::run(const std::function<void(std::int32_t)>& progress) {
  const auto last = static_cast<std::int32_t>(calendar_.runs.size()) - 1;
  let_in_citizens();
  let_pass_until(0);  // all that happened before the first run
  checkpoint_after(-1);
  for (std::int32_t run = 0; run <= last && observer_.is_store_usable(); ++run) {
    if (run > 0) let_pass_until(run);
    if (!observer_.is_store_usable()) break;
    if (calendar_.runs[static_cast<std::size_t>(run)].held) hold(run);
    if (ends_a_year(run)) checkpoint_after(run);
    progress(run);
  }
  if (observer_.is_store_usable()) tear_down(last);
  timeline_.close();
}

// It is called for one held run after the other, and after a first that it is not called for, for none.
std::optional<std::int32_t> World::first_run_without_engine() const {
  std::int64_t held = 0;
  for (std::size_t run = 0; run < calendar_.runs.size(); ++run) {
    if (!calendar_.runs[run].held) continue;
    if (held == runs_with_engine_) return static_cast<std::int32_t>(run);
    ++held;
  }
  return std::nullopt;
}

// Portion by portion where the history gives them so: the lives of later ones are still being drawn.
void World::let_in_citizens() {
  for (Batch batch; timeline_.collect_citizens(batch); batch = {}) take_in(batch, 0);
}

// Brings in what happened strictly before the run, stopping every step on the way.
void World::let_pass_until(std::int32_t run) {
  for (const Instant stop : stops_before(calendar_, step_, run)) {
    Batch batch;
    timeline_.collect_before(stop, run, batch);
    take_in(batch, run);
  }
}

// The call before has failed, though it was answered.
void World::note_left_open(RunObservation& observation) {
  observation.engine_failure = {{DetailPhrase::transaction_left_open}};
  failures_in_a_row_ = failures_before_last_call_ + 1;
}

// An engine that still writes between two runs stands in the way.
void World::apply(const Batch& batch, RunObservation& observation) {
  try {
    store_.apply(batch);
  } catch (const StoreRefusal&) {
    if (!engine_.let_go()) throw;
    note_left_open(observation);
    store_.apply(batch);
  }
}

// A store that no longer takes what happens, because of what lies in it, of who holds it, or after the engine
// has changed its tables or put a file in the place of the documents' folder, is the engine's doing.
void World::take_in(const Batch& batch, std::int32_t run) {
  RunObservation observation;
  observation.run = run;
  try {
    beside_.both([&] { living_.settle(); },
                 [&] {
                   file_watch_.put(batch.documents);
                   apply(batch, observation);
                 });
  } catch (const StoreRefusal& failure) {
    observer_.give_up({{DetailPhrase::store_takes_nothing}, {DetailPhrase::message, failure.what()}},
                      observation);
  } catch (const StoreFailure& failure) {
    if (!is_schema_changed_ && !file_watch_.is_folder_replaced()) throw;
    observer_.give_up({{DetailPhrase::store_takes_nothing}, {DetailPhrase::message, failure.what()}},
                      observation);
  }
  if (!observation.engine_failure.empty() || !observer_.is_store_usable()) tell(std::move(observation));
}

// A failed run counts as a run.
void World::hold(std::int32_t run) {
  const bool is_called = failures_in_a_row_ < kFailuresBeforeGivingUp;
  const bool is_well = observe_call(run, false, [&] {
    const Run& at = calendar_.runs[static_cast<std::size_t>(run)];
    beside_.both([&] { fetch_after(run); },
                 [&] {
                   if (is_called) engine_.run(store_, at.run_at, at.as_of);
                 });
    return true;
  });
  if (is_called) ++runs_with_engine_;
  if (is_called) failures_before_last_call_ = failures_in_a_row_;
  if (is_called) failures_in_a_row_ = is_well ? 0 : failures_in_a_row_ + 1;
  if (is_called && is_well) hold_again(run);
}

// What the first stop after this run will want, whatever becomes of the run.
void World::fetch_after(std::int32_t run) {
  if (run + 1 == static_cast<std::int32_t>(calendar_.runs.size())) return;
  timeline_.fetch_ahead(stops_before(calendar_, step_, run + 1).front());
}

// A run that is called again at its own instant has nothing left to do. One that failed may well have.
void World::hold_again(std::int32_t run) {
  if (!repeated_runs_[static_cast<std::size_t>(run)] || !observer_.is_store_usable()) return;
  observe_call(run, true, [&] {
    const Run& at = calendar_.runs[static_cast<std::size_t>(run)];
    engine_.run(store_, at.run_at, at.as_of);
    return true;
  });
}

// What it leaves is looked through like the last run's.
void World::tear_down(std::int32_t last_run) {
  bool is_done = false;
  observe_call(last_run, false, [&] { return is_done = engine_.tear_down(store_); });
  if (is_done && observer_.is_store_usable()) checkpoint_after(last_run);
}

void World::tell(RunObservation&& observation) {
  if (is_residue_searched_) remains_.note_removed(observation.removed);
  listener_.observed(std::move(observation));
}

// `call` says whether there is something to see. False when the engine failed.
bool World::observe_call(std::int32_t run, bool is_repeat, const std::function<bool()>& call) {
  RunObservation observation;
  observation.run = run;
  observation.is_repeat = is_repeat;
  bool is_to_be_seen = true;
  store_.watch();
  try {
    is_to_be_seen = call();
  } catch (const EngineFailure& error) {
    observation.engine_failure = {{DetailPhrase::engine_told, error.what()}};
  } catch (const StoreFailure& error) {
    observation.engine_failure = {{DetailPhrase::engine_told, error.what()}};
  }
  const Touched touched = store_.stop_watching();
  if (!is_to_be_seen) return true;
  is_schema_changed_ = is_schema_changed_ || touched.schema_changed;
  store_.snapshot([&] { look(touched, observation); });
  const bool is_well = observation.engine_failure.empty();
  tell(std::move(observation));
  return is_well;
}

void World::look(const Touched& touched, RunObservation& observation) {
  FindingDetail unreadable;
  const auto read_log = [&] {
    try {
      observation.log_rows = store_.new_log_rows();
    } catch (const StoreFailure& failure) {
      unreadable = {{DetailPhrase::log_unreadable, without_statement(failure.what())}};
    }
  };
  const auto look_at_rows = [&] {
    observer_.look(touched, observation);
    file_watch_.look(observation);
  };
  if (store_.reads_log_apart()) {
    beside_.both(read_log, look_at_rows);
  } else {
    look_at_rows();
    read_log();
  }
  if (!unreadable.empty()) observer_.give_up(unreadable, observation);
}

void World::look_back_at_log(RunObservation& observation) {
  try {
    observation.is_log_changed = !store_.is_log_as_read();
  } catch (const StoreFailure& failure) {
    observer_.give_up({{DetailPhrase::log_unreadable, without_statement(failure.what())}}, observation);
  }
}

// The last run of the calendar, or the last of its calendar year.
bool World::ends_a_year(std::int32_t run) const {
  const auto at = static_cast<std::size_t>(run);
  if (at + 1 == calendar_.runs.size()) return true;
  const auto year_of = [&](std::size_t r) { return to_text(calendar_.runs[r].as_of).substr(0, 4); };
  return year_of(at) != year_of(at + 1);
}

// After the checkpoint: what a purge leaves in a write-ahead log until then, no engine can help.
void World::search_remains(std::int32_t run) {
  if (!is_residue_searched_ || !observer_.is_store_usable()) return;
  RunObservation observation;
  observation.run = run;
  observation.traces =
      remains_.search([&](RecordKey key) { return observer_.is_back(key) || living_.is_present(key); });
  if (!observation.traces.empty()) tell(std::move(observation));
}

void World::checkpoint_after(std::int32_t run) {
  RunObservation observation;
  observation.run = run;
  empty_side_files(observation);  // first, so that what is compared is what the file will show everybody
  observer_.take_inventory(observation);
  file_watch_.look(observation);
  file_watch_.take_inventory(observation);
  look_back_at_log(observation);
  tell(std::move(observation));
  search_remains(run);
}

// An engine that still reads between two runs stands in the way; it has left a transaction open.
void World::empty_side_files(RunObservation& observation) {
  try {
    store_.checkpoint();
  } catch (const StoreRefusal& failure) {
    if (!engine_.let_go())
      return observer_.give_up({{DetailPhrase::store_unreadable, failure.what()}}, observation);
    note_left_open(observation);
    store_.checkpoint();
  }
}

}  // namespace slettefrist::world
