// The files of a pack and what goes into them; see pack.h.
//
// This file must not know how a row is written down, nor what stands in it.
#include "sim/report/pack.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cassert>

#include "sim/report/pack_sheet.h"

namespace slettefrist::report {
namespace {

constexpr const char* kDatabase = "records.db";
constexpr const char* kEvents = "events.ndjson";

template <class Record>
std::string table_of() {
  if constexpr (std::is_same_v<Record, CitizenChange>)
    return std::string{tables::kCitizenChangeTable};
  else
    return std::string{name_of(Record::kArea)};
}

}  // namespace

struct PackWriter::Impl {
  PackPlan plan;
  PackTables tables;
  std::vector<std::string> files;
  std::map<std::string, std::string> digests;
  std::unique_ptr<SQLite::Database> database;
  std::unique_ptr<SQLite::Transaction> transaction;
  std::unique_ptr<EventWriter> events;
  std::unique_ptr<ContentFolder> contents;
  DoubledTimes doubled;

  explicit Impl(PackPlan p) : plan(std::move(p)) {
    events = std::make_unique<EventWriter>(path_of(kEvents), plan.scratch_dir, plan.slice_seconds);
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
    PackTable& table = tables.at(place_of<Record>());
    const auto usual =
        plan.format == PackFormat::sqlite ? tables::Instants::epoch_seconds : tables::Instants::utc;
    const auto form_of = [&](tables::Instants instants) {
      return std::make_unique<tables::TableForm>(plan.mapping, table_of<Record>(),
                                                 tables::columns_of<Record>(), instants);
    };
    table.form = form_of(usual);
    table.event = form_of(tables::Instants::utc);
    table.event_row.emplace(*table.event);
    if (!plan.slice) make_sink(table);
  }

  void make_sink(PackTable& table) {
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
        break;
    }
  }

  void open(PackTable& table) {
    table.sink->open();
    table.is_open = true;
    if (plan.format != PackFormat::sqlite) files.push_back(table.file);
  }

  // In SQLite the bytes are in their row.
  ContentFolder* loose_contents() const {
    return plan.format == PackFormat::sqlite ? nullptr : contents.get();
  }

  void note_doubled(const PackSheet& sheet) {
    doubled.count += sheet.doubled_count;
    for (const PackSheet::Doubled& one : sheet.doubled) {
      if (doubled.examples.size() >= kDoubledExamplesMax) return;
      const PackTable& table = tables.at(one.table);
      doubled.examples.push_back(table.file + ":" + std::to_string(table.sink->lines_written() + one.row) +
                                 ": " + one.text);
    }
  }

  void add_rows(const PackSheet& sheet) {
    for (std::size_t i = 0; i < kTablesOfPack; ++i) {
      const PackSheet::Rows& rows = sheet.rows.at(i);
      if (rows.count == 0) continue;
      PackTable& table = tables.at(i);
      if (!table.is_open) open(table);  // hold, citizen_change: only where there is a row
    }
    note_doubled(sheet);
    if (!sheet.runs.empty()) return add_in_order(sheet);
    for (std::size_t i = 0; i < kTablesOfPack; ++i) {
      const PackSheet::Rows& rows = sheet.rows.at(i);
      if (rows.count > 0) tables.at(i).sink->take(rows.text, rows.count);
    }
  }

  void add_in_order(const PackSheet& sheet) {
    std::array<std::size_t, kTablesOfPack> taken{};
    for (const PackSheet::Run& run : sheet.runs) {
      const std::string_view rows = sheet.rows.at(run.table).text;
      std::size_t& begin = taken.at(run.table);
      tables.at(run.table).sink->take(rows.substr(begin, run.end - begin), run.count);
      begin = run.end;
    }
  }

  void close_tables() {
    for (PackTable& table : tables) {
      if (!table.is_open) continue;
      table.sink->close();
      if (plan.format != PackFormat::sqlite) digests[table.file] = table.sink->sha256();
      table.sink.reset();
    }
    if (transaction) transaction->commit();
    transaction.reset();
    database.reset();
  }
};

PackWriter::PackWriter(PackPlan plan) : impl_(std::make_unique<Impl>(std::move(plan))) {
  assert(impl_->plan.content && "a pack needs to know its documents' bytes");
}

PackWriter::~PackWriter() = default;

std::shared_ptr<PackSheet> PackWriter::sheet_of(const History& piece) const {
  return std::make_shared<PackSheet>(report::sheet_of(piece, impl_->plan, impl_->tables,
                                                      impl_->loose_contents(), impl_->events->no_lines()));
}

void PackWriter::add(PackSheet&& sheet, Instant until) {
  impl_->add_rows(sheet);
  for (LooseContent& content : sheet.contents) impl_->contents->take(std::move(content));
  impl_->events->write_first(sheet.first_events);
  impl_->events->add(std::move(sheet.events));
  impl_->events->write_until(until);
}

void PackWriter::add(const History& piece, Instant until) { add(std::move(*sheet_of(piece)), until); }

std::vector<std::string> PackWriter::close() {
  impl_->close_tables();
  impl_->events->close();
  impl_->digests[kEvents] = impl_->events->sha256();
  std::vector<std::string> names = std::move(impl_->files);
  names.emplace_back(kEvents);
  if (impl_->contents) {
    impl_->contents->close();
    impl_->digests[kContentList] = impl_->contents->list_sha256();
    names.emplace_back(kContentList);
  }
  return names;
}

const DoubledTimes& PackWriter::doubled_times() const { return impl_->doubled; }

const std::map<std::string, std::string>& PackWriter::sha256() const { return impl_->digests; }

}  // namespace slettefrist::report
