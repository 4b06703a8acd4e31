// Finding the tables of a folder and reading them one by one; see pack_tables.h.
#include "sim/input/pack_tables.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "sim/input/input.h"
#include "sim/input/pack_row.h"

namespace slettefrist::input {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMappingOfPack = "mapping.toml";
constexpr const char* kContentFolder = "content";

// Growing a table of millions means moving it again and again; room that is not used costs nothing.
std::size_t guessed_rows(const fs::path& path) {
  constexpr std::uintmax_t kUsualRowBytes = 100;
  constexpr std::uintmax_t kMostRowsGuessed = 10'000'000;
  std::error_code no_size;
  const std::uintmax_t bytes = fs::file_size(path, no_size);
  return no_size ? 0 : static_cast<std::size_t>(std::min(bytes / kUsualRowBytes, kMostRowsGuessed));
}

// One folder being read.
class Folder {
 public:
  Folder(std::shared_ptr<TableSource> source, ProblemList& problems)
      : source_(std::move(source)),
        report_([&problems](Problem problem) { problems.add(std::move(problem)); }) {
    result_.format = source_->format();
    result_.database = source_->database();
    result_.source = source_;
  }

  PackTables read(const std::string& content_folder) {
    result_.content_folder = content_folder;
    std::apply([&](auto&... table) { (read_table(table), ...); }, result_.records.tables);
    read_changes();
    return std::move(result_);
  }

 private:
  template <class Record>
  void read_table(PlacedTable<Record>& table) {
    const tables::TableForm form = source_->form_of(name_of(Record::kArea), tables::columns_of<Record>());
    table.file = source_->place_of(form);
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
    if (!source_->read_rows(form, table.file, report_, take)) table.has_unknown_ids = true;
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
    const std::string path = (fs::path{result_.content_folder} / document.content_sha256).string();
    if (is_there(path)) return;
    report_({file, line, 0, "its bytes are missing: there is no file " + path,
             "Put the file there, or remove the folder content to read the pack without bytes"});
  }

  void read_changes() {
    const tables::TableForm form =
        source_->form_of(tables::kCitizenChangeTable, tables::columns_of<CitizenChange>());
    const std::string place = source_->place_of(form);
    if (place.empty()) return;
    result_.place_of_changes = place;
    RowReader reader{form, place, report_};
    source_->read_rows(form, place, report_, [&](int line, const std::vector<std::string_view>& cells) {
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
        result_.lines_of_changes.push_back(line);
      }
    });
  }

  std::shared_ptr<TableSource> source_;
  ReportProblem report_;
  PackTables result_;
};

}  // namespace

tables::Mapping mapping_for(const std::string& directory, const std::string& file) {
  if (!file.empty()) return read_mapping(file);
  const std::string brought = (fs::path{directory} / kMappingOfPack).string();
  return is_there(brought) ? read_mapping(brought) : tables::Mapping{};
}

PackTables read_tables(const std::string& directory, const tables::Mapping& mapping, ProblemList& problems) {
  std::error_code unknown;
  if (!fs::is_directory(directory, unknown)) {
    throw InputError(Problem{directory, 0, 0,
                             "read no directory here, expected a pack: a directory with <table>.csv",
                             "Check the path"});
  }
  auto source = std::make_shared<TableSource>(directory, mapping);
  const std::string content = (fs::path{directory} / kContentFolder).string();
  const bool has_content = !source->database() && is_there(content);
  return Folder{std::move(source), problems}.read(has_content ? content : "");
}

PackTables read_database(const std::string& path, const tables::Mapping& mapping, ProblemList& problems) {
  std::error_code unknown;
  if (!fs::is_regular_file(path, unknown)) {
    throw InputError(Problem{path, 0, 0, "no such store", "Name an existing SQLite file"});
  }
  auto source = std::make_shared<TableSource>(DatabaseFile::Snapshot{path}, mapping);
  PackTables tables = Folder{std::move(source), problems}.read("");
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
