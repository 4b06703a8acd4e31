// Who is to blame where SQLite fails: what the store holds and who holds it, or the machine.
//
// It must not know what was being done.
#pragma once

#include <string>

namespace slettefrist::store {

// Throws StoreFailure for a result code that tells of the machine (no room, no disk, no memory), else
// StoreRefusal.
[[noreturn]] void throw_failure(int code, const std::string& message);

}  // namespace slettefrist::store
