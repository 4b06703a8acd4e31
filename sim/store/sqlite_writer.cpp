// Writes batches of records, one statement a table.
//
// Where somebody has left a trigger, row by row, so that it sees what it saw before and one that leaves a row
// out is found out. It must not know why a record comes.
#include "sim/store/sqlite_writer.h"

#include <sqlite3.h>

#include <algorithm>
#include <span>
#include <utility>

#include "sim/store/record_rows.h"
#include "sim/store/sqlite_refusal.h"
#include "sim/store/sqlite_schema.h"

namespace slettefrist::store {
namespace {

std::string insert_text(std::string_view insert, Area area, const TableNames& names) {
  return std::string{insert} + " INTO main." + names.table(area) + " (" + column_list(area, names) + ") " +
         select_rows_text(columns_of(area).size());
}

// Of the rows that are shown, no two of the same id.
std::string update_text(Area area, const TableNames& names) {
  std::string text = "UPDATE main." + names.table(area) + " SET ";
  int index = 0;
  for (const Column& column : columns_of(area)) {
    if (index++ == 0) continue;  // the id
    if (index > 2) text += ", ";
    text += names.column(area, column.name);
    text += " = c" + std::to_string(index - 1);
  }
  return text + " FROM " + rows_table_text() + " WHERE " + names.id_column(area) + " = c0";
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

// In the order of their ids: each as the batch shows it last.
std::vector<const Citizen*> last_of_each(std::vector<const Citizen*> citizens) {
  std::stable_sort(citizens.begin(), citizens.end(), [](const Citizen* left, const Citizen* right) {
    return left->citizen_id < right->citizen_id;
  });
  const auto rest = std::unique(
      citizens.rbegin(), citizens.rend(),
      [](const Citizen* one, const Citizen* other) { return one->citizen_id == other->citizen_id; });
  citizens.erase(citizens.begin(), rest.base());
  return citizens;
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

}  // namespace

SqliteWriter::SqliteWriter(SQLite::Database& database, ContentSource content, const TableNames& names,
                           bool is_filling)
    : database_(database),
      content_source_(std::move(content)),
      names_(names),
      unanswered_(database, is_filling),
      is_filling_(is_filling) {}

void SqliteWriter::end_filling() {
  is_filling_ = false;
  SQLite::Transaction transaction{database_};
  unanswered_.end_filling(at_);
  at_ = {};
  transaction.commit();
}

void SqliteWriter::write(const Batch& batch) {
  if (is_empty(batch)) return;
  try {
    std::optional<WithoutWaiting> without_waiting;
    if (!is_filling_) without_waiting.emplace(database_);
    SQLite::Transaction transaction{database_, SQLite::TransactionBehavior::IMMEDIATE};
    write_rows(batch);
    at_ = {};
    transaction.commit();
    unanswered_.batch_is_committed();
  } catch (const SQLite::Exception& error) {
    const auto [area, id] = std::exchange(at_, {});
    const std::string of = id == 0 ? "" : " of " + std::string{name_of(area)} + " " + std::to_string(id);
    throw_failure(error.getErrorCode(), "the store refused a write" + of + ": " + error.what());
  }
}

void SqliteWriter::write_rows(const Batch& batch) {
  unanswered_.batch_begins();
  if (!is_filling_ || schema_version_ < 0) look_at_schema();  // nobody else changes it meanwhile
  insert_all(batch.citizens);
  insert_all(batch.notifications);
  unanswered_.note_new(in_order_of_ids(batch.notifications));
  insert_all(batch.answers);
  unanswered_.write_down(at_);
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
void SqliteWriter::insert_all(const std::vector<const Record*>& given) {
  if (given.empty()) return;
  const std::vector<const Record*> records = in_order_of_ids(given);
  for (const Record* record : records) {
    at_ = {Record::kArea, id_of(*record)};
    require_parents(*record);
  }
  const std::size_t at_once = takes_each_ ? 1 : records.size();
  RowsStatement& statement = insert_statement(Record::kArea);
  for (std::span<const Record* const> rest{records}; !rest.empty(); rest = rest.subspan(at_once)) {
    RecordRows<Record> rows{rest.first(at_once), content_source_, at_};
    // A trigger may leave a row out without an error.
    if (run(statement, rows) != static_cast<std::int64_t>(at_once)) {
      throw SQLite::Exception("the row was left out", SQLITE_CONSTRAINT_TRIGGER);
    }
  }
  if constexpr (std::is_same_v<Record, Answer>) {
    for (const Record* record : records) unanswered_.note_answered(*record);
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
  if (parent == Area::notification && unanswered_.is_new(id)) return;
  Prepared& slot = looks_.at(index_of(parent));
  if (!slot) {
    slot.emplace(database_, "SELECT 1 FROM main." + names_.table(parent) + " WHERE " +
                                names_.id_column(parent) + " = ?1");
  }
  slot->bind(1, id);
  const bool is_there = slot->executeStep();
  slot->tryReset();
  if (!is_there) throw SQLite::Exception("FOREIGN KEY constraint failed", SQLITE_CONSTRAINT_FOREIGNKEY);
}

void SqliteWriter::write_served_dates(const std::vector<ServedDate>& served_dates) {
  if (served_dates.empty()) return;
  SQLite::Statement& statement = served_update_
                                     ? *served_update_
                                     : store::prepared(database_, served_update_, served_update_text(names_));
  for (const ServedDate& served : served_dates) {
    at_ = {Area::sanction, served.sanction_id};
    statement.bind(1, to_text(served.served_on));
    statement.bind(2, served.registered_at.seconds);
    statement.bind(3, served.sanction_id);
    rows_changed_ += store::run(database_, statement);
  }
}

// All by one statement, since SQLite makes a table of its own for each. A trigger sees every change.
void SqliteWriter::write_changed_citizens(const std::vector<const Citizen*>& given) {
  if (given.empty()) return;
  const std::vector<const Citizen*> citizens = takes_each_ ? given : last_of_each(given);
  const std::size_t at_once = takes_each_ ? 1 : citizens.size();
  RowsStatement& statement = prepared(citizen_update_, update_text(Area::citizen, names_));
  for (std::span<const Citizen* const> rest{citizens}; !rest.empty(); rest = rest.subspan(at_once)) {
    RecordRows<Citizen> rows{rest.first(at_once), content_source_, at_};
    run(statement, rows);
  }
}

void SqliteWriter::write_holds(const std::vector<const Hold*>& holds) {
  if (holds.empty()) return;
  if (!database_.tableExists(names_.plain(Area::hold))) create_hold_table(database_, names_);
  insert_all(holds);
}

RowsStatement& SqliteWriter::prepared(PreparedRows& slot, const std::string& sql) {
  if (!slot) slot.emplace(database_.getHandle(), sql);
  return *slot;
}

// OR FAIL: a batch that fails is rolled back as a whole, so that no statement need be able to undo its own.
RowsStatement& SqliteWriter::insert_statement(Area area) {
  PreparedRows& slot = (takes_each_ ? careful_inserts_ : inserts_).at(index_of(area));
  if (slot) return *slot;
  return prepared(slot, insert_text(takes_each_ ? "INSERT" : "INSERT OR FAIL", area, names_));
}

std::int64_t SqliteWriter::run(RowsStatement& statement, Rows& rows) {
  const std::int64_t changes = statement.run(rows);
  rows_changed_ += changes;
  return changes;
}

// An engine may leave a trigger; a temporary one is no part of the schema and its number. Where a table
// itself says what becomes of a row that it refuses, it is asked row by row, too.
void SqliteWriter::look_at_schema() {
  unanswered_.look_whether_it_is_there();
  const std::int64_t version = number(database_, version_look_, "PRAGMA main.schema_version");
  if (std::exchange(schema_version_, version) != version) {
    has_own_ways_ = number(database_, ways_look_,
                           "SELECT count(*) FROM main.sqlite_schema WHERE type = 'trigger' OR "
                           "instr(upper(sql), 'CONFLICT') > 0") > 0;
  }
  takes_each_ = has_own_ways_ || number(database_, temporary_look_,
                                        "SELECT count(*) FROM temp.sqlite_schema WHERE type = 'trigger'") > 0;
}

}  // namespace slettefrist::store
