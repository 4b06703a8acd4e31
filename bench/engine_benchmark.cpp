// A night of the built-in engine: one with nothing due, and quiet ones with what one day makes due.
//
// At about 100,000 and 300,000 notifications: an empty night must cost the same at both, a quiet one what is
// due.
#include <benchmark/benchmark.h>

#include "bench/sample_world.h"
#include "sim/engine/builtin.h"

namespace slettefrist::bench {
namespace {

constexpr int kQuietNights = 60;
constexpr double kNotificationsACitizen = 2.2;  // six years at the default rate

const Day kFirstNight = parse_day("2024-03-18").value();

// A store after its first night: the backlog is gone.
struct PurgedStore {
  explicit PurgedStore(std::int64_t notifications)
      : engine{make_builtin_engine(policy())},
        store{create_sqlite_store(scratch.file("store.db"), content_of, false)} {
    const auto citizens =
        static_cast<std::int64_t>(static_cast<double>(notifications) / kNotificationsACitizen);
    History history;
    generators::make_source(settings_for(citizens))->deliver_until(night_of(kFirstNight), history);
    store->apply(batch_of(history, night_of(kFirstNight)));
    engine->run(*store, night_of(kFirstNight), kFirstNight);
    store->checkpoint();
  }

  Scratch scratch;
  std::unique_ptr<PurgeEngine> engine;
  std::unique_ptr<Store> store;
};

void empty_night(benchmark::State& state) {
  PurgedStore purged{state.range(0)};
  for (auto round : state) purged.engine->run(*purged.store, night_of(kFirstNight), kFirstNight);
  state.counters["notifications"] = static_cast<double>(purged.store->row_count(Area::notification));
}
BENCHMARK(empty_night)->Arg(100'000)->Arg(300'000)->Unit(benchmark::kMicrosecond);

void quiet_night(benchmark::State& state) {
  PurgedStore purged{state.range(0)};
  const std::int64_t before = rows_in(*purged.store);
  Day date = kFirstNight;
  for (auto round : state) {
    date = date + 1;
    purged.engine->run(*purged.store, night_of(date), date);
  }
  state.SetItemsProcessed(before - rows_in(*purged.store));
}
BENCHMARK(quiet_night)->Arg(100'000)->Arg(300'000)->Iterations(kQuietNights)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace slettefrist::bench
