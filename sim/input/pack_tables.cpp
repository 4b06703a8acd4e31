// Finding the tables of a folder and reading them one by one; see pack_tables.h.
#include "sim/input/pack_tables.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "sim/input/csv.h"
#include "sim/input/input.h"
#include "sim/input/pack_row.h"

namespace slettefrist::input {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDatabase = "records.db";
constexpr const char* kMappingOfPack = "mapping.toml";
constexpr const char* kContentFolder = "content";
constexpr std::size_t kDependentTables = 2;  // the last two: holds and changes without records are no pack
constexpr std::array<const char*, 2> kSuffixes{".csv", ".ndjson"};

bool is_there(const fs::path& path) {
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

// "csv", "ndjson" or "sqlite".
std::string format_of(const std::string& directory, const tables::Mapping& mapping) {
  std::vector<std::string> found;  // the first file of each format
  const std::vector<std::string> names = table_names(mapping);
  for (const char* suffix : kSuffixes) {
    const auto first = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
      return is_there(fs::path{directory} / (name + suffix));
    });
    if (first != names.end()) found.push_back(*first + suffix);
  }
  if (is_there(fs::path{directory} / kDatabase)) found.emplace_back(kDatabase);
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

// Growing a table of millions means moving it again and again; room that is not used costs nothing.
std::size_t guessed_rows(const fs::path& path) {
  constexpr std::uintmax_t kUsualRowBytes = 100;
  constexpr std::uintmax_t kMostRowsGuessed = 10'000'000;
  std::error_code no_size;
  const std::uintmax_t bytes = fs::file_size(path, no_size);
  return no_size ? 0 : static_cast<std::size_t>(std::min(bytes / kUsualRowBytes, kMostRowsGuessed));
}

TableColumns columns_of_form(const tables::TableForm& form, bool is_database) {
  TableColumns columns;
  columns.ignored = form.ignored();
  for (const auto& field : form.fields()) {
    const bool holds_bytes = is_database && field.may_be_absent && field.name == "content_sha256";
    columns.names.push_back(holds_bytes ? "content" : field.name);
    if (field.may_be_absent) columns.may_be_absent.push_back(columns.names.back());
    if (field.is_number) columns.numbers.push_back(columns.names.back());
  }
  return columns;
}

// One folder being read.
class Folder {
 public:
  Folder(const std::string& directory, const tables::Mapping& mapping, ProblemList& problems)
      : directory_(directory),
        mapping_(mapping),
        report_([&problems](Problem problem) { problems.add(std::move(problem)); }) {
    result_.format = format_of(directory, mapping);
    if (result_.format == "sqlite") {
      database_path_ = (fs::path{directory} / kDatabase).string();
      result_.database = std::make_shared<DatabaseFile>(database_path_);
    } else if (is_there(fs::path{directory} / kContentFolder)) {
      result_.content_folder = (fs::path{directory} / kContentFolder).string();
    }
  }

  Folder(const DatabaseFile::Snapshot& snapshot, const tables::Mapping& mapping, ProblemList& problems)
      : mapping_(mapping),
        report_([&problems](Problem problem) { problems.add(std::move(problem)); }),
        database_path_(snapshot.path) {
    result_.format = "sqlite";
    result_.database = std::make_shared<DatabaseFile>(snapshot);
  }

  PackTables read() {
    std::apply([&](auto&... table) { (read_table(table), ...); }, result_.records.tables);
    read_changes();
    return std::move(result_);
  }

 private:
  tables::TableForm form_of(std::string_view table, std::vector<tables::Column> columns) const {
    return {mapping_, table, std::move(columns),
            result_.database ? tables::Instants::epoch_seconds : tables::Instants::utc};
  }

  // Where the table stands, as problems name it; "" where there is none.
  std::string place_of(const tables::TableForm& form) const {
    if (result_.database) {
      if (!result_.database->has_table(form.name())) return "";
      return database_path_ + ", table " + form.name();
    }
    const fs::path path = fs::path{directory_} / (form.name() + "." + result_.format);
    return is_there(path) ? path.string() : "";
  }

  bool read_rows(const tables::TableForm& form, const std::string& place, const TableRow& row) {
    const TableColumns columns = columns_of_form(form, result_.database != nullptr);
    if (result_.database) return result_.database->read(form.name(), columns, report_, row);
    if (result_.format == "csv") return read_csv(place, columns, report_, row, mapping_.csv);
    return read_ndjson(place, columns, report_, row);
  }

  template <class Record>
  void read_table(PlacedTable<Record>& table) {
    const tables::TableForm form = form_of(name_of(Record::kArea), tables::columns_of<Record>());
    table.file = place_of(form);
    if (table.file.empty()) return;
    if (!result_.database) table.reserve(guessed_rows(table.file));
    RowReader reader{form, table.file, report_};
    const auto take = [&](int line, const std::vector<std::string_view>& cells) {
      Record record;
      bool has_id = false;
      if (reader.read(line, cells, record, has_id)) {
        if constexpr (std::is_same_v<Record, Document>) check_content(record, table.file, line);
        table.add(std::move(record), line);
      } else if (has_id) {
        table.refused_ids.push_back(id_of(record));
      } else {
        table.has_unknown_ids = true;
      }
    };
    if (!read_rows(form, table.file, take)) table.has_unknown_ids = true;
    if constexpr (std::is_same_v<Record, Document>) note_content(form);
  }

  void note_content(const tables::TableForm& form) {
    result_.document_table = form.name();
    for (const auto& field : form.fields()) {
      if (!field.may_be_absent) continue;
      result_.content_column = field.name == "content_sha256" ? "content" : field.name;
    }
  }

  void check_content(const Document& document, const std::string& file, int line) {
    if (result_.content_folder.empty() || document.content_sha256.empty()) return;
    const fs::path path = fs::path{result_.content_folder} / document.content_sha256;
    if (is_there(path)) return;
    report_({file, line, 0, "its bytes are missing: there is no file " + path.string(),
             "Put the file there, or remove the folder content to read the pack without bytes"});
  }

  void read_changes() {
    const tables::TableForm form = form_of(tables::kCitizenChangeTable, tables::columns_of<CitizenChange>());
    const std::string place = place_of(form);
    if (place.empty()) return;
    RowReader reader{form, place, report_};
    read_rows(form, place, [&](int line, const std::vector<std::string_view>& cells) {
      CitizenChange change;
      bool has_id = false;
      const bool is_good = reader.read(line, cells, change.citizen, has_id, 1);
      const auto at = parse_instant(reader.cell(0));
      if (!at) {
        report_({place, line, 0,
                 "column " + form.fields().front().name + ": read " + quoted(reader.cell(0)) + ", expected " +
                     expected_of("changed_at", ValueKind::instant, Need::required),
                 remedy_for(reader.cell(0), ValueKind::instant)});
      } else if (is_good) {
        change.changed_at = *at;
        result_.citizen_changes.push_back(std::move(change));
      }
    });
  }

  std::string directory_;
  const tables::Mapping& mapping_;
  ReportProblem report_;
  std::string database_path_;
  PackTables result_;
};

}  // namespace

tables::Mapping mapping_for(const std::string& directory, const std::string& file) {
  if (!file.empty()) return read_mapping(file);
  const fs::path brought = fs::path{directory} / kMappingOfPack;
  return is_there(brought) ? read_mapping(brought.string()) : tables::Mapping{};
}

PackTables read_tables(const std::string& directory, const tables::Mapping& mapping, ProblemList& problems) {
  std::error_code unknown;
  if (!fs::is_directory(directory, unknown)) {
    throw InputError(Problem{directory, 0, 0,
                             "read no directory here, expected a pack: a directory with <table>.csv",
                             "Check the path"});
  }
  return Folder{directory, mapping, problems}.read();
}

PackTables read_database(const std::string& path, const tables::Mapping& mapping, ProblemList& problems) {
  std::error_code unknown;
  if (!fs::is_regular_file(path, unknown)) {
    throw InputError(Problem{path, 0, 0, "no such store", "Name an existing SQLite file"});
  }
  PackTables tables = Folder{DatabaseFile::Snapshot{path}, mapping, problems}.read();
  const bool has_table =
      std::apply([](const auto&... table) { return (!table.file.empty() || ...); }, tables.records.tables);
  if (!has_table) {
    const std::vector<std::string> names = table_names(mapping);
    throw InputError(Problem{path, 0, 0,
                             "read none of the tables " + joined(names) + ", expected at least one",
                             "Say with --mapping how they are called"});
  }
  return tables;
}

}  // namespace slettefrist::input
