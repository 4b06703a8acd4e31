// Of a log, a head of 24 bytes that follows what was written last is kept back, and the page that follows it.
// The head of a commit's last page tells so (bytes 4 to 7 are not zero: the file's size in pages, as the
// format has it), and then all is written. Everything else goes through at once, behind what was kept.
//
// Of the main file, whatever follows is kept until SQLite asks for anything else: before a commit ends it
// says that it will sync (SQLITE_FCNTL_SYNC), whether it then does or not.
#include "sim/store/gathered_writes.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <utility>
#include <vector>

#include "sim/store/store.h"

namespace slettefrist::store {
namespace {

// SQLite's file system for Unix takes less than 128 KiB by one call; more looks to it like a full disk.
constexpr std::size_t kMostBytes = std::size_t{120} << 10U;
constexpr int kHeadBytes = 24;
constexpr int kGather = 0x534C46;  // a request of ours among SQLite's file controls

// A further descriptor of a log, by which the disk is set to work; SQLite's own is not to be had. Nothing
// where the system refuses one: then the disk begins when it is waited for.
class EarlyDisk {
 public:
  EarlyDisk() = default;
  explicit EarlyDisk(const char* path) : file_(open(path, O_RDONLY | O_CLOEXEC)) {}
  ~EarlyDisk() {
    if (file_ >= 0) close(file_);
  }
  EarlyDisk(const EarlyDisk&) = delete;
  EarlyDisk& operator=(EarlyDisk&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }
  // Does not wait. What it does not bring there is brought there by the next sync.
  void begin(sqlite3_int64 at, std::size_t count) const {
    if (file_ >= 0) sync_file_range(file_, at, static_cast<off64_t>(count), SYNC_FILE_RANGE_WRITE);
  }

 private:
  int file_ = -1;
};

// The file that SQLite sees; SQLite gives the memory, and the real file's behind it.
struct File {
  sqlite3_file base{};  // first: SQLite hands back a pointer to it
  sqlite3_file* real = nullptr;
  bool is_log = false;
  bool gathers = false;  // the main file
  std::vector<char> kept;
  sqlite3_int64 kept_at = 0;  // where it belongs
  // Of a log:
  sqlite3_int64 next = 0;          // behind what was written last
  bool is_page_awaited = false;    // a head was kept last
  bool is_commit_awaited = false;  // and its page ends a commit
  EarlyDisk disk;

  int write_kept() {
    int code = SQLITE_OK;
    for (std::size_t done = 0; done < kept.size() && code == SQLITE_OK;) {
      const std::size_t count = std::min(kept.size() - done, kMostBytes);
      code = real->pMethods->xWrite(real, kept.data() + done, static_cast<int>(count),
                                    kept_at + static_cast<sqlite3_int64>(done));
      done += count;
    }
    if (code == SQLITE_OK && !kept.empty()) disk.begin(kept_at, kept.size());
    kept.clear();  // after a failure as well: SQLite takes the commit back
    return code;
  }

  void keep(const void* bytes, int count, sqlite3_int64 at) {
    if (kept.empty()) kept_at = at;
    const auto* const from = static_cast<const char*>(bytes);
    kept.insert(kept.end(), from, from + count);
  }

  int write_through(const void* bytes, int count, sqlite3_int64 at) {
    const int code = write_kept();
    return code == SQLITE_OK ? real->pMethods->xWrite(real, bytes, count, at) : code;
  }

  int write_log(const void* bytes, int count, sqlite3_int64 at) {
    const bool follows = at == next;
    const bool is_page = is_page_awaited && follows;
    const bool is_head = !is_page && count == kHeadBytes && follows;
    const bool ends_commit = is_page && is_commit_awaited;
    next = at + count;
    is_page_awaited = is_head;
    is_commit_awaited = is_head && ends_a_commit(static_cast<const char*>(bytes));
    if (!is_page && !is_head) return write_through(bytes, count, at);
    keep(bytes, count, at);
    return ends_commit || kept.size() >= kMostBytes ? write_kept() : SQLITE_OK;
  }

  static bool ends_a_commit(const char* head) {
    return std::any_of(head + 4, head + 8, [](char byte) { return byte != 0; });
  }

  int write_main(const void* bytes, int count, sqlite3_int64 at) {
    if (!gathers) return real->pMethods->xWrite(real, bytes, count, at);
    const bool follows = kept.empty() || at == kept_at + static_cast<sqlite3_int64>(kept.size());
    const int code = follows ? SQLITE_OK : write_kept();
    if (code != SQLITE_OK) return code;
    keep(bytes, count, at);
    return kept.size() >= kMostBytes ? write_kept() : SQLITE_OK;
  }

  // A request to the real file, behind what was kept.
  template <class... Parameters, class... Arguments>
  int ask(int (*sqlite3_io_methods::*request)(sqlite3_file*, Parameters...), Arguments... arguments) {
    const int code = write_kept();
    return code == SQLITE_OK ? (real->pMethods->*request)(real, arguments...) : code;
  }
};

File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }

extern "C" {

int close_file(sqlite3_file* given) noexcept {
  File& file = of(given);
  const int written = file.write_kept();
  const int closed = file.real->pMethods->xClose(file.real);
  std::destroy_at(&file);
  return written == SQLITE_OK ? closed : written;
}

int write_file(sqlite3_file* given, const void* bytes, int count, sqlite3_int64 at) noexcept {
  File& file = of(given);
  try {
    return file.is_log ? file.write_log(bytes, count, at) : file.write_main(bytes, count, at);
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
}

int read_file(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) noexcept {
  return of(file).ask(&sqlite3_io_methods::xRead, bytes, count, at);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) noexcept {
  return of(file).ask(&sqlite3_io_methods::xTruncate, size);
}

int sync_file(sqlite3_file* file, int flags) noexcept {
  return of(file).ask(&sqlite3_io_methods::xSync, flags);
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) noexcept {
  return of(file).ask(&sqlite3_io_methods::xFileSize, size);
}

int lock_file(sqlite3_file* file, int level) noexcept {
  return of(file).ask(&sqlite3_io_methods::xLock, level);
}

int unlock_file(sqlite3_file* file, int level) noexcept {
  return of(file).ask(&sqlite3_io_methods::xUnlock, level);
}

int check_lock(sqlite3_file* file, int* is_locked) noexcept {
  return of(file).ask(&sqlite3_io_methods::xCheckReservedLock, is_locked);
}

int control_file(sqlite3_file* given, int what, void* argument) noexcept {
  File& file = of(given);
  if (what != kGather || file.is_log) return file.ask(&sqlite3_io_methods::xFileControl, what, argument);
  file.gathers = *static_cast<const bool*>(argument);
  return file.write_kept();
}

int sector_of_file(sqlite3_file* file) noexcept {
  sqlite3_file* const real = of(file).real;
  return real->pMethods->xSectorSize(real);
}

int device_of_file(sqlite3_file* file) noexcept {
  sqlite3_file* const real = of(file).real;
  return real->pMethods->xDeviceCharacteristics(real);
}

int map_shared(sqlite3_file* file, int region, int bytes, int extends, void volatile** memory) noexcept {
  return of(file).ask(&sqlite3_io_methods::xShmMap, region, bytes, extends, memory);
}

int lock_shared(sqlite3_file* file, int offset, int count, int flags) noexcept {
  return of(file).ask(&sqlite3_io_methods::xShmLock, offset, count, flags);
}

void order_shared(sqlite3_file* file) noexcept {
  sqlite3_file* const real = of(file).real;
  real->pMethods->xShmBarrier(real);
}

int unmap_shared(sqlite3_file* file, int removes) noexcept {
  return of(file).ask(&sqlite3_io_methods::xShmUnmap, removes);
}

int fetch_from_file(sqlite3_file* file, sqlite3_int64 at, int count, void** memory) noexcept {
  return of(file).ask(&sqlite3_io_methods::xFetch, at, count, memory);
}

int give_back_to_file(sqlite3_file* file, sqlite3_int64 at, void* memory) noexcept {
  return of(file).ask(&sqlite3_io_methods::xUnfetch, at, memory);
}

}  // extern "C"

// As many of them as the real file has.
const sqlite3_io_methods& methods_of_version(int version) {
  constexpr int kNewest = 3;
  static const std::array<sqlite3_io_methods, kNewest> all = [] {
    std::array<sqlite3_io_methods, kNewest> made{};
    for (int of_version = 1; of_version <= kNewest; ++of_version) {
      made.at(static_cast<std::size_t>(of_version) - 1) = {
          of_version,    &close_file,     &read_file,       &write_file,       &truncate_file,
          &sync_file,    &size_of_file,   &lock_file,       &unlock_file,      &check_lock,
          &control_file, &sector_of_file, &device_of_file,  &map_shared,       &lock_shared,
          &order_shared, &unmap_shared,   &fetch_from_file, &give_back_to_file};
    }
    return made;
  }();
  return all.at(static_cast<std::size_t>(std::clamp(version, 1, kNewest)) - 1);
}

constexpr std::size_t kRealFileAt = sizeof(File);
static_assert(alignof(File) == alignof(void*), "SQLite's memory for a file suits a pointer");

// Journals and temporary files are the machine's own from here on.
extern "C" int open_file(sqlite3_vfs* file_system, const char* name, sqlite3_file* given, int flags,
                         int* flags_then) noexcept {
  auto* const machine = static_cast<sqlite3_vfs*>(file_system->pAppData);
  const bool is_log = (flags & SQLITE_OPEN_WAL) != 0;
  const bool is_main = (flags & SQLITE_OPEN_MAIN_DB) != 0;
  if (!is_log && !is_main) return machine->xOpen(machine, name, given, flags, flags_then);
  auto* const memory = reinterpret_cast<char*>(given);
  auto* const file = new (memory) File;
  file->is_log = is_log;
  file->real = reinterpret_cast<sqlite3_file*>(memory + kRealFileAt);
  const int code = machine->xOpen(machine, name, file->real, flags, flags_then);
  if (code == SQLITE_OK) {
    if (is_log) file->disk = EarlyDisk{name};
    file->base.pMethods = &methods_of_version(file->real->pMethods->iVersion);
    return code;
  }
  std::destroy_at(file);
  given->pMethods = nullptr;  // nothing to close
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
  std::string name_ = "slettefrist-gathering";
  sqlite3_vfs shim_{};
};

}  // namespace

const std::string& gathering_file_system() {
  static const FileSystem file_system;
  return file_system.name();
}

void gather_file_writes(sqlite3* database, bool is_on) {
  const int code = sqlite3_file_control(database, "main", kGather, &is_on);
  if (code != SQLITE_OK) {
    throw StoreFailure(std::string{"what was gathered cannot be written: "} + sqlite3_errstr(code));
  }
}

}  // namespace slettefrist::store
