// SQLite's own file system, but for write-ahead logs: what a commit appends to one is gathered and written in
// large pieces.
//
// SQLite hands over each page by two writes, its head and itself, and most of what these cost is the call.
// All is with the system when a commit ends, or when somebody reads or syncs the log; a write that fails then
// is told then. It must not know what a page holds.
#pragma once

#include <string>

namespace slettefrist::store {

// The name to open a connection with. Throws StoreFailure where SQLite has no file system.
const std::string& gathering_file_system();

}  // namespace slettefrist::store
