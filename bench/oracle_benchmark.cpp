// How fast the oracle tells the fates of whole families and of sanctions over thirteen years of nights.
//
// items_per_second counts fates. The calendar's runs are at 02:00 UTC: no zone is needed to time a look-up.
#include <benchmark/benchmark.h>

#include <limits>

#include "bench/sample_world.h"
#include "sim/oracle/oracle.h"

namespace slettefrist::bench {
namespace {

RunCalendar thirteen_years() {
  RunCalendar calendar{day("2023-12-01"), day("2036-12-31"), {}, {}};
  for (Day date = calendar.starts_on; date <= calendar.ends_on; date = date + 1) {
    calendar.runs.push_back({night_of(date), date, true});
    calendar.run_at_on_day.push_back(night_of(date));
  }
  return calendar;
}

void tell_fates(benchmark::State& state) {
  History history;
  generators::make_source(settings_for(10'000))
      ->deliver_until(Instant{std::numeric_limits<std::int64_t>::max()}, history);
  const RunCalendar calendar = thirteen_years();
  const oracle::Oracle oracle{policy(), calendar};
  std::int64_t told = 0;
  for (auto round : state) {
    std::vector<Fate> fates;
    for (const Family& family : history.families) oracle.fates_of(family, fates);
    for (const Sanction& sanction : history.sanctions) oracle.fates_of(sanction, fates);
    told += static_cast<std::int64_t>(fates.size());
    benchmark::DoNotOptimize(fates);
  }
  state.SetItemsProcessed(told);
}
BENCHMARK(tell_fates)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace slettefrist::bench
