// Sees what no hook sees: another connection's commits, a table taken out of the schema by hand, another file
// in the store's place.
//
// Also a record table that was made anew, or altered: what the world relies on (ids that are single, types,
// columns) is in its definition. Notes three marks before an engine's run and compares them after, and the
// other way round: an engine may stay alive between its runs. It must not know which rows differ: where a
// mark has moved, the observer takes an inventory.
#pragma once

#include <sys/types.h>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "sim/store/sqlite_reader.h"
#include "sim/store/store.h"
#include "sim/store/table_names.h"

struct sqlite3;

namespace slettefrist::store {

class SqliteGuard {
 public:
  SqliteGuard(std::string path, const TableNames& names) : path_(std::move(path)), names_(names) {}
  void note(SqliteReader& reader);
  // Before anything else is asked of the store after somebody else may have been there.
  void keep_log_index_whole();
  void compare(SqliteReader& reader, sqlite3* database, Touched& touched);

 private:
  using Identity = std::pair<dev_t, ino_t>;  // {0, 0}: no such file
  static Identity identity_of(const std::string& path);
  void compare_definitions(SqliteReader& reader, Touched& touched);

  std::string path_;
  const TableNames& names_;
  std::array<Identity, 3> identities() const;

  std::array<Identity, 3> files_;  // the main file, its write-ahead log and that one's index
  std::int64_t index_bytes_ = 0;   // no less of it is mapped
  bool is_index_cut_ = false;
  std::int64_t data_version_ = 0;
  bool has_compared_ = false;
  bool is_written_between_ = false;          // by somebody else since the last comparison
  std::string schema_text_;                  // at note()
  std::string checked_text_;                 // when definitions were compared last
  std::map<Area, std::string> definitions_;  // as they were made
};

}  // namespace slettefrist::store
