// A pack: a folder of tables, read into a History or refused with all that is wrong in it.
//
// Reading the tables is pack_tables.cpp's, what must hold between them history_checks.cpp's. This file must
// not know a format beyond where documents' bytes are.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <tuple>

#include "sim/input/id_index.h"
#include "sim/input/input.h"
#include "sim/input/pack_tables.h"

namespace slettefrist::input {
namespace {

using Bytes = std::optional<std::string>;
using BytesOfDocument = std::function<Bytes(const Document&)>;

Bytes bytes_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return std::string{std::istreambuf_iterator<char>{file}, {}};
}

BytesOfDocument bytes_from_folder(const std::string& folder) {
  return [folder](const Document& document) -> Bytes {
    if (document.content_sha256.empty()) return std::nullopt;
    return bytes_of_file(folder + "/" + document.content_sha256);
  };
}

BytesOfDocument bytes_from_database(const PackTables& pack) {
  const PlacedTable<Document>& table = pack.records.of<Document>();
  std::vector<std::pair<RecordId, int>> rows;  // the document's id, its rowid
  for (std::size_t i = 0; i < table.records.size(); ++i) {
    rows.emplace_back(table.records[i].document_id, table.lines[i]);
  }
  std::sort(rows.begin(), rows.end());
  return [rows = std::move(rows), database = pack.database, name = pack.document_table,
          column = pack.content_column,
          one_at_a_time = std::make_shared<std::mutex>()](const Document& document) -> Bytes {
    const auto row = std::lower_bound(rows.begin(), rows.end(), std::pair{document.document_id, 0});
    if (row == rows.end() || row->first != document.document_id || column.empty()) return std::nullopt;
    const std::lock_guard lock{*one_at_a_time};
    return database->bytes(name, column, row->second);
  };
}

// A change of a citizen who was never there: nobody could be told of it.
void check_changes(const PackTables& tables, ProblemList& problems) {
  const PlacedTable<Citizen>& citizens = tables.records.of<Citizen>();
  if (tables.citizen_changes.empty() || citizens.has_unknown_ids) return;
  const IdIndex index{citizens.records};
  for (std::size_t i = 0; i < tables.citizen_changes.size(); ++i) {
    const RecordId id = tables.citizen_changes[i].citizen.citizen_id;
    const bool is_refused =
        std::find(citizens.refused_ids.begin(), citizens.refused_ids.end(), id) != citizens.refused_ids.end();
    if (is_refused || index.find(id)) continue;
    problems.add(
        {tables.place_of_changes, tables.lines_of_changes[i], 0,
         "column citizen_id: read " + std::to_string(id) + ", expected the id of a citizen that is given",
         "Add that citizen as it was at first, or remove the change"});
  }
}

void sort_changes(std::vector<CitizenChange>& changes) {
  std::stable_sort(changes.begin(), changes.end(), [](const CitizenChange& a, const CitizenChange& b) {
    return std::tie(a.changed_at, a.citizen.citizen_id) < std::tie(b.changed_at, b.citizen.citizen_id);
  });
}

}  // namespace

Pack open_pack(const std::string& directory, const tables::Mapping& mapping) {
  ProblemList problems;
  PackTables tables = read_tables(directory, mapping, problems);
  check_history(tables.records, [&](Problem problem) { problems.add(std::move(problem)); });
  check_changes(tables, problems);
  problems.throw_if_any(directory);
  Pack pack;
  pack.format = tables.format;
  pack.bytes = [](const Document&) { return Bytes{}; };
  if (!tables.content_folder.empty()) pack.bytes = bytes_from_folder(tables.content_folder);
  if (tables.database && !tables.content_column.empty()) pack.bytes = bytes_from_database(tables);
  sort_changes(tables.citizen_changes);
  pack.history = assemble_history(std::move(tables.records));
  pack.history.citizen_changes = std::move(tables.citizen_changes);
  return pack;
}

History read_pack(const std::string& directory) {
  return open_pack(directory, mapping_for(directory, "")).history;
}

}  // namespace slettefrist::input
