// Records to rows, events and bytes; see pack.h.
//
// A slice holds events only: what a table is at an instant follows from them, and slices joined are the
// whole. This file must not know how a row is written down.
#include "sim/report/pack.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <cassert>

#include "sim/report/content_folder.h"
#include "sim/report/event_writer.h"
#include "sim/report/report.h"
#include "sim/report/table_sink.h"

namespace slettefrist::report {
namespace {

constexpr std::size_t kChanges = kAreaCount;  // the place of citizen_change behind the tables
constexpr std::size_t kExamplesMax = 10;
constexpr const char* kDatabase = "records.db";
constexpr const char* kEvents = "events.ndjson";

template <class Record>
constexpr std::size_t place_of() {
  if constexpr (std::is_same_v<Record, CitizenChange>)
    return kChanges;
  else
    return index_of(Record::kArea);
}

template <class Record>
std::string table_of() {
  if constexpr (std::is_same_v<Record, CitizenChange>)
    return std::string{tables::kCitizenChangeTable};
  else
    return std::string{name_of(Record::kArea)};
}

// What is known of a sanction when it is registered: a served date may become known later.
bool is_served_later(const Sanction& sanction) {
  return sanction.served_registered_at && *sanction.served_registered_at > sanction.registered_at;
}

}  // namespace

struct PackWriter::Impl {
  struct Table {
    std::unique_ptr<tables::TableForm> form;   // of the table
    std::unique_ptr<tables::TableForm> event;  // of the same record in events.ndjson
    std::optional<JsonRow> event_row;
    std::unique_ptr<TableSink> sink;
    std::string file;
  };

  PackPlan plan;
  std::array<Table, kAreaCount + 1> tables;
  std::vector<std::string> files;
  std::unique_ptr<SQLite::Database> database;
  std::unique_ptr<SQLite::Transaction> transaction;
  std::unique_ptr<EventWriter> events;
  std::unique_ptr<ContentFolder> contents;
  DoubledTimes doubled;
  tables::Cells cells;
  tables::Cells room;  // for cells of theirs
  std::string line;

  explicit Impl(PackPlan p) : plan(std::move(p)) {
    events = std::make_unique<EventWriter>(path_of(kEvents), plan.scratch_dir, plan.slice_seconds,
                                           plan.in_background);
    if (plan.with_content) contents = std::make_unique<ContentFolder>(plan.directory);
    if (plan.format == PackFormat::sqlite && !plan.slice) open_database();
    declare<Citizen>(), declare<Notification>(), declare<Answer>(), declare<Document>(), declare<Sanction>();
    declare<ContactCourse>(), declare<PlanDraft>(), declare<BenefitReport>(), declare<Message>();
    declare<Hold>(), declare<CitizenChange>();
    if (plan.slice) return;
    for (const Area area : kAreas) open(tables.at(index_of(area)));
  }

  std::string path_of(const std::string& name) const { return plan.directory + "/" + name; }

  // A database written anew needs no protection against power cuts: the pack appears when it is whole.
  void open_database() {
    database =
        std::make_unique<SQLite::Database>(path_of(kDatabase), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database->exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    transaction = std::make_unique<SQLite::Transaction>(*database);
    files.emplace_back(kDatabase);
  }

  template <class Record>
  void declare() {
    Table& table = tables.at(place_of<Record>());
    const auto usual =
        plan.format == PackFormat::sqlite ? tables::Instants::epoch_seconds : tables::Instants::utc;
    const auto form_of = [&](tables::Instants instants) {
      return std::make_unique<tables::TableForm>(plan.mapping, table_of<Record>(),
                                                 tables::columns_of<Record>(), instants);
    };
    table.form = form_of(usual);
    table.event = form_of(tables::Instants::utc);
    table.event_row.emplace(*table.event);
  }

  void open(Table& table) {
    const std::string& name = table.form->name();
    switch (plan.format) {
      case PackFormat::csv:
        table.file = name + ".csv";
        table.sink = make_csv_sink(path_of(table.file), *table.form, plan.mapping.csv);
        break;
      case PackFormat::ndjson:
        table.file = name + ".ndjson";
        table.sink = make_ndjson_sink(path_of(table.file), *table.form);
        break;
      case PackFormat::sqlite:
        table.file = std::string{kDatabase} + ", table " + name;
        table.sink = make_sqlite_sink(*database, *table.form);
        return;
    }
    files.push_back(table.file);
  }

  bool is_in_slice(Instant at) const {
    return !plan.slice || (plan.slice->first <= at && at < plan.slice->second);
  }

  // The bytes of a document and, in its last cell, their digest.
  std::optional<std::string> take_content(const Document& document) {
    std::optional<std::string> bytes = plan.content(document);
    cells.back() = bytes ? sha256_hex(*bytes) : document.content_sha256;
    if (contents && bytes && is_in_slice(document.stored_at) && plan.format != PackFormat::sqlite) {
      contents->add(cells.back(), *bytes);
    }
    if (!plan.with_content) bytes.reset();
    return bytes;
  }

  template <class Record>
  void add_row(const Record& record) {
    std::optional<std::string> bytes;
    tables::fill_cells(record, cells);
    if constexpr (std::is_same_v<Record, Document>) bytes = take_content(record);
    if (plan.slice) return;
    Table& table = tables.at(place_of<Record>());
    if (!table.sink) open(table);  // hold, citizen_change: only where there is a row
    const auto theirs = table.form->to_theirs(cells, room);
    table.sink->row(theirs.cells, bytes);
    if (theirs.doubled) note_doubled(table, *theirs.doubled);
  }

  void note_doubled(const Table& table, std::size_t field) {
    ++doubled.count;
    if (doubled.examples.size() >= kExamplesMax) return;
    doubled.examples.push_back(table.file + ":" + std::to_string(table.sink->lines_written()) + ": " +
                               table.form->fields()[field].name + " " + room[field]);
  }

  // The event of the record in `cells`, into `line`.
  void tell_event(Instant at, EventKind kind, Area area) {
    const Table& table = tables.at(index_of(area));
    const tables::TableForm& form = *table.event;
    const tables::Cells& theirs = form.to_theirs(cells, room).cells;
    line = "{\"at\":";
    if (form.are_instants_numbers()) {
      line += form.instant_text(at);
    } else {
      append_json_text(line, form.instant_text(at));
    }
    line += kind == EventKind::create ? ",\"kind\":\"create\",\"area\":" : ",\"kind\":\"update\",\"area\":";
    append_json_text(line, form.name());
    line += ",\"record\":";
    table.event_row->append(line, theirs);
    line += '}';
  }

  void add_event(Instant at, EventKind kind, Area area, RecordId id) {
    if (!is_in_slice(at)) return;
    tell_event(at, kind, area);
    events->add(at, area, kind, id, line);
  }

  // Citizens, and then holds, are there before anything else and come in the order of their ids: all of them
  // have one instant, and need not wait in memory for each other.
  void add_first_event(Area area) {
    if (!is_in_slice(plan.citizens_at)) return;
    tell_event(plan.citizens_at, EventKind::create, area);
    events->write_first(line);
  }

  template <class Record>
  void add(const Record& record) {
    add_row(record);
    if constexpr (std::is_same_v<Record, Citizen> || std::is_same_v<Record, Hold>) {
      add_first_event(Record::kArea);
    } else if constexpr (std::is_same_v<Record, CitizenChange>) {
      tables::fill_cells(record.citizen, cells);
      add_event(record.changed_at, EventKind::update, Area::citizen, record.citizen.citizen_id);
    } else if constexpr (std::is_same_v<Record, Sanction>) {
      add_sanction_events(record);
    } else {
      add_event(entered_at(record), EventKind::create, Record::kArea, id_of(record));
    }
  }

  void add_sanction_events(const Sanction& whole) {
    if (!is_served_later(whole)) {
      return add_event(whole.registered_at, EventKind::create, Area::sanction, whole.sanction_id);
    }
    Sanction first = whole;
    first.served_on.reset();
    first.served_registered_at.reset();
    tables::fill_cells(first, cells);
    add_event(whole.registered_at, EventKind::create, Area::sanction, whole.sanction_id);
    tables::fill_cells(whole, cells);
    add_event(*whole.served_registered_at, EventKind::update, Area::sanction, whole.sanction_id);
  }

  template <class Record>
  void add_all(const std::vector<Record>& records) {
    for (const Record& record : records) add(record);
  }
};

PackWriter::PackWriter(PackPlan plan) : impl_(std::make_unique<Impl>(std::move(plan))) {
  assert(impl_->plan.content && "a pack needs to know its documents' bytes");
}

PackWriter::~PackWriter() = default;

void PackWriter::add(const History& delivery, Instant until) {
  impl_->add_all(delivery.citizens);
  impl_->add_all(delivery.holds);
  impl_->add_all(delivery.citizen_changes);
  for (const Family& family : delivery.families) {
    impl_->add(family.notification);
    impl_->add_all(family.answers);
    impl_->add_all(family.documents);
  }
  impl_->add_all(delivery.sanctions);
  impl_->add_all(delivery.contact_courses);
  impl_->add_all(delivery.plan_drafts);
  impl_->add_all(delivery.benefit_reports);
  impl_->add_all(delivery.messages);
  impl_->events->write_until(until);
}

std::vector<std::string> PackWriter::close() {
  for (auto& table : impl_->tables) {
    if (table.sink) table.sink->close();
    table.sink.reset();
  }
  if (impl_->transaction) impl_->transaction->commit();
  impl_->transaction.reset();
  impl_->database.reset();
  impl_->events->close();
  std::vector<std::string> names = std::move(impl_->files);
  names.emplace_back(kEvents);
  if (impl_->contents) {
    impl_->contents->close();
    names.emplace_back(kContentList);
  }
  return names;
}

const DoubledTimes& PackWriter::doubled_times() const { return impl_->doubled; }

}  // namespace slettefrist::report
