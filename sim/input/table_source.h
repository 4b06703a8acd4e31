// Where the tables of one folder or database are, and the rows of each: whichever of the three formats it is.
//
// Made once a folder. What a row means is for whoever asks for it; this file must not know a record.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/input/table_files.h"
#include "sim/tables/mapping.h"
#include "sim/tables/table_form.h"

namespace slettefrist::input {

class TableSource {
 public:
  // The folder's own format; throws InputError where it holds no table, or mixes formats.
  TableSource(const std::string& directory, const tables::Mapping& mapping);
  TableSource(const DatabaseFile::Snapshot& snapshot, const tables::Mapping& mapping);

  const std::string& format() const { return format_; }                        // csv, ndjson or sqlite
  const std::shared_ptr<DatabaseFile>& database() const { return database_; }  // null: files

  tables::TableForm form_of(std::string_view table, std::vector<tables::Column> columns) const;
  // Where the table stands, as problems name it; "" where there is none.
  std::string place_of(const tables::TableForm& form) const;
  // False if any row was not handed over.
  bool read_rows(const tables::TableForm& form, const std::string& place, const ReportProblem& report,
                 const TableRow& row, bool tells_unknown = false) const;

 private:
  std::string directory_;
  tables::Mapping mapping_;
  std::string format_;
  std::string database_path_;
  std::shared_ptr<DatabaseFile> database_;
};

bool is_there(const std::string& path);
// What the tables of records are called there.
std::vector<std::string> table_names(const tables::Mapping& mapping);

}  // namespace slettefrist::input
