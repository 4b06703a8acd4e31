// The world's hand in an SQLite store: writes a batch in one transaction, every key checked.
//
// Its statements are prepared once and bound without copies; it keeps aux_unanswered true. It must not be
// seen by the observer, and it must not know why a record comes or when.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sim/store/store.h"
#include "sim/store/table_names.h"

struct sqlite3;

namespace slettefrist::store {

class SqliteWriter {
 public:
  SqliteWriter(SQLite::Database& database, ContentSource content, const TableNames& names);
  void write(const Batch& batch);  // an empty batch touches nothing, not even a lock
  // Rows that its own statements have changed so far; what triggers do comes on top of that.
  std::int64_t rows_changed() const { return rows_changed_; }

 private:
  using Prepared = std::optional<SQLite::Statement>;
  // A notification of the batch. Most are answered within the batch where one is a month: they need never
  // stand among the unanswered, and their answers' key need not be looked up.
  struct New {
    RecordId id = 0;
    std::int64_t notified_at = 0;
    bool is_answered = false;
  };
  static constexpr std::size_t kColumnsMax = 10;

  void write_rows(const Batch& batch);
  template <class Record>
  void insert_all(const std::vector<const Record*>& records);
  template <class Record>
  void insert(SQLite::Statement& statement, const Record& record);
  template <class Record>
  void require_parents(const Record& record);
  void require(Area parent, RecordId id);
  template <class Record>
  void bind_row(SQLite::Statement& statement, const Record& record);
  void bind_content(SQLite::Statement& statement, int index, const Document& document);
  void note_new(const std::vector<const Notification*>& notifications);
  New* new_notification(RecordId id);
  void note_answered(const Answer& answer);
  void note_unanswered();
  void write_served_dates(const std::vector<ServedDate>& served_dates);
  void write_changed_citizens(const std::vector<const Citizen*>& citizens);
  void write_holds(const std::vector<const Hold*>& holds);
  SQLite::Statement& prepared(Prepared& slot, const std::string& sql);
  SQLite::Statement& insert_statement(Area area);
  std::int64_t run(SQLite::Statement& statement);  // gives the number of rows changed
  bool keeps_unanswered();

  SQLite::Database& database_;
  ContentSource content_source_;
  const TableNames& names_;
  std::array<Prepared, kAreaCount> inserts_;
  std::array<Prepared, kAreaCount> parent_looks_;
  Prepared unanswered_insert_;
  Prepared unanswered_delete_;
  Prepared unanswered_look_;
  Prepared served_update_;
  Prepared citizen_update_;
  std::array<std::string, kColumnsMax> day_texts_;  // bound without a copy, so they must outlive the step
  std::optional<std::string> content_;
  std::vector<New> new_;  // by id
  bool keeps_unanswered_ = false;
  std::int64_t rows_changed_ = 0;
  RecordKey at_;  // for the message when a row is refused
};

}  // namespace slettefrist::store
