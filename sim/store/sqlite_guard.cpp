// Marks of a store file; see sqlite_guard.h.
#include "sim/store/sqlite_guard.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace slettefrist::store {

// Never opens the file: closing any descriptor of it would let go of this process's locks on it. A link is
// another file than the one that it leads to, though SQLite would follow it.
SqliteGuard::Identity SqliteGuard::identity_of(const std::string& path) {
  struct stat found {};
  if (lstat(path.c_str(), &found) != 0) return {0, 0};
  return {found.st_dev, found.st_ino};
}

std::array<SqliteGuard::Identity, 3> SqliteGuard::identities() const {
  return {identity_of(path_), identity_of(path_ + "-wal"), identity_of(path_ + "-shm")};
}

// Pages of it that this process has mapped and somebody cut off are no memory any more: whoever touches them
// is ended by a signal. Zeros in their place SQLite takes for an index that is to be made anew.
void SqliteGuard::keep_log_index_whole() {
  struct stat found {};
  const std::string index = path_ + "-shm";
  if (stat(index.c_str(), &found) != 0 || found.st_size >= index_bytes_) return;
  is_index_cut_ = truncate(index.c_str(), index_bytes_) == 0;
}

void SqliteGuard::note(SqliteReader& reader) {
  keep_log_index_whole();
  const std::int64_t now = reader.data_version();
  files_ = identities();  // only now: the log's come with the first look
  struct stat index {};
  if (stat((path_ + "-shm").c_str(), &index) == 0) index_bytes_ = index.st_size;
  is_written_between_ = has_compared_ && now != data_version_;
  data_version_ = now;
  std::string text = reader.schema_text();
  if (text == schema_text_) return;
  schema_text_ = std::move(text);
  // The table of holds comes with the first hold. A table that is known keeps the definition it was made by.
  for (auto& [area, definition] : reader.table_definitions()) definitions_.emplace(area, definition);
}

void SqliteGuard::compare(SqliteReader& reader, sqlite3* database, Touched& touched) {
  const std::array<Identity, 3> now = identities();
  const Identity none{0, 0};
  if (now[0] != files_[0]) {
    touched.lost = {{now[0] == none ? DetailPhrase::store_file_gone : DetailPhrase::store_file_replaced}};
  } else if (now[1] != files_[1] && files_[1] != none) {
    touched.lost = {{DetailPhrase::write_ahead_log_replaced}};
  } else if (is_index_cut_ || (now[2] != files_[2] && files_[2] != none)) {
    touched.lost = {{DetailPhrase::log_index_spoilt}};
  }
  const std::int64_t version_now = reader.data_version();
  touched.unseen_writes = is_written_between_ || version_now != data_version_;
  data_version_ = version_now;
  has_compared_ = true;
  std::string text = reader.schema_text();
  if (text != checked_text_) compare_definitions(reader, touched);  // also what came between two runs
  const bool is_changed = text != schema_text_;
  checked_text_ = std::move(text);
  if (!is_changed) return;
  touched.schema_changed = true;
  // The schema may have been written by hand, and then no connection notices that it is to be read again.
  sqlite3_exec(database, "PRAGMA writable_schema = RESET", nullptr, nullptr, nullptr);
}

void SqliteGuard::compare_definitions(SqliteReader& reader, Touched& touched) {
  const std::map<Area, std::string> now = reader.table_definitions();
  for (const auto& [area, definition] : definitions_) {
    const auto found = now.find(area);
    if (found == now.end()) {
      touched.dropped.push_back(area);
    } else if (found->second != definition) {
      append_detail(touched.redefined, {{DetailPhrase::table_redefined, names_.plain(area)}});
    }
  }
}

}  // namespace slettefrist::store
