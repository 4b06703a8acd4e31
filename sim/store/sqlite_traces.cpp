// Lists files by name and reads tables as they come.
//
// A table that cannot be read (a virtual one whose module is not there) is passed over: its bytes are in the
// file all the same.
#include "sim/store/sqlite_traces.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "sim/store/sqlite_cursor.h"

namespace slettefrist::store {
namespace {

namespace files = std::filesystem;

// The shared-memory file of a write-ahead log holds page numbers only.
constexpr std::string_view kIndexSuffix = "-shm";

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + "\"";
}

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

// The layout of a page is documented with the file format: kind, two-byte counts, then the cell pointers.
bool is_in_page_gap(const std::string& path, std::uint64_t offset) {
  constexpr std::size_t kFileHeaderBytes = 100;
  std::ifstream in{path, std::ios::binary};
  const auto number_at = [](const std::string& bytes, std::size_t at) {
    return std::size_t{static_cast<unsigned char>(bytes.at(at))} << 8U |
           std::size_t{static_cast<unsigned char>(bytes.at(at + 1))};
  };
  std::string page(kFileHeaderBytes, '\0');
  if (!in.read(page.data(), static_cast<std::streamsize>(page.size()))) return false;
  const std::size_t told_size = number_at(page, 16);
  const std::size_t page_size = told_size == 1 ? 65536 : told_size;
  if (page_size < 512) return false;
  const std::uint64_t number = offset / page_size;
  page.resize(page_size);
  in.seekg(static_cast<std::streamoff>(number * page_size));
  if (!in.read(page.data(), static_cast<std::streamsize>(page.size()))) return false;
  const std::size_t start = number == 0 ? kFileHeaderBytes : 0;
  const int kind = page.at(start);
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
