// Reset, cache, purge, checkpoint, check; see repetition.h.
//
// The order of closing matters: nobody may have the file open when it is read again. Without anybody beside,
// no lock can have been held longer than the call took. It must not know which engine it is.
#include "sim/bench/repetition.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "sim/bench/lock_probe.h"
#include "sim/bench/store_files.h"
#include "sim/engine/program.h"
#include "sim/engine/program_words.h"
#include "sim/store/sqlite_store.h"

namespace slettefrist::purge_bench {
namespace {

using Stopwatch = std::chrono::steady_clock;

double seconds_since(Stopwatch::time_point start) {
  return std::chrono::duration<double>(Stopwatch::now() - start).count();
}

// Of the engine's own doing; "": none.
template <class Call>
std::string failure_of(const Call& call) {
  try {
    call();
  } catch (const EngineFailure& failure) {
    return failure.what();
  } catch (const StoreFailure& failure) {
    return failure.what();
  }
  return "";
}

// The timed part, and what is watched meanwhile.
void purge(const Plan& plan, const Bed& bed, PurgeEngine& engine, Store& store, Repetition& seen) {
  const Run& run = plan.calendar.runs.front();
  std::string& failure = seen.verification.failure;
  failure = failure_of([&] { engine.set_up(store, run.run_at, run.as_of); });
  if (!failure.empty()) return;
  std::optional<Beside> beside;
  if (!plan.beside.file.empty()) beside.emplace(bed.store, plan.beside);
  LockProbe probe{bed.store};
  if (beside) beside->start();
  const auto start = Stopwatch::now();
  failure = failure_of([&] { engine.run(store, run.run_at, run.as_of); });
  seen.purge_seconds = seconds_since(start);
  if (beside) seen.beside = beside->stop(plan.look);
  seen.lock = probe.end();
  if (!beside) seen.lock.longest_seconds = std::min(seen.lock.longest_seconds, seen.purge_seconds);
}

void reset(const Plan& plan, const Bed& bed) {
  if (!bed.pristine.empty()) return reset_to(bed.pristine, bed.store);
  call_reset(plan, bed.store);
  require_as_before(bed);
}

}  // namespace

void require_as_before(const Bed& bed) {
  if (is_as_before(bed.store, bed.expected)) return;
  throw StoreFailure(bed.store +
                     ": the command of --reset ended well, but the store holds other records than "
                     "after its first call");
}

Repetition measure(const Plan& plan, const Bed& bed, Cache cache, std::int64_t batch) {
  Repetition seen;
  reset(plan, bed);
  prepare_cache(bed.store, cache);
  std::string failure;
  {
    const auto store = open_sqlite_store(bed.store, false);
    auto engine = plan.make_engine(batch);
    seen.before = size_of(*store);
    seen.pragmas = pragmas_of(*store);
    purge(plan, bed, *engine, *store, seen);
    failure = seen.verification.failure;
    if (failure.empty()) failure = failure_of([&] { engine->tear_down(*store); });
    engine.reset();  // a program that is kept alive may still be reading
    const auto start = Stopwatch::now();
    store->checkpoint();
    seen.checkpoint_seconds = seconds_since(start);
    seen.after = size_of(*store);
  }
  const bool may_grow = !plan.beside.file.empty();
  seen.verification = verify(bed.store, bed.expected, may_grow, seen.removed);
  seen.verification.failure = failure;
  return seen;
}

void call_reset(const Plan& plan, const std::string& store) {
  const engine::ProgramEnd end = engine::run_program(
      plan.reset_command, {"SLETTEFRIST_STORE=sqlite:" + store}, plan.reset_seconds_max, plan.look);
  if (end.is_late) {
    throw StoreFailure("--reset: the command did not end within " + std::to_string(plan.reset_seconds_max) +
                       " s and was stopped");
  }
  if (end.exit_code != 0) {
    throw StoreFailure("--reset: the command ended with exit code " + std::to_string(end.exit_code) +
                       engine::last_words(end.output, 1));
  }
}

}  // namespace slettefrist::purge_bench
