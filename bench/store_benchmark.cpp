// One large batch through Store::apply, and the same rows through the plain C interface.
//
// items_per_second counts rows. Store::apply also checks keys (within the batch without asking the store) and
// keeps the table of the unanswered.
#include <benchmark/benchmark.h>

#include <memory>

#include "bench/raw_store.h"
#include "bench/recording_store.h"
#include "bench/sample_world.h"

namespace slettefrist::bench {
namespace {

constexpr std::int64_t kCitizens = 5'000;

History history_before_the_first_night() {
  History history;
  generators::make_source(settings_for(kCitizens))->deliver_until(night_of(day("2024-03-18")), history);
  return history;
}

void apply_batch(benchmark::State& state) {
  const Scratch scratch;
  const History history = history_before_the_first_night();
  const Batch batch = batch_of(history, night_of(day("2024-03-18")));
  std::int64_t rows = 0;
  for (auto round : state) {
    state.PauseTiming();
    auto store = create_sqlite_store(scratch.file("store.db"), content_of, false);
    state.ResumeTiming();
    store->apply(batch);
    state.PauseTiming();
    rows += rows_in(*store);
    store.reset();
    state.ResumeTiming();
  }
  state.SetItemsProcessed(rows);
}
BENCHMARK(apply_batch)->Unit(benchmark::kMillisecond);

void apply_batch_by_the_c_interface(benchmark::State& state) {
  const Scratch scratch;
  const History history = history_before_the_first_night();
  {
    const auto store = create_sqlite_store(scratch.file("recorded.db"), content_of, false);
    TraceWriter writer{scratch.file("trace")};
    RecordingStore{*store, writer}.apply(batch_of(history, night_of(day("2024-03-18"))));
    writer.close();
  }
  const Trace trace = read_trace(scratch.file("trace"));
  for (auto round : state) {
    state.PauseTiming();
    auto store = std::make_unique<RawStore>(scratch.file("raw.db"), trace.schema);
    state.ResumeTiming();
    store->begin(StepKind::insert);
    for (const Step& step : trace.steps) store->apply(trace, step);
    state.PauseTiming();
    store.reset();  // brings the log into the file, which ours does beside the clock, too
    state.ResumeTiming();
  }
  state.SetItemsProcessed(state.iterations() *
                          (static_cast<std::int64_t>(trace.steps.size()) - 1));  // less a commit
}
BENCHMARK(apply_batch_by_the_c_interface)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace slettefrist::bench
