// One thread, one connection, one schedule; see beside.h.
//
// A statement that waits for the lock waits as SQLite's busy handler does, in naps of up to a tenth of a
// second, until the timeout. It must not know what the statements mean.
#include "sim/bench/beside.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "sim/model/input_error.h"
#include "sim/store/sqlite_connection.h"
#include "sim/store/store.h"

namespace slettefrist::purge_bench {

// With a name of its own, since a class that the header names has it as a member.
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

namespace {

using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

using Stopwatch = std::chrono::steady_clock;

constexpr std::string_view kRunningNumber = ":n";

int line_of(const std::string& text, std::size_t at) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

void require_known_parameters(const std::string& file, int line, sqlite3_stmt* statement) {
  for (int index = 1; index <= sqlite3_bind_parameter_count(statement); ++index) {
    const char* const name = sqlite3_bind_parameter_name(statement, index);
    if (name != nullptr && name == kRunningNumber) continue;
    throw InputError(
        Problem{file, line, 0,
                "read the parameter " + std::string{name == nullptr ? "?" : name} + ", expected none but :n",
                ":n is the running number of the statement, from 1"});
  }
}

}  // namespace

std::vector<std::string> statements_in(const std::string& file, const std::string& text,
                                       const std::string& store_path) {
  if (const std::size_t zero = text.find('\0'); zero != std::string::npos) {
    throw InputError(Problem{file, line_of(text, zero), 0, "holds a zero byte, expected SQL statements",
                             "Save it as UTF-8 text"});
  }
  const store::Connection database = store::read_only_connection(store_path);
  std::vector<std::string> statements;
  for (const char* at = text.c_str(); *at != '\0';) {
    const char* rest = at;
    sqlite3_stmt* prepared = nullptr;
    const int code = sqlite3_prepare_v2(database->getHandle(), at, -1, &prepared, &rest);
    const Statement statement{prepared};
    const std::size_t first = text.find_first_not_of(" \t\r\n", static_cast<std::size_t>(at - text.c_str()));
    const int line = line_of(text, std::min(first, text.size()));
    if (code != SQLITE_OK) {
      throw InputError(Problem{
          file, line, 0,
          "read a statement that SQLite refuses: " + std::string{sqlite3_errmsg(database->getHandle())} +
              ", expected one that the store can carry out",
          "Mend the statement, or leave it out"});
    }
    if (prepared != nullptr) {
      require_known_parameters(file, line, prepared);
      statements.emplace_back(at, rest);
    }
    at = rest;
  }
  if (statements.empty()) {
    throw InputError(
        Problem{file, 0, 0, "read no statement, expected at least one", "Write one, ended by ;"});
  }
  return statements;
}

class Beside::Worker {
 public:
  Worker(const std::string& store_path, const BesideWish& wish)
      : connection_(store::further_connection(store_path, false, "")),
        pause_(std::chrono::nanoseconds{std::chrono::seconds{1}} / wish.per_second) {
    sqlite3_busy_timeout(connection_->getHandle(), static_cast<int>(wish.busy_timeout_ms));
    for (const std::string& text : wish.statements) {
      sqlite3_stmt* prepared = nullptr;
      const int code = sqlite3_prepare_v2(connection_->getHandle(), text.c_str(), -1, &prepared, nullptr);
      statements_.emplace_back(prepared);
      if (code != SQLITE_OK) throw StoreFailure(wish.file + ": " + sqlite3_errmsg(connection_->getHandle()));
    }
  }
  ~Worker() { give_up(); }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void start() {
    first_ = Stopwatch::now();
    thread_ = std::thread{[this] { work(); }};
  }

  BesideSeen stop(const std::function<void()>& look) {
    over_ = (Stopwatch::now() - first_).count();
    while (!is_done_) {
      look();
      std::this_thread::sleep_for(kNap);
    }
    thread_.join();
    std::sort(seen_.seconds.begin(), seen_.seconds.end());
    return seen_;
  }

 private:
  static constexpr std::chrono::milliseconds kNap{5};

  // A statement may have no end of its own.
  void give_up() {
    if (!thread_.joinable()) return;
    over_ = 0;
    while (!is_done_) {
      sqlite3_interrupt(connection_->getHandle());
      std::this_thread::sleep_for(kNap);
    }
    thread_.join();
  }

  static constexpr std::int64_t kNotOver = INT64_MAX;

  void work() {
    carry_out_all();
    is_done_ = true;
  }

  void carry_out_all() {
    for (std::int64_t number = 1;; ++number) {
      const auto meant = first_ + pause_ * (number - 1);
      // In short naps: the end may come while the next start is far away.
      while (Stopwatch::now() < meant && over_ == kNotOver)
        std::this_thread::sleep_until(std::min(meant, Stopwatch::now() + kNap));
      if ((meant - first_).count() >= over_) return;
      carry_out(number);
      seen_.seconds.push_back(std::chrono::duration<double>(Stopwatch::now() - meant).count());
    }
  }

  void carry_out(std::int64_t number) {
    sqlite3_stmt* const statement =
        statements_[static_cast<std::size_t>(number - 1) % statements_.size()].get();
    for (int index = 1; index <= sqlite3_bind_parameter_count(statement); ++index)
      sqlite3_bind_int64(statement, index, number);
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW) code = sqlite3_step(statement);
    if (code == SQLITE_BUSY) {
      ++seen_.busy;
    } else if (code != SQLITE_DONE) {
      note_failure(sqlite3_errmsg(connection_->getHandle()));
    }
    sqlite3_reset(statement);
    if (sqlite3_get_autocommit(connection_->getHandle()) != 0) return;
    sqlite3_exec(connection_->getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
    note_failure("a transaction was left open; every statement is one of its own");
  }

  void note_failure(const char* what) {
    if (seen_.failed++ == 0) seen_.first_failure = what;
  }

  store::Connection connection_;
  std::vector<Statement> statements_;
  std::chrono::nanoseconds pause_;
  Stopwatch::time_point first_;
  std::atomic<std::int64_t> over_{kNotOver};  // nanoseconds after the first
  std::atomic<bool> is_done_{false};
  std::thread thread_;
  BesideSeen seen_;
};

Beside::Beside(const std::string& store_path, const BesideWish& wish)
    : worker_(std::make_unique<Worker>(store_path, wish)) {}
Beside::~Beside() = default;
void Beside::start() { worker_->start(); }
BesideSeen Beside::stop(const std::function<void()>& look) { return worker_->stop(look); }

}  // namespace slettefrist::purge_bench
