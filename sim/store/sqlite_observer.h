// Notes which rows a connection touches, through SQLite's pre-update hook.
//
// The hook is in place from the first statement on, because a DELETE without WHERE that was prepared without
// it empties the table in one go, unseen. A store that nobody watches goes without: the hook costs a purge a
// twentieth. It must not know who is writing: the world's own writes are kept from it by Blindfold. What it
// notes are candidates; a rollback does not take them back.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/store/store.h"
#include "sim/store/table_names.h"

struct sqlite3;

namespace slettefrist::store {

class SqliteObserver {
 public:
  SqliteObserver(sqlite3* database, const TableNames& names, bool has_hook);
  ~SqliteObserver();
  SqliteObserver(const SqliteObserver&) = delete;
  SqliteObserver& operator=(const SqliteObserver&) = delete;

  void watch(std::int64_t schema_version);  // throws StoreFailure without a hook: nothing would be seen
  Touched stop_watching(std::int64_t schema_version);

  // While one lives, nothing is noted and the hook costs nothing.
  class Blindfold {
   public:
    explicit Blindfold(SqliteObserver& observer) : observer_(observer) { observer_.remove_hook(); }
    ~Blindfold() { observer_.install_hook(); }
    Blindfold(const Blindfold&) = delete;
    Blindfold& operator=(const Blindfold&) = delete;

   private:
    SqliteObserver& observer_;
  };

  // While one lives another connection is watched as well, from before its first statement on.
  class Further {
   public:
    Further(SqliteObserver& observer, sqlite3* other);
    ~Further();
    Further(const Further&) = delete;
    Further& operator=(const Further&) = delete;

   private:
    SqliteObserver& observer_;
    sqlite3* other_;
  };

  // Rows of deletion_log up to this number were read; whether one of them may have been touched since.
  void set_log_read_until(std::int64_t row) { log_read_until_ = row; }
  bool take_log_rewritten() { return std::exchange(is_log_rewritten_, false); }
  // A statement that renames tables or writes the schema by hand: what it did meanwhile, the hook saw under
  // another name, and afterwards the schema may look as before.
  void note_schema_touched() { is_schema_touched_ = true; }

  // Called by the hook only.
  void note(int operation, const char* schema, const char* table, RecordId old_id, RecordId new_id);

 private:
  void install_hook();
  void remove_hook();
  void note_row(int operation, const char* table, RecordId old_id, RecordId new_id);
  void note_other(int operation, const char* table, RecordId new_id);

  sqlite3* database_;
  const TableNames& names_;
  bool has_hook_;
  bool is_watching_ = false;
  std::int64_t schema_version_ = 0;
  Area last_area_ = Area::notification;  // neighbouring rows are mostly of one table
  std::string last_table_;
  std::array<std::vector<RecordId>, kAreaCount> touched_;
  std::int64_t noted_changes_ = 0;      // since watch(), in whatever table
  std::int64_t changes_before_ = 0;     // that SQLite counts on the store's connection until watch()
  std::int64_t changes_of_others_ = 0;  // that it counts on further ones since then
  std::int64_t log_read_until_ = 0;
  bool is_log_rewritten_ = false;
  bool is_schema_touched_ = false;
};

}  // namespace slettefrist::store
