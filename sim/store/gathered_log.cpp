// A head of 24 bytes that follows what was written last is kept back, and the page that follows it. The head
// of a commit's last page tells so (bytes 4 to 7 are not zero: the file's size in pages, as the format has
// it), and then all is written. Everything else goes through at once, behind what was kept.
#include "sim/store/gathered_log.h"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <new>
#include <vector>

#include "sim/store/store.h"

namespace slettefrist::store {
namespace {

// SQLite's file system for Unix takes less than 128 KiB by one call; more looks to it like a full disk.
constexpr std::size_t kMostBytes = std::size_t{120} << 10U;
constexpr int kHeadBytes = 24;

// The file that SQLite sees; SQLite gives the memory, and the real file's behind it.
struct Log {
  sqlite3_file base{};  // first: SQLite hands back a pointer to it
  sqlite3_file* real = nullptr;
  std::vector<char> kept;
  sqlite3_int64 kept_at = 0;       // where it belongs
  sqlite3_int64 next = 0;          // behind what was written last
  bool is_page_awaited = false;    // a head was kept last
  bool is_commit_awaited = false;  // and its page ends a commit

  int write_kept() {
    int code = SQLITE_OK;
    for (std::size_t done = 0; done < kept.size() && code == SQLITE_OK;) {
      const std::size_t count = std::min(kept.size() - done, kMostBytes);
      code = real->pMethods->xWrite(real, kept.data() + done, static_cast<int>(count),
                                    kept_at + static_cast<sqlite3_int64>(done));
      done += count;
    }
    kept.clear();  // after a failure as well: SQLite takes the commit back
    return code;
  }

  int write(const void* bytes, int count, sqlite3_int64 at) {
    const bool follows = at == next;
    const bool is_page = is_page_awaited && follows;
    const bool is_head = !is_page && count == kHeadBytes && follows;
    const bool ends_commit = is_page && is_commit_awaited;
    next = at + count;
    is_page_awaited = is_head;
    is_commit_awaited = is_head && ends_a_commit(static_cast<const char*>(bytes));
    if (!is_page && !is_head) {
      const int code = write_kept();
      return code == SQLITE_OK ? real->pMethods->xWrite(real, bytes, count, at) : code;
    }
    if (kept.empty()) kept_at = at;
    const auto* const from = static_cast<const char*>(bytes);
    kept.insert(kept.end(), from, from + count);
    return ends_commit || kept.size() >= kMostBytes ? write_kept() : SQLITE_OK;
  }

  static bool ends_a_commit(const char* head) {
    return std::any_of(head + 4, head + 8, [](char byte) { return byte != 0; });
  }
};

Log& log_of(sqlite3_file* file) { return *reinterpret_cast<Log*>(file); }

extern "C" {

int log_close(sqlite3_file* file) noexcept {
  Log& log = log_of(file);
  const int written = log.write_kept();
  const int closed = log.real->pMethods->xClose(log.real);
  std::destroy_at(&log);
  return written == SQLITE_OK ? closed : written;
}

int log_write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) noexcept {
  try {
    return log_of(file).write(bytes, count, at);
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
}

int log_read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) noexcept {
  Log& log = log_of(file);
  const int code = log.write_kept();
  return code == SQLITE_OK ? log.real->pMethods->xRead(log.real, bytes, count, at) : code;
}

int log_truncate(sqlite3_file* file, sqlite3_int64 size) noexcept {
  Log& log = log_of(file);
  const int code = log.write_kept();
  return code == SQLITE_OK ? log.real->pMethods->xTruncate(log.real, size) : code;
}

int log_sync(sqlite3_file* file, int flags) noexcept {
  Log& log = log_of(file);
  const int code = log.write_kept();
  return code == SQLITE_OK ? log.real->pMethods->xSync(log.real, flags) : code;
}

int log_size(sqlite3_file* file, sqlite3_int64* size) noexcept {
  Log& log = log_of(file);
  const int code = log.write_kept();
  return code == SQLITE_OK ? log.real->pMethods->xFileSize(log.real, size) : code;
}

int log_lock(sqlite3_file* file, int level) noexcept {
  sqlite3_file* const real = log_of(file).real;
  return real->pMethods->xLock(real, level);
}

int log_unlock(sqlite3_file* file, int level) noexcept {
  sqlite3_file* const real = log_of(file).real;
  return real->pMethods->xUnlock(real, level);
}

int log_check_lock(sqlite3_file* file, int* is_locked) noexcept {
  sqlite3_file* const real = log_of(file).real;
  return real->pMethods->xCheckReservedLock(real, is_locked);
}

int log_control(sqlite3_file* file, int what, void* argument) noexcept {
  sqlite3_file* const real = log_of(file).real;
  return real->pMethods->xFileControl(real, what, argument);
}

int log_sector(sqlite3_file* file) noexcept {
  sqlite3_file* const real = log_of(file).real;
  return real->pMethods->xSectorSize(real);
}

int log_device(sqlite3_file* file) noexcept {
  sqlite3_file* const real = log_of(file).real;
  return real->pMethods->xDeviceCharacteristics(real);
}

}  // extern "C"

// Of version 1: no log is mapped into memory, or shared that way.
const sqlite3_io_methods& log_methods() {
  static const sqlite3_io_methods methods = [] {
    sqlite3_io_methods own{};
    own.iVersion = 1;
    own.xClose = &log_close;
    own.xRead = &log_read;
    own.xWrite = &log_write;
    own.xTruncate = &log_truncate;
    own.xSync = &log_sync;
    own.xFileSize = &log_size;
    own.xLock = &log_lock;
    own.xUnlock = &log_unlock;
    own.xCheckReservedLock = &log_check_lock;
    own.xFileControl = &log_control;
    own.xSectorSize = &log_sector;
    own.xDeviceCharacteristics = &log_device;
    return own;
  }();
  return methods;
}

constexpr std::size_t kRealFileAt = sizeof(Log);
static_assert(alignof(Log) == alignof(void*), "SQLite's memory for a file suits a pointer");

// Files other than logs are the machine's own from here on.
extern "C" int open_file(sqlite3_vfs* file_system, const char* name, sqlite3_file* file, int flags,
                         int* flags_then) noexcept {
  auto* const machine = static_cast<sqlite3_vfs*>(file_system->pAppData);
  if ((flags & SQLITE_OPEN_WAL) == 0) return machine->xOpen(machine, name, file, flags, flags_then);
  auto* const memory = reinterpret_cast<char*>(file);
  auto* const log = new (memory) Log;
  log->real = reinterpret_cast<sqlite3_file*>(memory + kRealFileAt);
  const int code = machine->xOpen(machine, name, log->real, flags, flags_then);
  if (code == SQLITE_OK) {
    log->base.pMethods = &log_methods();
    return code;
  }
  std::destroy_at(log);
  file->pMethods = nullptr;  // nothing to close
  return code;
}

class FileSystem {
 public:
  FileSystem() {
    sqlite3_vfs* const machine = sqlite3_vfs_find(nullptr);
    if (machine == nullptr) throw StoreFailure("SQLite has no file system");
    shim_ = *machine;
    shim_.pNext = nullptr;
    shim_.zName = name_.c_str();
    shim_.szOsFile = static_cast<int>(kRealFileAt) + machine->szOsFile;
    shim_.pAppData = machine;
    shim_.xOpen = &open_file;
    if (sqlite3_vfs_register(&shim_, 0) != SQLITE_OK) throw StoreFailure("SQLite refuses a file system");
  }
  ~FileSystem() { sqlite3_vfs_unregister(&shim_); }
  FileSystem(const FileSystem&) = delete;
  FileSystem& operator=(const FileSystem&) = delete;

  const std::string& name() const { return name_; }

 private:
  std::string name_ = "slettefrist-log";
  sqlite3_vfs shim_{};
};

}  // namespace

const std::string& gathering_file_system() {
  static const FileSystem file_system;
  return file_system.name();
}

}  // namespace slettefrist::store
