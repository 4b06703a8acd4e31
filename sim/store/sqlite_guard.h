// Sees what no hook sees: another connection's commits, a table taken out of the schema by hand, another file
// in the store's place.
//
// Notes three marks before an engine's run and compares them after, and the other way round: an engine may
// stay alive between its runs. It must not know which rows differ: where
// a mark has moved, the observer takes an inventory.
#pragma once

#include <sys/types.h>

#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "sim/store/sqlite_reader.h"
#include "sim/store/store.h"

struct sqlite3;

namespace slettefrist::store {

class SqliteGuard {
 public:
  explicit SqliteGuard(std::string path) : path_(std::move(path)) {}
  void note(SqliteReader& reader);
  void compare(SqliteReader& reader, sqlite3* database, Touched& touched);

 private:
  using Identity = std::pair<dev_t, ino_t>;  // {0, 0}: no such file
  static Identity identity_of(const std::string& path);

  std::string path_;
  std::array<Identity, 2> files_;  // the main file and its write-ahead log
  std::int64_t data_version_ = 0;
  bool has_compared_ = false;
  bool is_written_between_ = false;  // by somebody else since the last comparison
  std::string schema_text_;
};

}  // namespace slettefrist::store
