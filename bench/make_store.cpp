// Makes the store that `bench-purge` would make, and writes down how the built-in engine purges it.
//
//   bench_make_store STORE TRACE BOUNDS NIGHTS [OPTIONS of bench-purge: --size --case --batch --as-of --seed
//   ...]
//
// STORE is left as it was made; TRACE gets the engine's statements on a copy, for NIGHTS nights in a row;
// BOUNDS gets a line a night: its day, and the bounds before which a record of each kind is due, so that raw
// peers need to know no rule. It must not be part of what is timed.
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "bench/sample_world.h"
#include "bench/statement_recorder.h"
#include "sim/bench/due_edges.h"
#include "sim/bench/store_maker.h"
#include "sim/cli/bench_plan.h"
#include "sim/store/sqlite_store.h"

namespace slettefrist::bench {
namespace {

// The records of a made store lie hours away from a midnight, so that a day's end by UTC bounds them.
std::int64_t end_of(Day day) { return (std::int64_t{day.number} + 1) * kSecondsADay; }

// A calendar of the one run at the same hour so many days later.
RunCalendar later(const RunCalendar& calendar, int days) {
  RunCalendar moved = calendar;
  moved.starts_on = moved.ends_on = calendar.starts_on + days;
  moved.runs.front() = {night_of(moved.starts_on), moved.starts_on, true};
  moved.run_at_on_day = {moved.runs.front().run_at};
  return moved;
}

void write_bounds(std::ostream& out, const purge_bench::Plan& plan, const RunCalendar& calendar) {
  const purge_bench::DueEdges edges = purge_bench::due_edges(plan.policy, calendar);
  out << to_text(calendar.starts_on) << ' ' << end_of(edges.answered) << ' ' << end_of(edges.unanswered)
      << ' ' << end_of(edges.document) << ' ' << to_text(edges.sanction + 1) << '\n';
}

void record(const std::string& copy, const std::string& trace_path, const std::vector<RunCalendar>& nights,
            PurgeEngine& engine) {
  const auto store = open_sqlite_store(copy, false);
  TraceWriter trace{trace_path};
  StatementRecorder recorder{*store, trace};
  for (const RunCalendar& night : nights) {
    engine.run(recorder, night.runs.front().run_at, night.starts_on);
    trace.put(StepKind::commit, Area::citizen, {});  // parts the nights
  }
  trace.close();
}

int make(const std::array<std::string, 3>& paths, int nights_wanted, const cli::Options& options) {
  const auto& [store, trace, bounds] = paths;
  const purge_bench::Plan plan = cli::bench_order(options).plan;
  const purge_bench::MadeStore& made = plan.made.front();
  purge_bench::make_store(store,
                          {made.kind, made.notifications, plan.seed, plan.calendar.starts_on,
                           purge_bench::due_edges(plan.policy, plan.calendar)},
                          [] {});
  std::vector<RunCalendar> nights;
  std::ofstream out{bounds};
  for (int night = 0; night < nights_wanted; ++night) {
    nights.push_back(later(plan.calendar, night));
    write_bounds(out, plan, nights.back());
  }
  const std::string copy = store + ".copy";
  std::filesystem::copy_file(store, copy, std::filesystem::copy_options::overwrite_existing);
  record(copy, trace, nights, *plan.make_engine(plan.batches.front()));
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(copy + suffix);
  return 0;
}

}  // namespace
}  // namespace slettefrist::bench

int main(int argc, char** argv) {
  if (argc < 5) {
    std::cerr << "usage: bench_make_store STORE TRACE BOUNDS NIGHTS [OPTIONS of bench-purge]\n";
    return 2;
  }
  std::vector<char*> arguments{argv[0], const_cast<char*>("bench-purge")};
  arguments.insert(arguments.end(), argv + 5, argv + argc);
  try {
    const auto options = slettefrist::cli::read_options(static_cast<int>(arguments.size()), arguments.data());
    return options ? slettefrist::bench::make({argv[1], argv[2], argv[3]}, std::atoi(argv[4]), *options) : 0;
  } catch (const std::exception& error) {
    std::cerr << "bench_make_store: " << error.what() << '\n';
    return 3;
  }
}
