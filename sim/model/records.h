// The records of the data foundation as plain structs, one a table, with the contract's column names.
//
// `visit_columns(record, visitor)` walks a record's columns in table order; store, packs and the comparison
// of surviving rows are all built on it, so that a column is named once. Empty text stands for NULL. This
// file must not know a rule, a store or a file format.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/model/day.h"

namespace slettefrist {

using RecordId = std::int64_t;

// The tables, in the order in which records of one instant enter the store.
enum class Area : std::uint8_t {
  citizen,
  notification,
  answer,
  document,
  sanction,
  contact_course,
  plan_draft,
  benefit_report,
  message,
  hold,
};
constexpr std::size_t kAreaCount = 10;  // for arrays with a place for each
// The tables that every store has. `hold` is none of them: it is there only where it has rows (hold.h).
constexpr std::array<Area, 9> kAreas{Area::citizen,    Area::notification,   Area::answer,
                                     Area::document,   Area::sanction,       Area::contact_course,
                                     Area::plan_draft, Area::benefit_report, Area::message};
constexpr std::array<Area, kAreaCount> kTables{
    Area::citizen,        Area::notification, Area::answer,         Area::document, Area::sanction,
    Area::contact_course, Area::plan_draft,   Area::benefit_report, Area::message,  Area::hold};
std::string_view name_of(Area area);                     // "contact_course": also the table's name
std::string_view id_column_of(Area area);                // "contact_course_id"
std::optional<Area> area_named(std::string_view name);   // one of kAreas
std::optional<Area> table_named(std::string_view name);  // one of kTables
constexpr std::size_t index_of(Area area) { return static_cast<std::size_t>(area); }

struct Citizen {
  static constexpr Area kArea = Area::citizen;
  RecordId citizen_id = 0;
  std::string cpr;
  std::string given_name;
  std::string family_name;
  Day born_on;
  std::string municipality_code;
  std::string fund_code;
  std::string insurance;  // full_time or part_time
};

// Danish: negativ underretningspligtig hændelse. A jobcentre tells a fund of an event.
struct Notification {
  static constexpr Area kArea = Area::notification;
  RecordId notification_id = 0;
  RecordId citizen_id = 0;
  std::string jobcentre_code;
  std::string fund_code;
  std::string event_kind;
  Day event_on;
  Instant notified_at;
  std::string comment;
};

struct Answer {
  static constexpr Area kArea = Area::answer;
  RecordId answer_id = 0;
  RecordId citizen_id = 0;
  RecordId notification_id = 0;
  std::string fund_code;
  std::string decision_kind;
  Day decided_on;
  Instant answered_at;
  std::string comment;
};

// A file on a notification or on an answer: exactly one of the two ids is set.
struct Document {
  static constexpr Area kArea = Area::document;
  RecordId document_id = 0;
  RecordId citizen_id = 0;
  std::optional<RecordId> notification_id;
  std::optional<RecordId> answer_id;
  std::string file_name;
  std::string media_type;
  std::int64_t byte_size = 0;
  Day file_dated_on;
  Instant stored_at;
  std::string content_sha256;  // packs only; the store's column `content` holds bytes, or NULL
};

struct Sanction {
  static constexpr Area kArea = Area::sanction;
  RecordId sanction_id = 0;
  RecordId citizen_id = 0;
  std::optional<RecordId> notification_id;  // a note, not a key
  std::string fund_code;
  std::string sanction_kind;
  Day decided_on;
  Instant registered_at;
  std::optional<Day> expires_on;
  std::optional<Day> served_on;
  std::optional<Instant> served_registered_at;
};

struct ContactCourse {
  static constexpr Area kArea = Area::contact_course;
  RecordId contact_course_id = 0;
  RecordId citizen_id = 0;
  std::string fund_code;
  std::int32_t absence_code = 0;
  Day starts_on;
  std::optional<Day> ends_on;
  std::optional<std::int32_t> end_reason;
  Instant registered_at;
};

struct PlanDraft {
  static constexpr Area kArea = Area::plan_draft;
  RecordId plan_draft_id = 0;
  RecordId citizen_id = 0;
  std::string fund_code;
  Instant sent_at;
  std::string body;
};

struct BenefitReport {
  static constexpr Area kArea = Area::benefit_report;
  RecordId benefit_report_id = 0;
  RecordId citizen_id = 0;
  std::string fund_code;
  std::string insurance;
  std::string report_month;  // YYYY-MM
  Day calculated_on;
  std::int32_t rate_per_month = 0;  // whole kroner
  Instant reported_at;
};

struct Message {
  static constexpr Area kArea = Area::message;
  RecordId message_id = 0;
  RecordId citizen_id = 0;
  std::string entity_name;
  RecordId entity_id = 0;
  std::int32_t change_kind = 0;  // 1 create, 2 update, 3 delete
  Instant sent_at;
};

// Whether a column may be empty.
enum class Need : std::uint8_t { required, optional };

// Calls visitor(column_name, Need, field) for every column, in table order. Works on const and mutable
// records. A document's last column is the pack's `content_sha256`; the store replaces it by `content`.
template <class Record, class Visitor>
void visit_columns(Record& r, Visitor&& v) {
  using R = std::remove_const_t<Record>;
  constexpr Need must = Need::required;
  constexpr Need may = Need::optional;
  if constexpr (std::is_same_v<R, Citizen>) {
    v("citizen_id", must, r.citizen_id), v("cpr", must, r.cpr), v("given_name", must, r.given_name);
    v("family_name", must, r.family_name), v("born_on", must, r.born_on);
    v("municipality_code", must, r.municipality_code), v("fund_code", must, r.fund_code);
    v("insurance", must, r.insurance);
  } else if constexpr (std::is_same_v<R, Notification>) {
    v("notification_id", must, r.notification_id), v("citizen_id", must, r.citizen_id);
    v("jobcentre_code", must, r.jobcentre_code), v("fund_code", must, r.fund_code);
    v("event_kind", must, r.event_kind), v("event_on", must, r.event_on);
    v("notified_at", must, r.notified_at), v("comment", may, r.comment);
  } else if constexpr (std::is_same_v<R, Answer>) {
    v("answer_id", must, r.answer_id), v("citizen_id", must, r.citizen_id);
    v("notification_id", must, r.notification_id), v("fund_code", must, r.fund_code);
    v("decision_kind", must, r.decision_kind), v("decided_on", must, r.decided_on);
    v("answered_at", must, r.answered_at), v("comment", may, r.comment);
  } else if constexpr (std::is_same_v<R, Document>) {
    v("document_id", must, r.document_id), v("citizen_id", must, r.citizen_id);
    v("notification_id", may, r.notification_id), v("answer_id", may, r.answer_id);
    v("file_name", must, r.file_name), v("media_type", must, r.media_type);
    v("byte_size", must, r.byte_size), v("file_dated_on", must, r.file_dated_on);
    v("stored_at", must, r.stored_at), v("content_sha256", may, r.content_sha256);
  } else if constexpr (std::is_same_v<R, Sanction>) {
    v("sanction_id", must, r.sanction_id), v("citizen_id", must, r.citizen_id);
    v("notification_id", may, r.notification_id), v("fund_code", must, r.fund_code);
    v("sanction_kind", must, r.sanction_kind), v("decided_on", must, r.decided_on);
    v("registered_at", must, r.registered_at), v("expires_on", may, r.expires_on);
    v("served_on", may, r.served_on), v("served_registered_at", may, r.served_registered_at);
  } else if constexpr (std::is_same_v<R, ContactCourse>) {
    v("contact_course_id", must, r.contact_course_id), v("citizen_id", must, r.citizen_id);
    v("fund_code", must, r.fund_code), v("absence_code", must, r.absence_code);
    v("starts_on", must, r.starts_on), v("ends_on", may, r.ends_on), v("end_reason", may, r.end_reason);
    v("registered_at", must, r.registered_at);
  } else if constexpr (std::is_same_v<R, PlanDraft>) {
    v("plan_draft_id", must, r.plan_draft_id), v("citizen_id", must, r.citizen_id);
    v("fund_code", must, r.fund_code), v("sent_at", must, r.sent_at), v("body", may, r.body);
  } else if constexpr (std::is_same_v<R, BenefitReport>) {
    v("benefit_report_id", must, r.benefit_report_id), v("citizen_id", must, r.citizen_id);
    v("fund_code", must, r.fund_code), v("insurance", must, r.insurance);
    v("report_month", must, r.report_month), v("calculated_on", must, r.calculated_on);
    v("rate_per_month", must, r.rate_per_month), v("reported_at", must, r.reported_at);
  } else {
    static_assert(std::is_same_v<R, Message>);
    v("message_id", must, r.message_id), v("citizen_id", must, r.citizen_id);
    v("entity_name", must, r.entity_name), v("entity_id", must, r.entity_id);
    v("change_kind", must, r.change_kind), v("sent_at", must, r.sent_at);
  }
}

// The record's own id, whatever its table.
template <class Record>
RecordId id_of(const Record& record) {
  if constexpr (std::is_same_v<Record, Citizen>)
    return record.citizen_id;
  else if constexpr (std::is_same_v<Record, Notification>)
    return record.notification_id;
  else if constexpr (std::is_same_v<Record, Answer>)
    return record.answer_id;
  else if constexpr (std::is_same_v<Record, Document>)
    return record.document_id;
  else if constexpr (std::is_same_v<Record, Sanction>)
    return record.sanction_id;
  else if constexpr (std::is_same_v<Record, ContactCourse>)
    return record.contact_course_id;
  else if constexpr (std::is_same_v<Record, PlanDraft>)
    return record.plan_draft_id;
  else if constexpr (std::is_same_v<Record, BenefitReport>)
    return record.benefit_report_id;
  else
    return record.message_id;
}

// The instant at which a record enters the store. A citizen has none: citizens are there from the start.
inline Instant entered_at(const Notification& r) { return r.notified_at; }
inline Instant entered_at(const Answer& r) { return r.answered_at; }
inline Instant entered_at(const Document& r) { return r.stored_at; }
inline Instant entered_at(const Sanction& r) { return r.registered_at; }
inline Instant entered_at(const ContactCourse& r) { return r.registered_at; }
inline Instant entered_at(const PlanDraft& r) { return r.sent_at; }
inline Instant entered_at(const BenefitReport& r) { return r.reported_at; }
inline Instant entered_at(const Message& r) { return r.sent_at; }

// A marked text by which a record's traces can be found again in any file: "SLTF-document-303-X".
// Generators write it into comments, file names and bytes; it holds no personal data.
std::string token(Area area, RecordId id);
void append_token(std::string& text, Area area, RecordId id);
constexpr std::size_t kTokenRoom = 48;  // no token is longer

}  // namespace slettefrist
