// See sqlite_refusal.h.
#include "sim/store/sqlite_refusal.h"

#include <sqlite3.h>

#include "sim/store/store.h"

namespace slettefrist::store {

void throw_failure(int code, const std::string& message) {
  constexpr int kPrimary = 0xFF;  // the rest of a code tells more of the same
  switch (code & kPrimary) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_CANTOPEN:
      throw StoreFailure(message);
    default:
      throw StoreRefusal(message);
  }
}

}  // namespace slettefrist::store
