// See sqlite_digest.h.
#include "sim/store/sqlite_digest.h"

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/model/row_digest.h"
#include "sim/store/store.h"

namespace slettefrist::store {
namespace {

std::string_view bytes_of(sqlite3_value* value, int type) {
  const void* const bytes =
      type == SQLITE_BLOB ? sqlite3_value_blob(value) : static_cast<const void*>(sqlite3_value_text(value));
  const int size = sqlite3_value_bytes(value);
  return bytes == nullptr ? std::string_view{}
                          : std::string_view{static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

extern "C" void give_row_digest(sqlite3_context* context, int count, sqlite3_value** values) noexcept {
  RowHasher hasher;
  for (int i = 0; i < count; ++i) {
    const int type = sqlite3_value_type(values[i]);
    switch (type) {
      case SQLITE_NULL:
        hasher.add_null();
        break;
      case SQLITE_INTEGER:
        hasher.add(std::int64_t{sqlite3_value_int64(values[i])});
        break;
      default:
        hasher.add(bytes_of(values[i], type));
    }
  }
  sqlite3_result_int64(context, static_cast<sqlite3_int64>(hasher.value()));
}

}  // namespace

void add_row_digest(sqlite3* database) {
  constexpr int kAnyNumber = -1;
  const int code = sqlite3_create_function_v2(database, kRowDigest, kAnyNumber,
                                              SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                                              &give_row_digest, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw StoreFailure(std::string{"no digest of rows: "} + sqlite3_errmsg(database));
}

}  // namespace slettefrist::store
