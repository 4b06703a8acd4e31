// One prepared statement over the C interface, and the cache that keeps such statements by their text.
//
// SQLiteCpp's Statement hides its handle, drops everything after the first semicolon without a word and hands
// out columns by shared pointer; what an engine sends and what the observer reads row by row needs none of
// that. The writer does use SQLiteCpp. This file must not know a table.
#pragma once

#include <sqlite3.h>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sim/store/sqlite_rows.h"
#include "sim/store/store.h"

namespace slettefrist::store {

std::string first_line(const std::string& sql);  // for messages; at most 160 bytes

class Cursor {
 public:
  Cursor() = default;
  Cursor(sqlite3* database, const std::string& sql);  // more than one statement in `sql` is a StoreFailure
  ~Cursor() { sqlite3_finalize(statement_); }
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;
  Cursor(Cursor&& other) noexcept;
  Cursor& operator=(Cursor&& other) noexcept;

  // Binds values to ?1, ?2, ...; text is not copied and must live until rewind(). A statement may use fewer
  // parameters than there are values, never more.
  void bind(const std::vector<Value>& values);
  void bind_id(std::int64_t id) { sqlite3_bind_int64(statement_, 1, id); }
  void bind_shown(Rows& rows) { bind_rows(statement_, rows); }  // rows that never fail
  bool step();    // true: there is a row
  void rewind();  // ends the run, so that nothing stays locked

  int column_count() const { return sqlite3_column_count(statement_); }
  int type(int column) const { return sqlite3_column_type(statement_, column); }
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  // Text and bytes alike; valid until the next step.
  std::string_view text(int column) const { return text(column, type(column)); }
  std::string_view text(int column, int type) const;  // where the type was asked for already
  std::string_view column_name(int column) const { return sqlite3_column_name(statement_, column); }
  Value value(int column) const;

 private:
  [[noreturn]] void fail() const;
  sqlite3_stmt* statement_ = nullptr;
};

class CursorCache {
  using Cursors = std::unordered_map<std::string, Cursor>;

 public:
  explicit CursorCache(sqlite3* database) : database_(database) {}

  // A cursor taken out of the cache for one use; gives itself back. A statement that is still running (a row
  // callback that asks the same again) is not in the cache then, and the second user gets a new one.
  class Lease {
   public:
    Lease(CursorCache& cache, Cursors::node_type node) : cache_(cache), node_(std::move(node)) {}
    ~Lease() { cache_.give_back(std::move(node_)); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Cursor* operator->() { return &node_.mapped(); }
    Cursor& operator*() { return node_.mapped(); }

   private:
    CursorCache& cache_;
    Cursors::node_type node_;
  };
  Lease lease(const std::string& sql);

 private:
  void give_back(Cursors::node_type node);

  sqlite3* database_;
  Cursors idle_;
};

}  // namespace slettefrist::store
