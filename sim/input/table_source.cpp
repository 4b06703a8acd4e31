// Finding the tables of a folder; see table_source.h.
#include "sim/input/table_source.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <system_error>

#include "sim/input/csv.h"
#include "sim/model/clean_text.h"

namespace slettefrist::input {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDatabase = "records.db";
constexpr std::size_t kDependentTables = 2;  // the last two: holds and changes without records are no pack
constexpr std::array<const char*, 2> kSuffixes{".csv", ".ndjson"};

// "csv", "ndjson" or "sqlite".
std::string format_of(const std::string& directory, const tables::Mapping& mapping) {
  std::vector<std::string> found;  // the first file of each format
  const std::vector<std::string> names = table_names(mapping);
  for (const char* suffix : kSuffixes) {
    const auto first = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
      return is_there((fs::path{directory} / (name + suffix)).string());
    });
    if (first != names.end()) found.push_back(*first + suffix);
  }
  if (is_there((fs::path{directory} / kDatabase).string())) found.emplace_back(kDatabase);
  if (found.size() > 1) {
    throw InputError(Problem{directory, 0, 0,
                             "read tables in several formats (" + joined(found) + "), expected one format",
                             "Keep the files of one format in the folder"});
  }
  if (found.empty()) {
    std::vector<std::string> files;
    files.reserve(names.size());
    for (const std::string& name : names) files.push_back(name + ".csv");
    files.resize(files.size() - kDependentTables);
    throw InputError(Problem{directory, 0, 0,
                             "read no table here, expected at least one of " + joined(files) +
                                 " (or the same as .ndjson, or " + kDatabase + ")",
                             mapping.file.empty() ? "Give the files these names, or say with --mapping how "
                                                    "they are called"
                                                  : "Give the files the names of the mapping"});
  }
  if (found.front() == kDatabase) return "sqlite";
  return found.front().ends_with(".csv") ? "csv" : "ndjson";
}

// The table that a name is one slip away from, or "".
std::string table_near(const std::string& name, const std::vector<std::string>& tables) {
  constexpr std::size_t kShortest = 5;  // letters: shorter names are near too many others
  return name.size() < kShortest ? "" : nearest_name(in_small_letters(name), tables);
}

// "Answer.CSV" and "answers.csv" are no tables. Where the table itself is there they may be notes; where it
// is not, its records would be missing without a word, and what hangs on them judged by other rules.
void require_no_misspelt_table(const std::string& directory, const std::string& format,
                               const tables::Mapping& mapping) {
  const std::vector<std::string> names = table_names(mapping);
  std::error_code unknown;  // what cannot be listed is for the readers of its files to report
  std::set<fs::path> files;
  for (const auto& entry : fs::directory_iterator{directory, unknown}) files.insert(entry.path());
  std::vector<Problem> problems;
  for (const fs::path& file : files) {
    if (in_small_letters(file.extension().string()) != "." + format) continue;
    const std::string near = table_near(file.stem().string(), names);
    if (near.empty() || is_there((fs::path{directory} / (near + "." + format)).string())) continue;
    problems.push_back({file.string(), 0, 0,
                        "is the name of no table, and there is no " + near + "." + format,
                        "Did you mean " + near + "." + format + "? Else give the file another name"});
  }
  if (!problems.empty()) throw InputError(std::move(problems));
}

// The same in a database, where a view of the right name is no table either.
void require_no_misspelt_table(const DatabaseFile& database, const std::string& path,
                               const tables::Mapping& mapping) {
  const std::vector<std::string> names = table_names(mapping);
  std::vector<Problem> problems;
  for (const std::string& name : database.tables_and_views()) {
    const std::string near = table_near(name, names);
    if (near.empty() || database.has_table(near)) continue;
    const bool is_view = name == near;
    problems.push_back(
        {path, 0, 0,
         is_view ? "read a view " + name + ", expected a table"
                 : "read a table " + name + ", which is the name of no table, and there is no " + near,
         is_view ? "Copy its rows into a table of that name"
                 : "Did you mean " + near + "? Else say with --mapping how the tables are called"});
  }
  if (!problems.empty()) throw InputError(std::move(problems));
}

TableColumns columns_of_form(const tables::TableForm& form, bool is_database) {
  TableColumns columns;
  columns.ignored = form.ignored();
  columns.may_be_mapped = true;
  for (const auto& field : form.fields()) {
    const bool holds_bytes = is_database && field.may_be_absent && field.name == "content_sha256";
    columns.names.push_back(holds_bytes ? "content" : field.name);
    if (holds_bytes) columns.bytes.push_back(columns.names.back());
    if (field.may_be_absent) columns.may_be_absent.push_back(columns.names.back());
    if (field.is_number) columns.numbers.push_back(columns.names.back());
  }
  return columns;
}

}  // namespace

bool is_there(const std::string& path) {
  std::error_code unknown;  // what cannot even be looked at is for the reader to report
  return fs::exists(path, unknown) || unknown;
}

std::vector<std::string> table_names(const tables::Mapping& mapping) {
  std::vector<std::string> names;
  names.reserve(kTables.size() + 1);
  for (const Area table : kTables) names.emplace_back(name_of(table));
  names.emplace_back(tables::kCitizenChangeTable);
  for (std::string& name : names) {
    const auto theirs = std::find_if(mapping.tables.begin(), mapping.tables.end(),
                                     [&](const tables::TableMapping& table) { return table.table == name; });
    if (theirs != mapping.tables.end() && !theirs->name.empty()) name = theirs->name;
  }
  return names;
}

TableSource::TableSource(const std::string& directory, const tables::Mapping& mapping)
    : directory_(directory), mapping_(mapping), format_(format_of(directory, mapping)) {
  if (format_ != "sqlite") {
    require_no_misspelt_table(directory, format_, mapping);
    return;
  }
  database_path_ = (fs::path{directory} / kDatabase).string();
  database_ = std::make_shared<DatabaseFile>(database_path_);
  require_no_misspelt_table(*database_, database_path_, mapping);
}

TableSource::TableSource(const DatabaseFile::Snapshot& snapshot, const tables::Mapping& mapping)
    : mapping_(mapping),
      format_("sqlite"),
      database_path_(snapshot.path),
      database_(std::make_shared<DatabaseFile>(snapshot)) {
  require_no_misspelt_table(*database_, database_path_, mapping);
}

tables::TableForm TableSource::form_of(std::string_view table, std::vector<tables::Column> columns) const {
  return {mapping_, table, std::move(columns),
          database_ ? tables::Instants::epoch_seconds : tables::Instants::utc};
}

std::string TableSource::place_of(const tables::TableForm& form) const {
  if (database_) return database_->has_table(form.name()) ? database_path_ + ", table " + form.name() : "";
  const std::string path = (fs::path{directory_} / (form.name() + "." + format_)).string();
  return is_there(path) ? path : "";
}

bool TableSource::read_rows(const tables::TableForm& form, const std::string& place,
                            const ReportProblem& report, const TableRow& row, bool tells_unknown) const {
  TableColumns columns = columns_of_form(form, database_ != nullptr);
  columns.tells_unknown = tells_unknown;
  if (database_) return database_->read(form.name(), columns, report, row);
  if (format_ == "csv") return read_csv(place, columns, report, row, mapping_.csv);
  return read_ndjson(place, columns, report, row);
}

}  // namespace slettefrist::input
