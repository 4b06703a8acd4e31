// Opening, preparing and stepping, no more.
#include "bench/raw_connection.h"

#include <stdexcept>

namespace slettefrist::bench {

RawConnection::RawConnection(const std::string& path) {
  check(sqlite3_open_v2(path.c_str(), &database_,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr));
}

RawConnection::~RawConnection() {
  for (sqlite3_stmt* statement : statements_) sqlite3_finalize(statement);
  sqlite3_close(database_);
}

void RawConnection::set_pragmas(bool is_new) {
  if (is_new) {
    for (const char* pragma :
         {"page_size = 4096", "encoding = 'UTF-8'", "journal_mode = WAL", "wal_autocheckpoint = 16384"})
      execute(std::string{"PRAGMA "} + pragma);
  }
  for (const char* pragma : {"synchronous = FULL", "secure_delete = ON", "cache_size = -65536",
                             "temp_store = MEMORY", "foreign_keys = OFF"})
    execute(std::string{"PRAGMA "} + pragma);
}

void RawConnection::check(int code) {
  if (code != SQLITE_OK && code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_));
}

void RawConnection::execute(const std::string& sql) {
  check(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr));
}

sqlite3_stmt* RawConnection::prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v3(database_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
  statements_.push_back(statement);
  return statement;
}

void RawConnection::run(sqlite3_stmt* statement) {
  int code = SQLITE_ROW;
  while (code == SQLITE_ROW) code = sqlite3_step(statement);
  check(code);
  check(sqlite3_reset(statement));
}

std::int64_t RawConnection::number(const std::string& sql) {
  sqlite3_stmt* const statement = prepare(sql);
  if (sqlite3_step(statement) != SQLITE_ROW) check(SQLITE_ERROR);
  const std::int64_t number = sqlite3_column_int64(statement, 0);
  check(sqlite3_reset(statement));
  return number;
}

void RawConnection::checkpoint() {
  check(sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr));
}

}  // namespace slettefrist::bench
