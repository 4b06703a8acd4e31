// Writes batches of records through SQLiteCpp, every text and content bound in place.
//
// Days are written into buffers of the writer, contents into one more; all else is bound where it stands. It
// must not know why a record comes.
#include "sim/store/sqlite_writer.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include "sim/store/sqlite_refusal.h"
#include "sim/store/sqlite_schema.h"

namespace slettefrist::store {
namespace {

std::string insert_text(Area area, const TableNames& names) {
  std::string text =
      "INSERT INTO main." + names.table(area) + " (" + column_list(area, names) + ") VALUES (?";
  for (std::size_t i = 1; i < columns_of(area).size(); ++i) text += ", ?";
  return text + ")";
}

// The columns in table order, so that a row is bound as for an insert; the id comes first.
std::string update_text(Area area, const TableNames& names) {
  std::string text = "UPDATE main." + names.table(area) + " SET ";
  int index = 0;
  for (const Column& column : columns_of(area)) {
    if (index++ > 0) text += ", ";
    text += names.column(area, column.name);
    text += " = ?" + std::to_string(index);
  }
  return text + " WHERE " + names.id_column(area) + " = ?1";
}

std::string served_update_text(const TableNames& names) {
  const Area area = Area::sanction;
  return "UPDATE main." + names.table(area) + " SET " + names.column(area, "served_on") + " = ?1, " +
         names.column(area, "served_registered_at") + " = ?2 WHERE " + names.id_column(area) + " = ?3";
}

bool is_empty(const Batch& batch) {
  return batch.citizens.empty() && batch.changed_citizens.empty() && batch.notifications.empty() &&
         batch.answers.empty() && batch.documents.empty() && batch.sanctions.empty() &&
         batch.served_dates.empty() && batch.contact_courses.empty() && batch.plan_drafts.empty() &&
         batch.benefit_reports.empty() && batch.messages.empty() && batch.holds.empty();
}

// The world's facts need not be on the disk before the engine has run: whatever the engine then commits, with
// synchronous FULL, is written after them and takes them along. Half of a night's waits are spared so.
class WithoutWaiting {
 public:
  explicit WithoutWaiting(SQLite::Database& database) : database_(database) {
    database_.exec("PRAGMA synchronous = NORMAL");
  }
  ~WithoutWaiting() { database_.tryExec("PRAGMA synchronous = FULL"); }
  WithoutWaiting(const WithoutWaiting&) = delete;
  WithoutWaiting& operator=(const WithoutWaiting&) = delete;

 private:
  SQLite::Database& database_;
};

// A served date that becomes known after the sanction comes later, as a ServedDate.
bool is_served_date_known(const Sanction& sanction) {
  return !sanction.served_registered_at || *sanction.served_registered_at <= sanction.registered_at;
}

}  // namespace

SqliteWriter::SqliteWriter(SQLite::Database& database, ContentSource content, const TableNames& names)
    : database_(database), content_source_(std::move(content)), names_(names) {}

void SqliteWriter::write(const Batch& batch) {
  if (is_empty(batch)) return;
  try {
    const WithoutWaiting without_waiting{database_};
    SQLite::Transaction transaction{database_, SQLite::TransactionBehavior::IMMEDIATE};
    write_rows(batch);
    at_ = {};
    transaction.commit();
  } catch (const SQLite::Exception& error) {
    const auto [area, id] = std::exchange(at_, {});
    const std::string of = id == 0 ? "" : " of " + std::string{name_of(area)} + " " + std::to_string(id);
    throw_failure(error.getErrorCode(), "the store refused a write" + of + ": " + error.what());
  }
}

void SqliteWriter::write_rows(const Batch& batch) {
  keeps_unanswered_ = keeps_unanswered();
  insert_all(batch.citizens);
  insert_all(batch.notifications);
  note_new(batch.notifications);
  insert_all(batch.answers);
  note_unanswered();
  insert_all(batch.documents);
  insert_all(batch.sanctions);
  write_served_dates(batch.served_dates);
  write_changed_citizens(batch.changed_citizens);
  insert_all(batch.contact_courses);
  insert_all(batch.plan_drafts);
  insert_all(batch.benefit_reports);
  insert_all(batch.messages);
  write_holds(batch.holds);
}

template <class Record>
void SqliteWriter::insert_all(const std::vector<const Record*>& records) {
  if (records.empty()) return;
  SQLite::Statement& statement = insert_statement(Record::kArea);
  for (const Record* record : records) {
    at_ = {Record::kArea, id_of(*record)};
    require_parents(*record);
    bind_row(statement, *record);
    // A trigger may leave a row out without an error.
    if (run(statement) == 0) throw SQLite::Exception("the row was left out", SQLITE_CONSTRAINT_TRIGGER);
    if constexpr (std::is_same_v<Record, Answer>) note_answered(*record);
  }
}

// The keys of the schema, looked up by hand: SQLite's own enforcement is a property of the connection, an
// engine wants it off, and switching it makes SQLite prepare every statement anew, twice a night.
template <class Record>
void SqliteWriter::require_parents(const Record& record) {
  if constexpr (std::is_same_v<Record, Answer>) {
    require(Area::notification, record.notification_id);
  } else if constexpr (std::is_same_v<Record, Document>) {
    if (record.notification_id) require(Area::notification, *record.notification_id);
    if (record.answer_id) require(Area::answer, *record.answer_id);
  }
}

void SqliteWriter::require(Area parent, RecordId id) {
  if (parent == Area::notification && new_notification(id) != nullptr) return;
  Prepared& slot = parent_looks_.at(index_of(parent));
  if (!slot) {
    slot.emplace(database_, "SELECT 1 FROM main." + names_.table(parent) + " WHERE " +
                                names_.id_column(parent) + " = ?1");
  }
  slot->bind(1, id);
  const bool is_there = slot->executeStep();
  slot->tryReset();
  if (!is_there) throw SQLite::Exception("FOREIGN KEY constraint failed", SQLITE_CONSTRAINT_FOREIGNKEY);
}

template <class Record>
void SqliteWriter::bind_row(SQLite::Statement& statement, const Record& record) {
  int index = 0;
  const auto bind_day = [&](Day day) {
    std::string& text = day_texts_.at(static_cast<std::size_t>(index) - 1);
    text = to_text(day);
    statement.bindNoCopy(index, text);
  };
  visit_columns(record, [&]([[maybe_unused]] std::string_view name, Need, const auto& field) {
    using Field = std::remove_cvref_t<decltype(field)>;
    ++index;
    if constexpr (std::is_same_v<Record, Document>) {
      if (name == "content_sha256") return bind_content(statement, index, record);
    }
    if constexpr (std::is_same_v<Record, Sanction>) {
      if (name.starts_with("served_") && !is_served_date_known(record)) return statement.bind(index);
    }
    if constexpr (std::is_same_v<Field, std::string>) {
      field.empty() ? statement.bind(index) : statement.bindNoCopy(index, field);
    } else if constexpr (std::is_same_v<Field, Day>) {
      bind_day(field);
    } else if constexpr (std::is_same_v<Field, Area>) {
      statement.bind(index, std::string{name_of(field)});
    } else if constexpr (std::is_same_v<Field, Instant>) {
      statement.bind(index, field.seconds);
    } else if constexpr (std::is_same_v<Field, std::optional<Day>>) {
      field ? bind_day(*field) : statement.bind(index);
    } else if constexpr (std::is_same_v<Field, std::optional<Instant>>) {
      field ? statement.bind(index, field->seconds) : statement.bind(index);
    } else if constexpr (std::is_integral_v<Field>) {
      statement.bind(index, std::int64_t{field});
    } else {
      field ? statement.bind(index, std::int64_t{*field}) : statement.bind(index);
    }
  });
}

void SqliteWriter::bind_content(SQLite::Statement& statement, int index, const Document& document) {
  content_ = content_source_ ? content_source_(document) : std::nullopt;
  if (content_) {
    statement.bindNoCopy(index, content_->data(), static_cast<int>(content_->size()));
  } else {
    statement.bind(index);
  }
}

void SqliteWriter::note_new(const std::vector<const Notification*>& notifications) {
  const auto by_id = [](const New& left, const New& right) { return left.id < right.id; };
  new_.clear();
  for (const Notification* each : notifications)
    new_.push_back({each->notification_id, each->notified_at.seconds, false});
  if (!std::is_sorted(new_.begin(), new_.end(), by_id)) std::sort(new_.begin(), new_.end(), by_id);
}

// Nothing when it came before this batch, or not at all.
SqliteWriter::New* SqliteWriter::new_notification(RecordId id) {
  const auto found = std::lower_bound(new_.begin(), new_.end(), id,
                                      [](const New& each, RecordId wanted) { return each.id < wanted; });
  return found != new_.end() && found->id == id ? &*found : nullptr;
}

void SqliteWriter::note_unanswered() {
  if (!keeps_unanswered_) return;
  for (const New& each : new_) {
    if (each.is_answered) continue;
    at_ = {Area::notification, each.id};
    SQLite::Statement& statement =
        prepared(unanswered_insert_, "INSERT OR REPLACE INTO main.aux_unanswered VALUES (?1, ?2)");
    statement.bind(1, each.notified_at);
    statement.bind(2, each.id);
    run(statement);
  }
}

void SqliteWriter::note_answered(const Answer& answer) {
  if (!keeps_unanswered_) return;
  if (New* const notification = new_notification(answer.notification_id)) {
    notification->is_answered = true;
    return;
  }
  SQLite::Statement& statement =
      prepared(unanswered_delete_,
               "DELETE FROM main.aux_unanswered WHERE notification_id = ?1 AND notified_at = "
               "(SELECT notified_at FROM main.notification WHERE notification_id = ?1)");
  statement.bind(1, answer.notification_id);
  run(statement);
}

void SqliteWriter::write_served_dates(const std::vector<ServedDate>& served_dates) {
  if (served_dates.empty()) return;
  SQLite::Statement& statement =
      served_update_ ? *served_update_ : prepared(served_update_, served_update_text(names_));
  for (const ServedDate& served : served_dates) {
    at_ = {Area::sanction, served.sanction_id};
    day_texts_[0] = to_text(served.served_on);
    statement.bindNoCopy(1, day_texts_[0]);
    statement.bind(2, served.registered_at.seconds);
    statement.bind(3, served.sanction_id);
    run(statement);
  }
}

void SqliteWriter::write_changed_citizens(const std::vector<const Citizen*>& citizens) {
  if (citizens.empty()) return;
  SQLite::Statement& statement = prepared(citizen_update_, update_text(Area::citizen, names_));
  for (const Citizen* citizen : citizens) {
    at_ = {Area::citizen, citizen->citizen_id};
    bind_row(statement, *citizen);
    run(statement);
  }
}

void SqliteWriter::write_holds(const std::vector<const Hold*>& holds) {
  if (holds.empty()) return;
  if (!database_.tableExists(names_.plain(Area::hold))) create_hold_table(database_, names_);
  insert_all(holds);
}

SQLite::Statement& SqliteWriter::prepared(Prepared& slot, const std::string& sql) {
  if (!slot) slot.emplace(database_, sql);
  return *slot;
}

SQLite::Statement& SqliteWriter::insert_statement(Area area) {
  Prepared& slot = inserts_.at(index_of(area));
  return slot ? *slot : prepared(slot, insert_text(area, names_));
}

// Statement::exec would ask for the number of changes and throw before the statement is reset.
std::int64_t SqliteWriter::run(SQLite::Statement& statement) {
  const int code = statement.tryExecuteStep();
  if (code == SQLITE_DONE) {
    const std::int64_t changes = sqlite3_changes64(database_.getHandle());
    rows_changed_ += changes;
    statement.tryReset();
    return changes;
  }
  const SQLite::Exception error{database_.getHandle(), code};
  statement.tryReset();
  throw error;
}

// Asked each time: a store opened rather than created may lack the table, and an engine may drop it.
bool SqliteWriter::keeps_unanswered() {
  SQLite::Statement& look = prepared(
      unanswered_look_, "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = 'aux_unanswered'");
  const bool is_there = look.executeStep();
  look.tryReset();
  return is_there;
}

}  // namespace slettefrist::store
