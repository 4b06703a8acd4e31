// How a store file comes to be, and how one that exists is taken up.
//
// Every pragma that decides durability or erasure is set by name: Debian's SQLite has other defaults than
// the one from upstream. A foreign file keeps its journal mode, which would outlast the connection.
#include "sim/store/sqlite_connection.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <system_error>
#include <vector>

#include "sim/model/input_error.h"
#include "sim/store/early_flush.h"
#include "sim/store/gathered_writes.h"
#include "sim/store/page_cache.h"
#include "sim/store/sqlite_header.h"
#include "sim/store/sqlite_schema.h"
#include "sim/store/store.h"

namespace slettefrist::store {
namespace {

namespace files = std::filesystem;

constexpr int kBusyTimeoutMs = 10'000;
constexpr std::array<Area, 4> kNeededAreas{Area::notification, Area::answer, Area::document, Area::sanction};

[[noreturn]] void refuse(const std::string& path, std::string what, std::string remedy) {
  throw InputError(Problem{path, 0, 0, std::move(what), std::move(remedy)});
}

void clear_place(const std::string& path) {
  require_own_place(path);
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    std::error_code failed;
    files::remove(path + suffix, failed);
    if (failed) throw StoreFailure(path + suffix + ": cannot be replaced: " + failed.message());
  }
}

// SQLite counts the bytes it asks for under a lock, at every one of them; nobody reads that. Only before its
// first use, else all stays as it is.
void set_up_library() {
  [[maybe_unused]] static const int counted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  [[maybe_unused]] static const int spared = spare_page_cache();
}

void set_connection_pragmas(SQLite::Database& database, bool foreign_keys) {
  database.exec("PRAGMA synchronous = FULL");
  database.exec("PRAGMA secure_delete = ON");
  database.exec("PRAGMA cache_size = -65536");  // KiB
  database.exec("PRAGMA temp_store = MEMORY");  // an engine's scratch tables leave no trace on the disk
  database.exec(foreign_keys ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF");
}

bool is_same_name(std::string_view left, std::string_view right) {  // SQLite's names know no case
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

std::string kind_of_table(SQLite::Database& database, std::string_view table) {
  SQLite::Statement look(database,
                         "SELECT type FROM main.sqlite_schema WHERE name = ?1 COLLATE NOCASE "
                         "AND type IN ('table', 'view')");
  look.bind(1, std::string{table});
  return look.executeStep() ? look.getColumn(0).getString() : std::string{};
}

// What to do about a table that is none, and about a column that is not there.
struct Remedies {
  const char* of_table;
  const char* of_column;
};
constexpr Remedies kOfStore{
    "A purge needs the tables notification, answer, document and sanction with the contract's columns",
    "Add the column, or create the store anew with 'generate --format sqlite'"};
constexpr Remedies kOfHolds{
    "A purge must know what is held: make it a table, or give the view another name",
    "A purge must know what is held: add the column, or rename the table if it holds something else"};

void find_missing_columns(SQLite::Database& database, const std::string& path, std::string_view table,
                          const std::vector<Column>& wanted, const std::string& remedy,
                          std::vector<Problem>& problems) {
  std::vector<std::string> present;
  SQLite::Statement look(database, "SELECT name FROM pragma_table_xinfo(?1, 'main')");
  look.bind(1, std::string{table});
  while (look.executeStep()) present.push_back(look.getColumn(0).getString());
  for (const Column& column : wanted) {
    const bool is_there = std::any_of(present.begin(), present.end(), [&column](const std::string& name) {
      return is_same_name(name, column.name);
    });
    if (is_there) continue;
    problems.push_back({path, 0, 0,
                        "table '" + std::string{table} + "' has no column '" + std::string{column.name} +
                            "' (" + std::string{column.type} + ")",
                        remedy});
  }
}

void find_missing(SQLite::Database& database, const std::string& path, std::string_view table,
                  const std::vector<Column>& wanted, const Remedies& remedies,
                  std::vector<Problem>& problems) {
  const std::string kind = kind_of_table(database, table);
  if (kind == "table")
    return find_missing_columns(database, path, table, wanted, remedies.of_column, problems);
  const std::string what = kind.empty() ? "has no table '" + std::string{table} + "'"
                                        : "'" + std::string{table} + "' is a view, expected a table";
  problems.push_back({path, 0, 0, what, remedies.of_table});
}

// The columns of a hold that an engine asks for.
std::vector<Column> hold_columns() {
  std::vector<Column> columns = columns_of(Area::hold);
  std::erase_if(columns,
                [](const Column& column) { return column.name == "hold_id" || column.name == "citizen_id"; });
  return columns;
}

void require_layout(SQLite::Database& database, const std::string& path, bool read_only) {
  std::vector<Problem> problems;
  for (const Area area : kNeededAreas) {
    find_missing(database, path, name_of(area), columns_of(area), kOfStore, problems);
  }
  // The engine asks this table what may not go, so one that it cannot read is refused.
  const std::string_view holds = name_of(Area::hold);
  const bool has_holds = !kind_of_table(database, holds).empty();
  if (has_holds) find_missing(database, path, holds, hold_columns(), kOfHolds, problems);
  const bool has_log = !kind_of_table(database, kLogTable).empty();
  if (has_log) find_missing(database, path, kLogTable, log_columns(), kOfStore, problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  if (!has_log && !read_only) create_log_table(database);
}

}  // namespace

std::string absolute_path(const std::string& path) {
  return files::absolute(path).lexically_normal().string();
}

void require_own_place(const std::string& path) {
  std::error_code ignored;
  if (files::is_directory(path, ignored)) {
    refuse(path, "is a directory, expected a file for the store", "Name a file in it");
  }
  if (!files::is_directory(files::path(absolute_path(path)).parent_path(), ignored)) {
    refuse(path, "the directory for the store does not exist", "Create it, or name another file");
  }
  require_replaceable(path);
}

void require_replaceable(const std::string& path) {
  std::error_code ignored;
  if (!files::is_regular_file(path, ignored) || files::file_size(path, ignored) == 0) return;
  if (header_of(path).application_id == kApplicationId) return;
  refuse(path, "holds something else than a store of this program; it is not replaced",
         "Name another place, or remove this file");
}

// OPEN_NOMUTEX: a store belongs to one thread, and a lock around every column that is bound or read is felt.
//
// A journal in memory: a batch that is refused can be taken back; whoever is killed meanwhile has no store.
Connection created_connection(const std::string& path, bool foreign_keys, const TableNames& names) {
  clear_place(absolute_path(path));
  set_up_library();
  try {
    auto database = std::make_unique<SQLite::Database>(
        path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX, kBusyTimeoutMs,
        gathering_file_system());
    database->exec("PRAGMA page_size = 4096");
    database->exec("PRAGMA encoding = 'UTF-8'");
    database->exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    set_connection_pragmas(*database, foreign_keys);
    database->exec("PRAGMA journal_mode = MEMORY");
    database->exec("PRAGMA synchronous = OFF");
    gather_file_writes(database->getHandle(), true);
    SQLite::Transaction transaction{*database};
    create_tables(*database, names);
    transaction.commit();
    return database;
  } catch (const SQLite::Exception& error) {
    throw StoreFailure(path + ": the store cannot be created: " + error.what());
  }
}

// With temporary files allowed SQLite sorts in one piece of memory, else it asks for some for every row. FULL
// comes before the journal: then changing that brings all of the file to the disk.
void finish_filling(SQLite::Database& database, const TableNames& names, const std::function<void()>& look) {
  database.exec("PRAGMA temp_store = FILE");
  {
    const EarlyFlush tables{database.getFilename()};
    create_indexes(database, names, look);
  }
  database.exec("PRAGMA temp_store = MEMORY");
  gather_file_writes(database.getHandle(), false);
  database.exec("PRAGMA synchronous = FULL");
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA wal_autocheckpoint = " + std::to_string(kLogPages));
}

Connection further_connection(const std::string& path, bool foreign_keys, const std::string& file_system) {
  auto database = std::make_unique<SQLite::Database>(path, SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX,
                                                     kBusyTimeoutMs, file_system);
  set_connection_pragmas(*database, foreign_keys);
  return database;
}

Connection helping_connection(const std::string& path) {
  Connection database = further_connection(path, false, "");
  database->exec("PRAGMA cache_size = -2048");
  return database;
}

// Even a read-only connection leaves empty side files beside a WAL store. Where there is no -wal, nobody has
// the store open, and SQLite may be told that it will not change: then nothing at all is written.
Connection read_only_connection(const std::string& path) {
  std::error_code ignored;
  if (!header_of(path).is_wal || files::exists(path + "-wal", ignored)) {
    return std::make_unique<SQLite::Database>(path, SQLite::OPEN_READONLY, kBusyTimeoutMs);
  }
  std::string uri = "file:";
  for (const char c : absolute_path(path)) {
    if (c == '%')
      uri += "%25";
    else if (c == '?')
      uri += "%3f";
    else if (c == '#')
      uri += "%23";
    else
      uri += c;
  }
  return std::make_unique<SQLite::Database>(uri + "?immutable=1", SQLite::OPEN_READONLY | SQLite::OPEN_URI,
                                            kBusyTimeoutMs);
}

void require_log_columns(SQLite::Database& database, const std::string& path) {
  std::vector<Problem> problems;
  find_missing(database, path, kLogTable, log_columns(), kOfStore, problems);
  if (!problems.empty()) throw InputError(std::move(problems));
}

Connection opened_connection(const std::string& path, bool read_only) {
  std::error_code ignored;
  if (!files::is_regular_file(path, ignored)) {
    refuse(path, "no such store",
           "Name an existing SQLite file, or make one with 'generate --format sqlite'");
  }
  set_up_library();
  try {
    Connection database;
    if (read_only) {
      database = read_only_connection(path);
      set_connection_pragmas(*database, false);
    } else {
      database = further_connection(path, false, gathering_file_system());
    }
    require_layout(*database, path, read_only);
    return database;
  } catch (const SQLite::Exception& error) {
    constexpr int kNotADatabase = 26;  // SQLITE_NOTADB
    if (error.getErrorCode() == kNotADatabase) {
      refuse(path, "is not an SQLite database", "Name an SQLite file with the contract's tables");
    }
    throw StoreFailure(path + ": the store cannot be opened: " + error.what());
  }
}

}  // namespace slettefrist::store
