// Does an engine's statements again on a store through the plain C interface, and says how long they took.
//
//   bench_repeat FILE TRACE STORE [PRAGMA=VALUE...]   appends "seconds rows longest-transaction-seconds" a
//   night
//
// Statements are prepared when they are first met, within the clock, as the engine's are: both begin with a
// fresh connection. Nobody looks for anything that is due: the values are those of the engine.
#include <iostream>
#include <string_view>
#include <unordered_map>

#include "bench/raw_store.h"
#include "bench/transaction_clock.h"

namespace slettefrist::bench {
namespace {

using Prepared = std::unordered_map<std::string_view, sqlite3_stmt*>;

void repeat(RawConnection& connection, const Trace& trace, const Step& step, Prepared& prepared,
            TransactionClock& clock) {
  const Cell& text = trace.cells[step.first_cell];
  const std::string_view sql{text.text, static_cast<std::size_t>(text.number)};
  sqlite3_stmt*& statement = prepared[sql];
  if (statement == nullptr) statement = connection.prepare(std::string{sql});
  bind_cells(statement, trace, step, 1);
  connection.run(statement);
  if (sql == "BEGIN IMMEDIATE") clock.begin();
  if (sql == "COMMIT") clock.end();
}

// Every removal has its row there; see nights.cpp.
std::int64_t logged_rows(RawConnection& connection) {
  return connection.number("SELECT coalesce(max(rowid), 0) FROM deletion_log");
}

}  // namespace
}  // namespace slettefrist::bench

int main(int argc, char** argv) {
  using namespace slettefrist::bench;
  if (argc < 4) {
    std::cerr << "usage: bench_repeat FILE TRACE STORE [PRAGMA=VALUE...]\n";
    return 2;
  }
  try {
    const Trace trace = read_trace(argv[2]);
    RawConnection connection{argv[3]};
    connection.set_pragmas(false);
    for (int i = 4; i < argc; ++i) connection.execute("PRAGMA " + std::string{argv[i]});
    std::int64_t rows = logged_rows(connection);
    Prepared prepared;
    TransactionClock clock;
    for (const Step& step : trace.steps) {
      if (step.kind == StepKind::statement) {
        repeat(connection, trace, step, prepared, clock);
        continue;
      }
      PurgeTimes times = clock.times();  // a night ends
      const std::int64_t now = logged_rows(connection);
      times.rows = now - rows;
      rows = now;
      write_times(argv[1], times);
      clock = TransactionClock{};
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "bench_repeat: " << error.what() << '\n';
    return 3;
  }
}
