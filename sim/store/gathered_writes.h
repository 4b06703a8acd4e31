// SQLite's own file system, but that pages which lie one behind the other are written together.
//
// SQLite hands over each page by a write of its own, to a log by two, its head and itself, and most of what
// these cost is the call. What a commit appends to a write-ahead log is gathered, and what is written to the
// file itself while a store is filled. All is with the system when a commit ends, or when somebody reads,
// syncs or asks for anything else; a write that fails then is told then. The disk begins with a log at once,
// before it is waited for. It must not know what a page holds.
#pragma once

#include <string>

struct sqlite3;

namespace slettefrist::store {

// The name to open a connection with. Throws StoreFailure where SQLite has no file system.
const std::string& gathering_file_system();

// Of the connection's main file: only while nobody else has it open and it has no write-ahead log, since what
// a checkpoint writes must be there before SQLite says so. Throws StoreFailure where what was gathered cannot
// be written.
void gather_file_writes(sqlite3* database, bool is_on);

}  // namespace slettefrist::store
