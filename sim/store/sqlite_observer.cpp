// The pre-update hook and its notes.
#include "sim/store/sqlite_observer.h"

#include <sqlite3.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

#include "sim/store/sqlite_schema.h"

namespace slettefrist::store {
namespace {

constexpr std::size_t kKeptCapacityMax = 65536;

extern "C" void note_touched_row(void* observer, sqlite3*, int operation, const char* schema,
                                 const char* table, sqlite3_int64 old_id, sqlite3_int64 new_id) noexcept {
  static_cast<SqliteObserver*>(observer)->note(operation, schema, table, old_id, new_id);
}

void sort_unique(std::vector<RecordId>& ids) {
  if (!std::is_sorted(ids.begin(), ids.end())) std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

SqliteObserver::SqliteObserver(sqlite3* database, const TableNames& names, bool has_hook)
    : database_(database), names_(names), has_hook_(has_hook), last_table_(names.plain(last_area_)) {
  install_hook();
}

SqliteObserver::~SqliteObserver() { remove_hook(); }

void SqliteObserver::install_hook() {
  if (has_hook_) sqlite3_preupdate_hook(database_, &note_touched_row, this);
}

void SqliteObserver::remove_hook() { sqlite3_preupdate_hook(database_, nullptr, nullptr); }

SqliteObserver::Further::Further(SqliteObserver& observer, sqlite3* other)
    : observer_(observer), other_(other) {
  if (observer.has_hook_) sqlite3_preupdate_hook(other, &note_touched_row, &observer);
}

SqliteObserver::Further::~Further() {
  sqlite3_preupdate_hook(other_, nullptr, nullptr);
  observer_.changes_of_others_ += sqlite3_total_changes64(other_);
}

// An engine's temporary tables may have any name. An attached file may be the store itself under another.
void SqliteObserver::note(int operation, const char* schema, const char* table, RecordId old_id,
                          RecordId new_id) {
  ++noted_changes_;
  if (std::strcmp(schema, "temp") != 0) note_row(operation, table, old_id, new_id);
}

void SqliteObserver::note_row(int operation, const char* table, RecordId old_id, RecordId new_id) {
  if (last_table_ != table) {
    const auto area = names_.area_of(table);
    if (!area) return note_other(operation, table, new_id);
    last_area_ = *area;
    last_table_ = table;
  }
  if (!is_watching_) return;
  std::vector<RecordId>& ids = touched_[index_of(last_area_)];
  if (operation != SQLITE_INSERT) ids.push_back(old_id);
  if (operation == SQLITE_INSERT || (operation == SQLITE_UPDATE && new_id != old_id)) ids.push_back(new_id);
}

void SqliteObserver::note_other(int operation, const char* table, RecordId new_id) {
  if (table != kLogTable) return;
  is_log_rewritten_ = is_log_rewritten_ || operation != SQLITE_INSERT || new_id <= log_read_until_;
}

void SqliteObserver::watch(std::int64_t schema_version) {
  if (!has_hook_) throw StoreFailure("the store was opened as one that nobody watches");
  assert(!is_watching_);
  schema_version_ = schema_version;
  noted_changes_ = 0;
  changes_of_others_ = 0;
  changes_before_ = sqlite3_total_changes64(database_);
  is_watching_ = true;
}

Touched SqliteObserver::stop_watching(std::int64_t schema_version) {
  assert(is_watching_);
  is_watching_ = false;
  Touched touched;
  touched.is_complete =
      noted_changes_ == sqlite3_total_changes64(database_) - changes_before_ + changes_of_others_;
  touched.schema_changed = std::exchange(is_schema_touched_, false) || schema_version != schema_version_;
  for (const Area area : kTables) {
    std::vector<RecordId>& ids = touched_[index_of(area)];
    sort_unique(ids);
    for (const RecordId id : ids) touched.keys.push_back({area, id});
    ids.clear();
    if (ids.capacity() > kKeptCapacityMax) ids.shrink_to_fit();  // after a backlog, quiet days follow
  }
  return touched;
}

}  // namespace slettefrist::store
