// How fast lives are drawn, parked and handed over, by one thread and by two.
//
// items_per_second counts records. Nothing is stored or judged.
#include <benchmark/benchmark.h>

#include <limits>

#include "bench/sample_world.h"

namespace slettefrist::bench {
namespace {

std::int64_t records_in(const History& history) {
  std::size_t records = history.citizens.size() + history.families.size() + history.sanctions.size();
  for (const Family& family : history.families) records += family.answers.size() + family.documents.size();
  return static_cast<std::int64_t>(records);
}

void generate_history(benchmark::State& state) {
  generators::Settings settings = settings_for(10'000);
  settings.threads = static_cast<int>(state.range(0));
  std::int64_t records = 0;
  for (auto round : state) {
    History history;
    generators::make_source(settings)->deliver_until(Instant{std::numeric_limits<std::int64_t>::max()},
                                                     history);
    records += records_in(history);
    benchmark::DoNotOptimize(history);
  }
  state.SetItemsProcessed(records);
}
BENCHMARK(generate_history)->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace slettefrist::bench
