// Foreign keys enforced for as long as one of these lives, and then as the engine had them.
//
// They are a property of the connection that cannot change inside a transaction: it must be made before BEGIN
// and outlive the commit. The switch makes SQLite prepare its statements anew, so it is not thrown
// needlessly.
#pragma once

#include <sqlite3.h>

namespace slettefrist::store {

class EnforcedForeignKeys {
 public:
  explicit EnforcedForeignKeys(sqlite3* database) : database_(database) {
    sqlite3_db_config(database_, SQLITE_DBCONFIG_ENABLE_FKEY, -1, &before_);
    if (before_ == 0) sqlite3_db_config(database_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  }
  ~EnforcedForeignKeys() {
    if (before_ == 0) sqlite3_db_config(database_, SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
  }
  EnforcedForeignKeys(const EnforcedForeignKeys&) = delete;
  EnforcedForeignKeys& operator=(const EnforcedForeignKeys&) = delete;

 private:
  sqlite3* database_;
  int before_ = 0;
};

}  // namespace slettefrist::store
