// Binding and stepping, no more.
#include "bench/raw_store.h"

#include <filesystem>
#include <stdexcept>

namespace slettefrist::bench {
namespace {

std::string sql_of(const Step& step) {
  const std::string table{name_of(step.area)};
  switch (step.kind) {
    case StepKind::served:
      return "UPDATE sanction SET served_on = ?, served_registered_at = ? WHERE sanction_id = ?";
    case StepKind::remove:
      return "DELETE FROM " + table + " WHERE " + std::string{id_column_of(step.area)} + " = ?";
    case StepKind::insert:
      break;
    case StepKind::commit:
      return "COMMIT";
    case StepKind::change:
      return "UPDATE citizen SET cpr = ?2, given_name = ?3, family_name = ?4, born_on = ?5, "
             "municipality_code = ?6, fund_code = ?7, insurance = ?8 WHERE citizen_id = ?1";
  }
  std::string marks = "?";
  for (std::size_t i = 1; i < step.cell_count; ++i) marks += ", ?";
  return "INSERT INTO " + table + " VALUES (" + marks + ")";
}

}  // namespace

RawStore::RawStore(const std::string& path, const std::string& schema) {
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
  check(sqlite3_open_v2(path.c_str(), &database_,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr));
  // The same as sim/store/sqlite_connection.cpp sets.
  for (const char* pragma :
       {"page_size = 4096", "encoding = 'UTF-8'", "journal_mode = WAL", "synchronous = FULL",
        "secure_delete = ON", "cache_size = -65536", "temp_store = MEMORY", "foreign_keys = OFF"}) {
    execute(std::string{"PRAGMA "} + pragma);
  }
  execute(schema);
  begin_ = prepare("BEGIN IMMEDIATE");
}

RawStore::~RawStore() {
  for (sqlite3_stmt* statement : statements_) sqlite3_finalize(statement);
  sqlite3_close(database_);
}

void RawStore::check(int code) {
  if (code != SQLITE_OK && code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_));
}

void RawStore::execute(const std::string& sql) {
  check(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr));
}

sqlite3_stmt* RawStore::prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v3(database_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
  statements_.push_back(statement);
  return statement;
}

sqlite3_stmt* RawStore::statement_for(const Step& step) {
  sqlite3_stmt*& slot = of_steps_.at(static_cast<std::size_t>(step.kind)).at(index_of(step.area));
  if (slot == nullptr) slot = prepare(sql_of(step));
  return slot;
}

void RawStore::begin(StepKind first) {
  execute(first == StepKind::remove ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
  run(begin_);
}

void RawStore::apply(const Trace& trace, const Step& step) {
  sqlite3_stmt* const statement = statement_for(step);
  for (std::size_t i = 0; i < step.cell_count; ++i) {
    const Cell& cell = trace.cells[step.first_cell + i];
    const int index = static_cast<int>(i) + 1;
    const int size = static_cast<int>(cell.number);
    switch (cell.kind) {
      case Cell::Kind::null:
        sqlite3_bind_null(statement, index);
        break;
      case Cell::Kind::integer:
        sqlite3_bind_int64(statement, index, cell.number);
        break;
      case Cell::Kind::text:
        sqlite3_bind_text(statement, index, cell.text, size, SQLITE_STATIC);
        break;
      case Cell::Kind::bytes:
        sqlite3_bind_blob(statement, index, cell.text, size, SQLITE_STATIC);
        break;
    }
  }
  run(statement);
}

void RawStore::run(sqlite3_stmt* statement) {
  check(sqlite3_step(statement));
  check(sqlite3_reset(statement));
}

void RawStore::checkpoint() {
  check(sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr));
}

std::int64_t RawStore::row_count(Area area) {
  sqlite3_stmt* const statement = prepare("SELECT count(*) FROM " + std::string{name_of(area)});
  if (sqlite3_step(statement) != SQLITE_ROW) check(SQLITE_ERROR);
  const std::int64_t count = sqlite3_column_int64(statement, 0);
  sqlite3_reset(statement);
  return count;
}

}  // namespace slettefrist::bench
