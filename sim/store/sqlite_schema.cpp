// Declares the contract's tables, the indexes and the helper table of unanswered notifications.
//
// Record tables are STRICT, so that a wrong type is an error at once; the log is not, because what an engine
// writes there is evidence and must be kept as written. This file must not know a rule.
#include "sim/store/sqlite_schema.h"

#include <SQLiteCpp/Database.h>

#include "sim/store/content_files.h"

namespace slettefrist::store {
namespace {

template <class Field>
constexpr std::string_view type_of() {
  constexpr bool is_text = std::is_same_v<Field, std::string> || std::is_same_v<Field, Day> ||
                           std::is_same_v<Field, std::optional<Day>>;
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
std::string_view reference_of(Area area, std::string_view column) {
  if (area == Area::answer && column == "notification_id") return " REFERENCES notification(notification_id)";
  if (area == Area::document && column == "notification_id")
    return " REFERENCES notification(notification_id)";
  if (area == Area::document && column == "answer_id") return " REFERENCES answer(answer_id)";
  return "";
}

std::string table_text(Area area) {
  std::string text = "CREATE TABLE ";
  text += name_of(area);
  text += " (";
  for (const Column& column : columns_of(area)) {
    if (text.back() != '(') text += ", ";
    text += column.name;
    text += ' ';
    text += column.type;
    if (column.name == id_column_of(area)) {
      text += " PRIMARY KEY";
    } else if (column.is_required) {
      text += " NOT NULL";
    }
    text += reference_of(area, column.name);
  }
  if (area == Area::document) text += ", CHECK ((notification_id IS NULL) <> (answer_id IS NULL))";
  return text + ") STRICT";
}

constexpr std::string_view kIndexes = R"sql(
CREATE INDEX notification_by_notified_at ON notification (notified_at);
CREATE INDEX answer_by_answered_at ON answer (answered_at);
CREATE INDEX answer_by_notification ON answer (notification_id, answered_at);
CREATE INDEX document_by_stored_at ON document (stored_at);
CREATE INDEX document_by_notification ON document (notification_id) WHERE notification_id IS NOT NULL;
CREATE INDEX document_by_answer ON document (answer_id) WHERE answer_id IS NOT NULL;
CREATE INDEX sanction_by_earliest_date ON sanction
  (min(coalesce(expires_on, served_on), coalesce(served_on, expires_on)));
CREATE TABLE aux_unanswered (
  notified_at INTEGER NOT NULL, notification_id INTEGER NOT NULL,
  PRIMARY KEY (notified_at, notification_id)) WITHOUT ROWID;
)sql";

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
      break;
  }
  return columns_of_record<Message>();
}

std::vector<Column> log_columns() {
  return {{"run_at", "INTEGER", false},    {"as_of", "TEXT", false}, {"area", "TEXT", false},
          {"record_id", "INTEGER", false}, {"rule", "TEXT", false},  {"due_on", "TEXT", false}};
}

std::string column_list(Area area) {
  std::string text;
  for (const Column& column : columns_of(area)) {
    if (!text.empty()) text += ", ";
    text += column.name;
  }
  return text;
}

void create_tables(SQLite::Database& database) {
  for (const Area area : kAreas) database.exec(table_text(area));
  database.exec(std::string{kIndexes});
  create_log_table(database);
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

}  // namespace slettefrist::store
