// Copies, caches and sizes of store files; see store_files.h.
//
// The first copy of a user's store goes through SQLite's backup, which takes in what still lies in the log;
// the later ones are plain copies of a closed file. It must not know a table.
#include "sim/bench/store_files.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "sim/store/sqlite_connection.h"

namespace slettefrist::purge_bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBytesAtOnce = std::size_t{1} << 20;

// An open file, closed with this object.
class OpenFile {
 public:
  explicit OpenFile(const std::string& path)
      : path_(path), number_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (number_ < 0) fail("cannot be opened");
  }
  ~OpenFile() { close(number_); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  void sync() const {
    if (fsync(number_) != 0) fail("cannot be brought to the disk");
  }
  void forget() const {
    if (posix_fadvise(number_, 0, 0, POSIX_FADV_DONTNEED) != 0) fail("cannot leave the cache");
  }
  void read_all() const {
    std::vector<char> bytes(kBytesAtOnce);
    while (read(number_, bytes.data(), bytes.size()) > 0) {
    }
  }

 private:
  [[noreturn]] void fail(const char* what) const {
    throw std::runtime_error(path_ + ": " + what + ": " + std::generic_category().message(errno));
  }
  std::string path_;
  int number_;
};

Value pragma(Store& store, const std::string& name) {
  Value value;
  store.query("PRAGMA " + name, {}, [&value](const std::vector<Value>& row) { value = row.front(); });
  return value;
}

std::int64_t number(Store& store, const std::string& name) {
  return std::get<std::int64_t>(pragma(store, name));
}

}  // namespace

void take_copy(const std::string& from, const std::string& to) {
  try {
    const store::Connection source = store::read_only_connection(from);
    SQLite::Database target{to, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    constexpr int kAllPages = -1;
    SQLite::Backup backup{target, *source};
    if (backup.executeStep(kAllPages) != SQLITE_DONE)  // where another holds it, nothing is thrown
      throw StoreFailure(from +
                         ": is locked by another program and was not copied; try again when it has ended");
  } catch (const SQLite::Exception& error) {
    throw StoreFailure(from + ": cannot be copied: " + error.what());
  }
}

void reset_to(const std::string& from, const std::string& to) {
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    fs::remove(to + suffix);
  }
  fs::copy_file(from, to);
  OpenFile{to}.sync();
}

void prepare_cache(const std::string& path, Cache cache) {
  const OpenFile file{path};
  file.sync();  // pages that are not on the disk yet cannot be forgotten
  if (cache == Cache::cold) {
    file.forget();
  } else {
    file.read_all();
  }
}

StoreSize size_of(Store& store) {
  const std::int64_t page_bytes = number(store, "page_size");
  return {number(store, "page_count") * page_bytes, number(store, "freelist_count") * page_bytes};
}

std::vector<std::pair<std::string, std::string>> pragmas_of(Store& store) {
  std::vector<std::pair<std::string, std::string>> pragmas;
  for (const char* name : {"journal_mode", "synchronous", "secure_delete", "page_size", "cache_size",
                           "auto_vacuum", "wal_autocheckpoint"}) {
    const Value value = pragma(store, name);
    const auto* const text = std::get_if<std::string>(&value);
    pragmas.emplace_back(name, text ? *text : std::to_string(std::get<std::int64_t>(value)));
  }
  return pragmas;
}

}  // namespace slettefrist::purge_bench
