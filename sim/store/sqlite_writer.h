// The world's hand in an SQLite store: writes a batch in one transaction, every key checked.
//
// A table's rows go in by one statement, prepared once; it keeps aux_unanswered true. It must not be seen by
// the observer, and it must not know why a record comes or when.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sim/store/sqlite_rows.h"
#include "sim/store/sqlite_statements.h"
#include "sim/store/sqlite_unanswered.h"
#include "sim/store/store.h"
#include "sim/store/table_names.h"

struct sqlite3;

namespace slettefrist::store {

class SqliteWriter {
 public:
  // A store that is filled waits for no disk anyway.
  SqliteWriter(SQLite::Database& database, ContentSource content, const TableNames& names, bool is_filling);
  void end_filling();
  void write(const Batch& batch);  // an empty batch touches nothing, not even a lock
  // Rows that its own statements have changed so far; what triggers do comes on top of that.
  std::int64_t rows_changed() const { return rows_changed_ + unanswered_.rows_changed(); }

 private:
  using PreparedRows = std::optional<RowsStatement>;

  void write_rows(const Batch& batch);
  template <class Record>
  void insert_all(const std::vector<const Record*>& records);
  template <class Record>
  void require_parents(const Record& record);
  void require(Area parent, RecordId id);
  void write_served_dates(const std::vector<ServedDate>& served_dates);
  void write_changed_citizens(const std::vector<const Citizen*>& citizens);
  void write_holds(const std::vector<const Hold*>& holds);
  RowsStatement& prepared(PreparedRows& slot, const std::string& sql);
  RowsStatement& insert_statement(Area area);
  std::int64_t run(RowsStatement& statement, Rows& rows);  // gives the number of rows changed
  void look_at_schema();

  SQLite::Database& database_;
  ContentSource content_source_;
  const TableNames& names_;
  UnansweredList unanswered_;
  std::array<PreparedRows, kAreaCount> inserts_;
  std::array<PreparedRows, kAreaCount> careful_inserts_;  // of one row at a time
  std::array<Prepared, kAreaCount> looks_;                // for a parent by its id
  PreparedRows citizen_update_;
  Prepared version_look_;
  Prepared ways_look_;
  Prepared temporary_look_;
  Prepared served_update_;
  std::int64_t schema_version_ = -1;  // when it was looked at
  bool has_own_ways_ = false;         // the store's: a trigger, or what becomes of a row that a table refuses
  bool takes_each_ = false;           // row by row: then a trigger sees what it always saw
  bool is_filling_;
  std::int64_t rows_changed_ = 0;
  RecordKey at_;  // for the message when a row is refused
};

}  // namespace slettefrist::store
