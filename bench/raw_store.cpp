// Binding and stepping, no more.
#include "bench/raw_store.h"

#include <filesystem>
#include <sstream>

namespace slettefrist::bench {
namespace {

// One that need not exist before, so that the store's file is really made anew.
const std::string& cleared(const std::string& path) {
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
  return path;
}

std::string without_indexes(const std::string& schema) {
  std::istringstream lines{schema};
  std::string kept;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("CREATE INDEX")) kept += line + '\n';
  }
  return kept;
}

std::string sql_of(const Step& step) {
  const std::string table{name_of(step.area)};
  switch (step.kind) {
    case StepKind::served:
      return "UPDATE sanction SET served_on = ?, served_registered_at = ? WHERE sanction_id = ?";
    case StepKind::remove:
      return "DELETE FROM " + table + " WHERE " + std::string{id_column_of(step.area)} + " = ?";
    case StepKind::insert:
    case StepKind::statement:  // not of a store's making: see raw_repeat.cpp
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

RawStore::RawStore(const std::string& path, const std::string& schema, RawForm form)
    : connection_(cleared(path)), form_(form) {
  connection_.set_pragmas(true);
  if (form_ == RawForm::bare) {
    connection_.execute("PRAGMA journal_mode = OFF");
    connection_.execute("PRAGMA synchronous = OFF");
  }
  connection_.execute(form_ == RawForm::bare ? without_indexes(schema) : schema);
  begin_ = connection_.prepare("BEGIN IMMEDIATE");
}

sqlite3_stmt* RawStore::statement_for(const Step& step) {
  sqlite3_stmt*& slot = of_steps_.at(static_cast<std::size_t>(step.kind)).at(index_of(step.area));
  if (slot == nullptr) slot = connection_.prepare(sql_of(step));
  return slot;
}

void RawStore::begin(StepKind first) {
  if (form_ == RawForm::as_ours)
    connection_.execute(first == StepKind::remove ? "PRAGMA synchronous = FULL"
                                                  : "PRAGMA synchronous = NORMAL");
  connection_.run(begin_);
}

void RawStore::apply(const Trace& trace, const Step& step) {
  sqlite3_stmt* const statement = statement_for(step);
  bind_cells(statement, trace, step, 0);
  connection_.run(statement);
}

void RawStore::checkpoint() {
  if (form_ == RawForm::as_ours) connection_.checkpoint();
}

std::int64_t RawStore::row_count(Area area) {
  return connection_.number("SELECT count(*) FROM " + std::string{name_of(area)});
}

void bind_cells(sqlite3_stmt* statement, const Trace& trace, const Step& step, std::size_t first) {
  for (std::size_t i = first; i < step.cell_count; ++i) {
    const Cell& cell = trace.cells[step.first_cell + i];
    const int index = static_cast<int>(i - first) + 1;
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
}

}  // namespace slettefrist::bench
