// Opening and creating SQLite store files: pragmas, the mark of our own, and what a foreign file must have.
//
// Everything about a file before the first record. It must not know a record or an engine.
#pragma once

#include <SQLiteCpp/Database.h>

#include <functional>
#include <memory>
#include <string>

#include "sim/store/table_names.h"

namespace slettefrist::store {

using Connection = std::unique_ptr<SQLite::Database>;

// 64 MiB. Neighbouring nights write the same pages; by SQLite's 1,000 each would be brought into the file
// nearly every night.
constexpr int kLogPages = 16'384;

std::string absolute_path(const std::string& path);

// Throws InputError unless a store may be put at this path: nothing there, or an older store of this program.
void require_own_place(const std::string& path);
// Throws InputError where a file stands there that is no store of this program.
void require_replaceable(const std::string& path);

// A new file with all tables, to be filled: without indexes and a log, and without waiting for the disk.
// Replaces an older store of this program; anything else that stands there is an InputError and stays
// untouched.
Connection created_connection(const std::string& path, bool foreign_keys, const TableNames& names);
// Makes a store of what has been filled: indexes, write-ahead log, all of it on the disk. `look` is called
// between two indexes, of which each may take long; may throw.
void finish_filling(
    SQLite::Database& database, const TableNames& names, const std::function<void()>& look = [] {});

// A further connection to a store of our own, through the named SQLite file system.
Connection further_connection(const std::string& path, bool foreign_keys, const std::string& file_system);

// One more for a thread that reads each page once, or brings it into the file.
Connection helping_connection(const std::string& path);

// Writes nothing, not even side files beside a store that nobody has open.
Connection read_only_connection(const std::string& path);

// Throws InputError where the deletion log that is there lacks columns.
void require_log_columns(SQLite::Database& database, const std::string& path);

// An existing file that has what a purge needs; else InputError with all that is missing.
Connection opened_connection(const std::string& path, bool read_only);

}  // namespace slettefrist::store
