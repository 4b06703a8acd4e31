// SQLite by its plain C interface: a connection, its statements, and the pragmas that the program's own has.
//
// What raw peers share, and no more: no cache of statements, no retry, no value types. It must not know a
// table.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <vector>

namespace slettefrist::bench {

class RawConnection {
 public:
  explicit RawConnection(const std::string& path);  // made where there is none
  ~RawConnection();
  RawConnection(const RawConnection&) = delete;
  RawConnection& operator=(const RawConnection&) = delete;

  // As sim/store/sqlite_connection.cpp sets them for a connection; `is_new`: as for a store that is made.
  void set_pragmas(bool is_new);
  void execute(const std::string& sql);
  sqlite3_stmt* prepare(const std::string& sql);  // lives as long as the connection
  void run(sqlite3_stmt* statement);              // to its end, then ready to be bound anew
  std::int64_t number(const std::string& sql);    // the first column of the first row
  std::int64_t changes() const { return sqlite3_changes64(database_); }
  void checkpoint();  // brings the write-ahead log into the file and empties it

 private:
  void check(int code);

  sqlite3* database_ = nullptr;
  std::vector<sqlite3_stmt*> statements_;  // all of them, to be finalized
};

}  // namespace slettefrist::bench
