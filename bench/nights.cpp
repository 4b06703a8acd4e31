// Nights of the built-in engine in a row on a made store, each timed: the engine's call, its commit included.
//
//   bench_nights FILE STORE BOUNDS   appends "seconds rows longest" a night to FILE
//
// The days are the first words of the lines of BOUNDS (bench_make_store); the same day again is a night with
// nothing left to do. One connection and one engine for all, as in a run. It does not judge.
#include <fstream>
#include <iostream>

#include "bench/sample_world.h"
#include "bench/transaction_clock.h"
#include "sim/engine/builtin.h"

namespace slettefrist::bench {
namespace {

// Every removal has its row there. Asked by the last one alone: a count of the tables would push the store's
// pages out of SQLite's cache between two nights, which the raw twins do not do.
std::int64_t logged_rows(Store& store) {
  std::int64_t rows = 0;
  store.query("SELECT coalesce(max(rowid), 0) FROM deletion_log", {},
              [&rows](const std::vector<Value>& row) { rows = std::get<std::int64_t>(row.front()); });
  return rows;
}

// The engine's whole call stands for its longest transaction.
void purge(const char* file, const std::string& path, std::istream& lines) {
  const auto store = open_sqlite_store(path, false);
  const auto engine = make_builtin_engine(policy());
  std::int64_t rows = logged_rows(*store);
  for (std::string line; std::getline(lines, line);) {
    const Day date = day(line.substr(0, line.find(' ')));
    const TransactionClock clock;
    engine->run(*store, night_of(date), date);
    PurgeTimes times = clock.times();
    const std::int64_t now = logged_rows(*store);
    times.rows = now - rows;
    times.longest_transaction_seconds = times.seconds;
    rows = now;
    write_times(file, times);
  }
}

}  // namespace
}  // namespace slettefrist::bench

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: bench_nights FILE STORE BOUNDS\n";
    return 2;
  }
  try {
    std::ifstream lines{argv[3]};
    slettefrist::bench::purge(argv[1], argv[2], lines);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "bench_nights: " << error.what() << '\n';
    return 3;
  }
}
