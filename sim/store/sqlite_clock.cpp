// A file system that differs from SQLite's default one in its clock alone.
#include "sim/store/sqlite_clock.h"

#include <atomic>

#include "sim/store/store.h"

namespace slettefrist::store {
namespace {

constexpr sqlite3_int64 kMillisecondsOfDay = 86'400'000;
constexpr sqlite3_int64 kUnixEpochMilliseconds = 210'866'760'000'000;  // 1970-01-01 as a julian day

std::string fresh_name() {
  static std::atomic<std::int64_t> count{0};  // worlds may run side by side
  return "slettefrist-clock-" + std::to_string(++count);
}

}  // namespace

SqliteClock::SqliteClock(Instant now) : name_(fresh_name()) {
  const sqlite3_vfs* const machine = sqlite3_vfs_find(nullptr);
  if (machine == nullptr) throw StoreFailure("SQLite has no file system");
  shim_.base = *machine;
  shim_.base.pNext = nullptr;
  shim_.base.zName = name_.c_str();
  shim_.base.xCurrentTime = &tell_days;
  shim_.base.xCurrentTimeInt64 = &tell_milliseconds;
  shim_.milliseconds = now.seconds * 1000 + kUnixEpochMilliseconds;
  if (sqlite3_vfs_register(&shim_.base, 0) != SQLITE_OK) throw StoreFailure("SQLite refuses a clock");
}

SqliteClock::~SqliteClock() { sqlite3_vfs_unregister(&shim_.base); }

int SqliteClock::tell_milliseconds(sqlite3_vfs* file_system, sqlite3_int64* milliseconds) {
  auto* const shim = reinterpret_cast<Shim*>(file_system);
  shim->was_read = true;
  *milliseconds = shim->milliseconds;
  return SQLITE_OK;
}

int SqliteClock::tell_days(sqlite3_vfs* file_system, double* days) {
  sqlite3_int64 milliseconds = 0;
  tell_milliseconds(file_system, &milliseconds);
  *days = static_cast<double>(milliseconds) / static_cast<double>(kMillisecondsOfDay);
  return SQLITE_OK;
}

}  // namespace slettefrist::store
