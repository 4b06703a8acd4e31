// Where something may be left in an SQLite store: its files, and whatever its tables hold.
//
// For whoever searches bytes. It must not know what is searched for.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace slettefrist::store {

// The main file and every file whose name goes on from its name (-wal, -journal, .bak, ...), the main file
// first, the others in the order of their names.
std::vector<std::string> files_of_store(const std::string& path);

// Bytes of the main file as they lie on disk, fewer than `count` at its end. Read through the connection's
// own descriptor: POSIX drops all locks of a process on a file when it closes any descriptor of it, and
// another process would then take the store for one that nobody has open.
std::string main_file_bytes(sqlite3* database, std::uint64_t offset, std::size_t count);

using ReadBytes = std::function<std::string(std::uint64_t offset, std::size_t count)>;
// Whether the byte lies between the cell pointers and the cells of a table's or index's page that has rows.
// SQLite leaves copies of rows there when it moves them to other pages, `secure_delete` or not, until it
// needs the room.
bool is_in_page_gap(const ReadBytes& main_file, std::uint64_t offset);

void each_text_in(sqlite3* database,
                  const std::function<void(const std::string& table, std::string_view text)>& see);

}  // namespace slettefrist::store
