// Lists files by name and reads tables as they come.
//
// A table that cannot be read (a virtual one whose module is not there) is passed over: its bytes are in the
// file all the same.
#include "sim/store/sqlite_traces.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>

#include "sim/store/sqlite_cursor.h"
#include "sim/store/table_names.h"

namespace slettefrist::store {
namespace {

namespace files = std::filesystem;

// The shared-memory file of a write-ahead log holds page numbers only.
constexpr std::string_view kIndexSuffix = "-shm";

std::vector<std::string> tables_of(sqlite3* database) {
  std::vector<std::string> tables;
  Cursor cursor{database, "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name"};
  while (cursor.step()) tables.emplace_back(cursor.text(0));
  return tables;
}

void each_text_of(sqlite3* database, const std::string& table,
                  const std::function<void(const std::string& table, std::string_view text)>& see) {
  Cursor cursor{database, "SELECT * FROM main." + quoted(table)};
  while (cursor.step()) {
    for (int column = 0; column < cursor.column_count(); ++column) {
      const int type = cursor.type(column);
      if (type == SQLITE_TEXT || type == SQLITE_BLOB) see(table, cursor.text(column));
    }
  }
}

}  // namespace

std::vector<std::string> files_of_store(const std::string& path) {
  const files::path main{path};
  const std::string name = main.filename().string();
  std::vector<std::string> paths;
  std::error_code failed;
  for (files::directory_iterator at{main.parent_path(), failed}; !failed && at != files::directory_iterator{};
       at.increment(failed)) {
    const std::string found = at->path().filename().string();
    std::error_code ignored;
    if (found == name || found == name + std::string{kIndexSuffix} || !found.starts_with(name)) continue;
    if (at->is_regular_file(ignored)) paths.push_back(at->path().string());
  }
  std::sort(paths.begin(), paths.end());
  paths.insert(paths.begin(), path);
  return paths;
}

std::string main_file_bytes(sqlite3* database, std::uint64_t offset, std::size_t count) {
  sqlite3_file* file = nullptr;
  sqlite3_int64 size = 0;
  if (sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file == nullptr || file->pMethods == nullptr || file->pMethods->xFileSize(file, &size) != SQLITE_OK ||
      offset >= static_cast<std::uint64_t>(size)) {
    return "";
  }
  std::string bytes(std::min<std::uint64_t>(count, static_cast<std::uint64_t>(size) - offset), '\0');
  const int read = file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()),
                                         static_cast<sqlite3_int64>(offset));
  return read == SQLITE_OK ? bytes : "";
}

// The layout of a page is documented with the file format: kind, two-byte counts, then the cell pointers.
bool is_in_page_gap(const ReadBytes& main_file, std::uint64_t offset) {
  constexpr std::size_t kFileHeaderBytes = 100;
  const auto number_at = [](const std::string& bytes, std::size_t at) {
    return std::size_t{static_cast<unsigned char>(bytes.at(at))} << 8U |
           std::size_t{static_cast<unsigned char>(bytes.at(at + 1))};
  };
  const std::string header = main_file(0, kFileHeaderBytes);
  if (header.size() < kFileHeaderBytes) return false;
  const std::size_t told_size = number_at(header, 16);
  const std::size_t page_size = told_size == 1 ? 65536 : told_size;
  if (page_size < 512) return false;
  const std::uint64_t number = offset / page_size;
  const std::string page = main_file(number * page_size, page_size);
  if (page.size() < page_size) return false;
  const std::size_t start = number == 0 ? kFileHeaderBytes : 0;
  const auto kind = static_cast<unsigned char>(page.at(start));
  const bool is_leaf = kind == 10 || kind == 13;
  if (!is_leaf && kind != 2 && kind != 5) return false;
  const std::size_t gap_from = start + (is_leaf ? 8 : 12) + 2 * number_at(page, start + 3);
  if (number_at(page, start + 3) == 0) return false;  // nothing was moved: its last row was removed
  const std::size_t told_cells = number_at(page, start + 5);
  const std::size_t at = offset % page_size;
  return gap_from <= at && at < (told_cells == 0 ? 65536 : told_cells);
}

void each_text_in(sqlite3* database,
                  const std::function<void(const std::string& table, std::string_view text)>& see) {
  for (const std::string& table : tables_of(database)) {
    try {
      each_text_of(database, table, see);
    } catch (const StoreFailure&) {
      continue;
    }
  }
}

}  // namespace slettefrist::store
