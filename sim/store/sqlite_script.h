// Runs somebody else's SQL script on a connection of its own.
//
// As `sqlite3 store.db < script` would: what it leaves in the connection (temporary tables, pragmas, attached
// files, locks) goes with it. It must not know what the script is for.
#pragma once

#include <string>

#include "sim/store/sqlite_observer.h"
#include "sim/store/store.h"

namespace slettefrist::store {

// Throws StoreFailure as Store::run_script says.
void run_sqlite_script(const std::string& path, bool foreign_keys, SqliteObserver& observer,
                       const Script& script);

}  // namespace slettefrist::store
