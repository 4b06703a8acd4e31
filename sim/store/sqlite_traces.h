// Where something may be left in an SQLite store: its files, and whatever its tables hold.
//
// For whoever searches bytes. It must not know what is searched for.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace slettefrist::store {

// The main file and every file whose name goes on from its name (-wal, -journal, .bak, ...), the main file
// first, the others in the order of their names.
std::vector<std::string> files_of_store(const std::string& path);

void each_text_in(sqlite3* database,
                  const std::function<void(const std::string& table, std::string_view text)>& see);

}  // namespace slettefrist::store
