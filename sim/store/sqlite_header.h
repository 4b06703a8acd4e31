// What a file says of itself in its first bytes, without opening it as a database.
//
// Opening a store can already write beside it, so whether it is ours, and whether it has side files, is read
// from the documented header. It must not know a table.
#pragma once

#include <cstdint>
#include <string>

namespace slettefrist::store {

struct SqliteHeader {
  bool is_sqlite = false;
  bool is_wal = false;  // a write-ahead log belongs to it
  std::int32_t application_id = 0;
};

SqliteHeader header_of(const std::string& path);  // of a file that is missing or shorter: all false

}  // namespace slettefrist::store
