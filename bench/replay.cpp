// Does the writes of a trace again through the plain C interface and says how long they took.
//
//   bench_replay FILE TRACE STORE [bare]   appends "wall-seconds cpu-seconds insert-seconds steps" to FILE
//
// All values lie in memory before the clock starts; it does not judge, generate or log. `bare`: without
// indexes, journal and waiting for the disk. insert-seconds are those of the transactions that begin with an
// insert.
#include <fstream>
#include <iostream>

#include "bench/raw_store.h"
#include "bench/usage.h"

namespace slettefrist::bench {
namespace {

// Gives the seconds of the transactions that begin with an insert.
double replay(RawStore& store, const Trace& trace) {
  using Clock = std::chrono::steady_clock;
  double insert_seconds = 0.0;
  bool is_open = false;
  bool is_insert = false;
  Clock::time_point begun;
  for (const Step& step : trace.steps) {
    if (!is_open) {
      is_insert = step.kind == StepKind::insert;
      begun = Clock::now();
      store.begin(step.kind);
    }
    store.apply(trace, step);
    is_open = step.kind != StepKind::commit;
    if (!is_open && is_insert) insert_seconds += std::chrono::duration<double>(Clock::now() - begun).count();
  }
  store.checkpoint();
  return insert_seconds;
}

void tell(RawStore& store, const Trace& trace, const Usage& usage) {
  std::array<std::int64_t, kStepKinds> steps{};
  for (const Step& step : trace.steps) ++steps.at(static_cast<std::size_t>(step.kind));
  std::cout << "sqlite " << sqlite3_libversion() << "\ninserts " << steps[0] << "\nserved_dates " << steps[1]
            << "\nchanges " << steps[4] << "\nremovals " << steps[2] << "\ntransactions " << steps[3]
            << "\nseconds " << usage.wall_seconds << '\n';
  for (const Area area : kAreas)
    std::cout << "left_in_" << name_of(area) << ' ' << store.row_count(area) << '\n';
}

}  // namespace
}  // namespace slettefrist::bench

int main(int argc, char** argv) {
  using namespace slettefrist::bench;
  if (argc != 4 && (argc != 5 || std::string_view{argv[4]} != "bare")) {
    std::cerr << "usage: bench_replay FILE TRACE STORE [bare]\n";
    return 2;
  }
  try {
    const Trace trace = read_trace(argv[2]);
    RawStore store{argv[3], trace.schema, argc == 5 ? RawForm::bare : RawForm::as_ours};
    const auto start = std::chrono::steady_clock::now();
    const Usage before = used_since(start);
    const double insert_seconds = replay(store, trace);
    Usage usage = used_since(start);
    usage.cpu_seconds -= before.cpu_seconds;
    tell(store, trace, usage);
    std::ofstream{argv[1], std::ios::app} << usage.wall_seconds << ' ' << usage.cpu_seconds << ' '
                                          << insert_seconds << ' ' << trace.steps.size() << '\n';
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "bench_replay: " << error.what() << '\n';
    return 3;
  }
}
