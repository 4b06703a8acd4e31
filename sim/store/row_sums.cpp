// Half of the ids is by value: ids begin with the day, so that the halves are about as long.
#include "sim/store/row_sums.h"

#include <future>
#include <numeric>
#include <utility>

#include "sim/store/sqlite_cursor.h"
#include "sim/store/sqlite_digest.h"

namespace slettefrist::store {
namespace {

RowSum sum_of(Cursor& cursor) {
  RowSum sum;
  while (cursor.step()) {
    ++sum.rows;
    sum.digests += static_cast<std::uint64_t>(cursor.integer(0));
  }
  return sum;
}

RowSum sum_of(sqlite3* database, const std::string& text, std::int64_t id) {
  Cursor cursor{database, text};
  cursor.bind_id(id);
  return sum_of(cursor);
}

}  // namespace

RowSums::RowSums(const std::string& table, const std::string& id, const std::string& columns)
    : all_(std::string{"SELECT "} + kRowDigest + "(" + columns + ") FROM " + table),
      ends_("SELECT (SELECT min(" + id + ") FROM " + table + "), (SELECT max(" + id + ") FROM " + table +
            ")"),
      below_(all_ + " WHERE " + id + " < ?1"),
      from_(all_ + " WHERE " + id + " >= ?1") {}

RowSum RowSums::of(sqlite3* database, sqlite3* beside) const {
  if (beside == nullptr) {
    Cursor cursor{database, all_};
    return sum_of(cursor);
  }
  Cursor ends{database, ends_};
  const std::int64_t first = ends.step() ? ends.integer(0) : 0;
  const std::int64_t middle = std::midpoint(first, ends.integer(1));
  auto upper = std::async(std::launch::async, [&] { return sum_of(beside, from_, middle); });
  const RowSum lower = sum_of(database, below_, middle);
  const RowSum more = upper.get();
  return {lower.rows + more.rows, lower.digests + more.digests};
}

}  // namespace slettefrist::store
