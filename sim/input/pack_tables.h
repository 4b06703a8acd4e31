// The tables of one folder, in whichever of the three formats they are, under a mapping or without.
//
// Reads every table that is there and checks each value; what must hold between records is the caller's to
// ask (history_checks.h), so that a folder with some tables only can be read too. This file must not know a
// manifest.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/input/history_checks.h"
#include "sim/input/problem_list.h"
#include "sim/input/table_source.h"
#include "sim/tables/mapping.h"

namespace slettefrist::input {

struct PackTables {
  PlacedRecords records;
  std::vector<CitizenChange> citizen_changes;
  std::vector<int> lines_of_changes;  // of the same length
  std::string place_of_changes;       // their table, as problems name it
  std::string format;                 // csv, ndjson or sqlite
  // Where the bytes of the documents are; empty and null where there are none.
  std::string content_folder;
  std::shared_ptr<DatabaseFile> database;
  std::string document_table;
  std::string content_column;
  std::shared_ptr<const TableSource> source;  // for whoever reads other tables of the same folder
};

// Adds to `problems`; throws at once for a folder that is none, holds no table, or mixes formats.
PackTables read_tables(const std::string& directory, const tables::Mapping& mapping, ProblemList& problems);
// The same of one SQLite database: one state of it, read only.
PackTables read_database(const std::string& path, const tables::Mapping& mapping, ProblemList& problems);

}  // namespace slettefrist::input
