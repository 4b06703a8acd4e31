// Statements that are prepared when they are first wanted, and run for what they change or select.
//
// They belong to the world's connection and to nobody else. It must not know a table.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>

namespace slettefrist::store {

using Prepared = std::optional<SQLite::Statement>;

inline SQLite::Statement& prepared(SQLite::Database& database, Prepared& slot, const std::string& sql) {
  if (!slot) slot.emplace(database, sql);
  return *slot;
}

// The number of rows changed. (Statement::exec would ask for it and throw before the statement is reset.)
std::int64_t run(SQLite::Database& database, SQLite::Statement& statement);

// The one number that it selects.
std::int64_t number(SQLite::Database& database, Prepared& slot, const char* sql);

}  // namespace slettefrist::store
