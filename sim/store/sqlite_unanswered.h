// aux_unanswered, kept up by the world's hand: every notification without an answer, by its date.
//
// Most are answered within the batch where one is a month: they need never stand there. While a store is
// filled nobody looks, and who is unanswered is written down when that is over. It must not know a rule.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "sim/model/observation.h"
#include "sim/model/records.h"
#include "sim/store/sqlite_rows.h"
#include "sim/store/sqlite_statements.h"

namespace slettefrist::store {

class UnansweredList {
 public:
  UnansweredList(SQLite::Database& database, bool is_filling);

  // A store opened rather than created may lack the table, and an engine may drop it.
  void look_whether_it_is_there();
  void batch_begins() { was_sure_ = std::exchange(is_sure_, false); }
  // In this order, of each batch. `at` gets the notification that is being written.
  void note_new(const std::vector<const Notification*>& by_id);
  void note_answered(const Answer& answer);
  void write_down(RecordKey& at);
  void batch_is_committed() { is_sure_ = was_sure_; }
  // Within a transaction.
  void end_filling(RecordKey& at);

  // Whether it came with this batch, or while the store is filled with any and is unanswered.
  bool is_new(RecordId notification) { return new_notification(notification) != nullptr; }
  std::int64_t rows_changed() const { return rows_changed_; }

 private:
  struct New {
    RecordId id = 0;
    std::int64_t notified_at = 0;
    bool is_answered = false;
  };
  class NewRows;  // those without an answer, as rows
  New* new_notification(RecordId id);
  void insert_new(RecordKey& at);

  SQLite::Database& database_;
  Prepared look_;
  Prepared delete_;
  std::optional<RowsStatement> insert_;
  std::vector<New> new_;  // by id
  bool is_filling_;
  bool is_there_ = false;
  bool is_sure_ = true;  // false: a batch was refused, and with it went what it had said
  bool was_sure_ = true;
  std::int64_t rows_changed_ = 0;
};

}  // namespace slettefrist::store
