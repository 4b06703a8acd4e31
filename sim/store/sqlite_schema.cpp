// Declares the contract's tables, the indexes and the helper table of unanswered notifications.
//
// Record tables are STRICT, so that a wrong type is an error at once; the log is not, because what an engine
// writes there is evidence and must be kept as written. This file must not know a rule.
#include "sim/store/sqlite_schema.h"

#include <SQLiteCpp/Database.h>

#include "sim/model/hold.h"
#include "sim/store/content_files.h"

namespace slettefrist::store {
namespace {

template <class Field>
constexpr std::string_view type_of() {
  constexpr bool is_text = std::is_same_v<Field, std::string> || std::is_same_v<Field, Day> ||
                           std::is_same_v<Field, std::optional<Day>> || std::is_same_v<Field, Area>;
  return is_text ? "TEXT" : "INTEGER";
}

template <class Record>
std::vector<Column> columns_of_record() {
  std::vector<Column> columns;
  Record record;
  visit_columns(record, [&columns](std::string_view name, Need need, const auto& field) {
    if (name == "content_sha256") {
      columns.push_back({"content", "BLOB", false});
    } else {
      columns.push_back({name, type_of<std::remove_cvref_t<decltype(field)>>(), need == Need::required});
    }
  });
  return columns;
}

// The document's parents and the answer's notification are keys without an action: a purge that forgets the
// children must stay visible as orphans, not be mended by a cascade.
std::string reference_of(Area area, std::string_view column, const TableNames& names) {
  const auto to = [&](Area parent) {
    return " REFERENCES " + names.table(parent) + "(" + names.id_column(parent) + ")";
  };
  if (area == Area::answer && column == "notification_id") return to(Area::notification);
  if (area == Area::document && column == "notification_id") return to(Area::notification);
  if (area == Area::document && column == "answer_id") return to(Area::answer);
  return "";
}

std::string table_text(Area area, const TableNames& names) {
  std::string text = "CREATE TABLE " + names.table(area) + " (";
  for (const Column& column : columns_of(area)) {
    if (text.back() != '(') text += ", ";
    text += names.column(area, column.name);
    text += ' ';
    text += column.type;
    if (column.name == id_column_of(area)) {
      text += " PRIMARY KEY";
    } else if (column.is_required) {
      text += " NOT NULL";
    }
    text += reference_of(area, column.name, names);
  }
  if (area == Area::document) {
    text += ", CHECK ((" + names.column(area, "notification_id") + " IS NULL) <> (" +
            names.column(area, "answer_id") + " IS NULL))";
  }
  return text + ") STRICT";
}

// Every {column} stands for what it is called.
std::string index_text(Area area, const char* name, std::string columns, const TableNames& names) {
  for (std::size_t open = 0; (open = columns.find('{', open)) != std::string::npos;) {
    const std::size_t close = columns.find('}', open);
    columns.replace(open, close - open + 1, names.column(area, columns.substr(open + 1, close - open - 1)));
  }
  return std::string{"CREATE INDEX "} + name + " ON " + names.table(area) + " " + columns;
}

constexpr const char* kUnansweredTableText =
    "CREATE TABLE aux_unanswered (notified_at INTEGER NOT NULL, notification_id INTEGER NOT NULL, "
    "PRIMARY KEY (notified_at, notification_id)) WITHOUT ROWID";

}  // namespace

std::vector<Column> columns_of(Area area) {
  switch (area) {
    case Area::citizen:
      return columns_of_record<Citizen>();
    case Area::notification:
      return columns_of_record<Notification>();
    case Area::answer:
      return columns_of_record<Answer>();
    case Area::document:
      return columns_of_record<Document>();
    case Area::sanction:
      return columns_of_record<Sanction>();
    case Area::contact_course:
      return columns_of_record<ContactCourse>();
    case Area::plan_draft:
      return columns_of_record<PlanDraft>();
    case Area::benefit_report:
      return columns_of_record<BenefitReport>();
    case Area::message:
      return columns_of_record<Message>();
    case Area::hold:
      break;
  }
  return columns_of_record<Hold>();
}

std::vector<Column> log_columns() {
  return {{"run_at", "INTEGER", false},    {"as_of", "TEXT", false}, {"area", "TEXT", false},
          {"record_id", "INTEGER", false}, {"rule", "TEXT", false},  {"due_on", "TEXT", false}};
}

std::string column_list(Area area, const TableNames& names) {
  std::string text;
  for (const Column& column : columns_of(area)) {
    if (!text.empty()) text += ", ";
    text += names.column(area, column.name);
  }
  return text;
}

void create_tables(SQLite::Database& database, const TableNames& names) {
  for (const Area area : kAreas) database.exec(table_text(area, names));
  if (names.are_ours()) database.exec(kUnansweredTableText);
  create_log_table(database);
}

void create_indexes(SQLite::Database& database, const TableNames& names, const std::function<void()>& look) {
  const auto create = [&](Area area, const char* name, const char* columns) {
    database.exec(index_text(area, name, columns, names));
    look();
  };
  create(Area::notification, "notification_by_notified_at", "({notified_at})");
  create(Area::answer, "answer_by_answered_at", "({answered_at})");
  create(Area::answer, "answer_by_notification", "({notification_id}, {answered_at})");
  create(Area::document, "document_by_stored_at", "({stored_at})");
  create(Area::document, "document_by_notification",
         "({notification_id}) WHERE {notification_id} IS NOT NULL");
  create(Area::document, "document_by_answer", "({answer_id}) WHERE {answer_id} IS NOT NULL");
  create(Area::sanction, "sanction_by_earliest_date",
         "(min(coalesce({expires_on}, {served_on}), coalesce({served_on}, {expires_on})))");
}

void create_content_notes(SQLite::Database& database) {
  database.exec("CREATE TABLE " + std::string{kContentToRemoveTable} + " (document_id INTEGER PRIMARY KEY)");
}

bool has_content_notes(SQLite::Database& database) {
  return database.tableExists(std::string{kContentToRemoveTable});
}

void create_log_table(SQLite::Database& database) {
  std::string text = "CREATE TABLE IF NOT EXISTS ";
  text += kLogTable;
  text += " (";
  for (const Column& column : log_columns()) {
    if (text.back() != '(') text += ", ";
    text += column.name;
    text += ' ';
    text += column.type;
  }
  database.exec(text + ")");
}

void create_hold_table(SQLite::Database& database, const TableNames& names) {
  database.exec(table_text(Area::hold, names));
  database.exec(index_text(Area::hold, "hold_by_record", "({area}, {record_id})", names));
}

}  // namespace slettefrist::store
