// Records to rows and events; see pack_sheet.h.
//
// A slice holds events only: what a table is at an instant follows from them, and slices joined are the
// whole.
#include "sim/report/pack_sheet.h"

#include "sim/report/report.h"

namespace slettefrist::report {
namespace {

// What is known of a sanction when it is registered: a served date may become known later.
bool is_served_later(const Sanction& sanction) {
  return sanction.served_registered_at && *sanction.served_registered_at > sanction.registered_at;
}

class SheetMaker {
 public:
  SheetMaker(const PackPlan& plan, const PackTables& tables, ContentFolder* contents, PackSheet& sheet)
      : plan_(plan), tables_(tables), contents_(contents), sheet_(sheet) {}

  template <class Record>
  void add(const Record& record) {
    add_row(record);
    if constexpr (std::is_same_v<Record, Citizen> || std::is_same_v<Record, Hold>) {
      add_first_event(Record::kArea);
    } else if constexpr (std::is_same_v<Record, CitizenChange>) {
      tables::fill_cells(record.citizen, cells_);
      add_event(record.changed_at, EventKind::update, Area::citizen, record.citizen.citizen_id);
    } else if constexpr (std::is_same_v<Record, Sanction>) {
      add_sanction_events(record);
    } else {
      add_event(entered_at(record), EventKind::create, Record::kArea, id_of(record));
    }
  }

  void add(const Family& family) {
    add(family.notification);
    add_all(family.answers);
    add_all(family.documents);
  }

  template <class Record>
  void add_all(const std::vector<Record>& records) {
    for (const Record& record : records) add(record);
  }

 private:
  bool is_in_slice(Instant at) const {
    return !plan_.slice || (plan_.slice->first <= at && at < plan_.slice->second);
  }

  // The bytes of a document and, in its last cell, their digest.
  std::optional<std::string> take_content(const Document& document) {
    std::optional<std::string> bytes = plan_.content(document);
    cells_.back() = bytes ? sha256_hex(*bytes) : document.content_sha256;
    if (contents_ && bytes && is_in_slice(document.stored_at)) {
      sheet_.contents.push_back(contents_->write(cells_.back(), *bytes));
    }
    if (!plan_.with_content) bytes.reset();
    return bytes;
  }

  template <class Record>
  void add_row(const Record& record) {
    std::optional<std::string> bytes;
    tables::fill_cells(record, cells_);
    if constexpr (std::is_same_v<Record, Document>) bytes = take_content(record);
    const PackTable& table = tables_.at(place_of<Record>());
    if (!table.sink) return;
    PackSheet::Rows& rows = sheet_.rows.at(place_of<Record>());
    const auto theirs = table.form->to_theirs(cells_, room_);
    table.sink->put(theirs.cells, bytes, rows.text);
    ++rows.count;
    if (plan_.format == PackFormat::sqlite) note_order(place_of<Record>());
    if (theirs.doubled) note_doubled(place_of<Record>(), *theirs.doubled);
  }

  void note_order(std::size_t table) {
    std::vector<PackSheet::Run>& runs = sheet_.runs;
    if (runs.empty() || runs.back().table != table) runs.push_back({table, 0, 0});
    ++runs.back().count;
    runs.back().end = sheet_.rows.at(table).text.size();
  }

  void note_doubled(std::size_t table, std::size_t field) {
    ++sheet_.doubled_count;
    if (sheet_.doubled.size() >= kDoubledExamplesMax) return;
    sheet_.doubled.push_back({table, sheet_.rows.at(table).count,
                              tables_.at(table).form->fields()[field].name + " " + room_[field]});
  }

  // The event of the record in the cells.
  void tell_event(Instant at, EventKind kind, Area area, std::string& line) {
    const PackTable& table = tables_.at(index_of(area));
    const tables::TableForm& form = *table.event;
    const tables::Cells& theirs = form.to_theirs(cells_, room_).cells;
    line += "{\"at\":";
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
    tell_event(at, kind, area, sheet_.events.begin(at, area, kind, id));
    sheet_.events.end();
  }

  // Citizens, and then holds, are there before anything else and come in the order of their ids: all of them
  // have one instant, and need not wait in memory for each other.
  void add_first_event(Area area) {
    if (!is_in_slice(plan_.citizens_at)) return;
    tell_event(plan_.citizens_at, EventKind::create, area, sheet_.first_events);
    sheet_.first_events += '\n';
  }

  void add_sanction_events(const Sanction& whole) {
    if (!is_served_later(whole)) {
      return add_event(whole.registered_at, EventKind::create, Area::sanction, whole.sanction_id);
    }
    Sanction first = whole;
    first.served_on.reset();
    first.served_registered_at.reset();
    tables::fill_cells(first, cells_);
    add_event(whole.registered_at, EventKind::create, Area::sanction, whole.sanction_id);
    tables::fill_cells(whole, cells_);
    add_event(*whole.served_registered_at, EventKind::update, Area::sanction, whole.sanction_id);
  }

  const PackPlan& plan_;
  const PackTables& tables_;
  ContentFolder* contents_;
  PackSheet& sheet_;
  tables::Cells cells_;
  tables::Cells room_;  // for cells of theirs
};

}  // namespace

PackSheet sheet_of(const History& piece, const PackPlan& plan, const PackTables& tables,
                   ContentFolder* contents, EventLines no_lines) {
  PackSheet sheet{{}, {}, {}, std::move(no_lines), {}, 0, {}};
  SheetMaker maker{plan, tables, contents, sheet};
  maker.add_all(piece.citizens);
  maker.add_all(piece.holds);
  maker.add_all(piece.citizen_changes);
  maker.add_all(piece.families);
  maker.add_all(piece.sanctions);
  maker.add_all(piece.contact_courses);
  maker.add_all(piece.plan_drafts);
  maker.add_all(piece.benefit_reports);
  maker.add_all(piece.messages);
  return sheet;
}

}  // namespace slettefrist::report
