// One run of a script: prepare, bind, step, next; with a clock, a time limit and an observer.
//
// SQLite itself says where a statement ends (a trigger's body has semicolons), so nothing here cuts the text.
#include "sim/store/sqlite_script.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <exception>
#include <memory>

#include "sim/store/sqlite_clock.h"
#include "sim/store/sqlite_connection.h"
#include "sim/store/sqlite_cursor.h"

namespace slettefrist::store {
namespace {

using Stopwatch = std::chrono::steady_clock;

constexpr int kStepsBetweenLooks = 20'000;  // of SQLite's machine; a few milliseconds at most

// Past blanks and comments.
const char* first_word(const char* at) {
  for (;;) {
    at += std::strspn(at, " \t\r\n\f");
    if (std::strncmp(at, "--", 2) == 0) {
      at += std::strcspn(at, "\n");
    } else if (std::strncmp(at, "/*", 2) == 0) {
      const char* const end = std::strstr(at + 2, "*/");
      at = end == nullptr ? at + std::strlen(at) : end + 2;
    } else {
      return at;
    }
  }
}

class ScriptRun {
 public:
  ScriptRun(sqlite3* database, const Script& script)
      : database_(database),
        script_(script),
        end_(Stopwatch::now() + std::chrono::seconds{script.seconds_max}) {
    sqlite3_progress_handler(database_, kStepsBetweenLooks, &has_to_stop, this);
  }
  ~ScriptRun() { sqlite3_progress_handler(database_, 0, nullptr, nullptr); }
  ScriptRun(const ScriptRun&) = delete;
  ScriptRun& operator=(const ScriptRun&) = delete;

  void run() {
    const char* at = script_.text.c_str();
    while (*at != '\0') {
      const char* rest = at;
      sqlite3_stmt* prepared = nullptr;
      at_ = at;
      const int code = sqlite3_prepare_v2(database_, at, -1, &prepared, &rest);
      const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement{prepared, &sqlite3_finalize};
      if (code != SQLITE_OK) fail(sqlite3_errmsg(database_));
      if (prepared != nullptr) carry_out(prepared);
      at = rest;
    }
  }

 private:
  static int has_to_stop(void* self) {
    auto& run = *static_cast<ScriptRun*>(self);
    run.is_late_ = Stopwatch::now() >= run.end_;
    try {
      if (run.script_.look) run.script_.look();
    } catch (...) {  // through SQLite's own code nothing may be thrown
      run.stopped_by_ = std::current_exception();
    }
    return run.is_late_ || run.stopped_by_ ? 1 : 0;
  }

  void carry_out(sqlite3_stmt* statement) {
    bind(statement);
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW) code = sqlite3_step(statement);
    if (stopped_by_) std::rethrow_exception(stopped_by_);
    if (is_late_) fail("did not end within " + std::to_string(script_.seconds_max) + " s and was stopped");
    if (code != SQLITE_DONE) fail(sqlite3_errmsg(database_));
  }

  void bind(sqlite3_stmt* statement) {
    for (int index = 1; index <= sqlite3_bind_parameter_count(statement); ++index) {
      const char* const name = sqlite3_bind_parameter_name(statement, index);
      const std::string wanted = name == nullptr ? "?" : name;
      const auto found = std::find_if(script_.values.begin(), script_.values.end(),
                                      [&](const auto& value) { return value.first == wanted; });
      if (found == script_.values.end()) fail("the parameter " + wanted + " has no value");
      bind_value(statement, index, found->second);
    }
  }

  void bind_value(sqlite3_stmt* statement, int index, const Value& value) {
    int code = SQLITE_MISMATCH;
    if (const auto* day = std::get_if<Day>(&value)) {
      const std::string text = to_text(*day);
      code = sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    } else if (const auto* instant = std::get_if<Instant>(&value)) {
      code = sqlite3_bind_int64(statement, index, instant->seconds);
    }
    if (code != SQLITE_OK) fail(sqlite3_errstr(code));
  }

  [[noreturn]] void fail(const std::string& why) const {
    const char* const from = first_word(at_);  // so that line and text are what the user looks for
    const auto line = 1 + std::count(script_.text.c_str(), from, '\n');
    throw StoreFailure("line " + std::to_string(line) + ": " + why + ", in: " + first_line(from));
  }

  sqlite3* database_;
  const Script& script_;
  Stopwatch::time_point end_;
  const char* at_ = nullptr;
  bool is_late_ = false;
  std::exception_ptr stopped_by_;
};

// Asked of every statement when it is prepared; forbids nothing.
extern "C" int note_schema_statement(void* observer, int action, const char* what, const char* value,
                                     const char*, const char*) noexcept {
  const bool is_pragma =
      action == SQLITE_PRAGMA && value != nullptr && what != nullptr &&
      (sqlite3_stricmp(what, "writable_schema") == 0 || sqlite3_stricmp(what, "schema_version") == 0);
  if (is_pragma || action == SQLITE_ALTER_TABLE)
    static_cast<SqliteObserver*>(observer)->note_schema_touched();
  return SQLITE_OK;
}

void require_no_open_transaction(sqlite3* database) {
  if (sqlite3_get_autocommit(database) != 0) return;
  sqlite3_exec(database, "ROLLBACK", nullptr, nullptr, nullptr);
  throw StoreFailure("a transaction was left open at the end of the script; it was rolled back");
}

}  // namespace

void run_sqlite_script(const std::string& path, bool foreign_keys, SqliteObserver& observer,
                       const Script& script) {
  const SqliteClock clock{script.now};  // outlives the connection
  try {
    const Connection connection = further_connection(path, foreign_keys, clock.file_system());
    const SqliteObserver::Further watched{observer, connection->getHandle()};
    sqlite3_set_authorizer(connection->getHandle(), &note_schema_statement, &observer);
    ScriptRun{connection->getHandle(), script}.run();
    require_no_open_transaction(connection->getHandle());
  } catch (const SQLite::Exception& error) {
    throw StoreFailure(std::string{"the store cannot be opened: "} + error.what());
  }
  if (clock.was_read() && !script.may_read_clock) {
    throw StoreFailure("the database's own clock was read at run time; use :run_at and :as_of");
  }
}

}  // namespace slettefrist::store
