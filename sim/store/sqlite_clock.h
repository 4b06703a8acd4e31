// The clock that a script sees: SQLite's own file system with the simulated time in place of the machine's.
//
// SQLite asks its file system for the time (date('now'), CURRENT_TIMESTAMP and their kin), so that no way of
// asking escapes. It must not know a script; one lives as long as the connection that goes through it.
#pragma once

#include <sqlite3.h>

#include <string>

#include "sim/model/day.h"

namespace slettefrist::store {

class SqliteClock {
 public:
  explicit SqliteClock(Instant now);
  ~SqliteClock();
  SqliteClock(const SqliteClock&) = delete;
  SqliteClock& operator=(const SqliteClock&) = delete;

  const std::string& file_system() const { return name_; }
  bool was_read() const { return shim_.was_read; }

 private:
  struct Shim {
    sqlite3_vfs base{};  // first: SQLite hands back a pointer to it
    sqlite3_int64 milliseconds = 0;
    bool was_read = false;
  };
  static int tell_milliseconds(sqlite3_vfs* file_system, sqlite3_int64* milliseconds);
  static int tell_days(sqlite3_vfs* file_system, double* days);

  std::string name_;
  Shim shim_;
};

}  // namespace slettefrist::store
