// What a piece of history comes to in a pack: the rows of its tables, its events and its documents' bytes.
//
// A sheet is made without looking at another, so any number of threads may make them; they are written down
// in the order of the pieces. This file must not know which files there are.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/model/history.h"
#include "sim/report/content_folder.h"
#include "sim/report/event_writer.h"
#include "sim/report/pack.h"
#include "sim/report/table_sink.h"
#include "sim/tables/table_form.h"

namespace slettefrist::report {

constexpr std::size_t kTablesOfPack = kAreaCount + 1;
constexpr std::size_t kChanges = kAreaCount;     // the place of citizen_change behind the tables
constexpr std::size_t kDoubledExamplesMax = 10;  // of local times that occur twice

// A table's place among them.
template <class Record>
constexpr std::size_t place_of() {
  if constexpr (std::is_same_v<Record, CitizenChange>)
    return kChanges;
  else
    return index_of(Record::kArea);
}

struct PackTable {
  std::unique_ptr<tables::TableForm> form;   // of the table
  std::unique_ptr<tables::TableForm> event;  // of the same record in events.ndjson
  std::optional<JsonRow> event_row;
  std::unique_ptr<TableSink> sink;  // nothing where only events are written
  std::string file;
  bool is_open = false;
};
using PackTables = std::array<PackTable, kTablesOfPack>;

struct PackSheet {
  struct Rows {
    std::string text;  // as the table's sink has them
    std::int64_t count = 0;
  };
  // Rows of one table that came one after another.
  struct Run {
    std::size_t table = 0;
    std::int64_t count = 0;
    std::size_t end = 0;  // in the table's text
  };
  struct Doubled {
    std::size_t table = 0;
    std::int64_t row = 0;  // of this sheet, from 1
    std::string text;
  };
  std::array<Rows, kTablesOfPack> rows;
  std::vector<Run> runs;     // where all tables are in one file: in which order their rows came
  std::string first_events;  // of those who are there before anything else
  EventLines events;
  std::vector<LooseContent> contents;
  std::int64_t doubled_count = 0;
  std::vector<Doubled> doubled;  // the first few
};

// Nothing is written of the documents' bytes without `contents`.
PackSheet sheet_of(const History& piece, const PackPlan& plan, const PackTables& tables,
                   ContentFolder* contents, EventLines no_lines);

}  // namespace slettefrist::report
