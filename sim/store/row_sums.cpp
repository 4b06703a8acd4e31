// Stretches are equal by value: ids begin with the day, so they hold about as many rows. More of them than
// threads, so that both end together.
#include "sim/store/row_sums.h"

#include <atomic>
#include <future>
#include <optional>

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

// Stretches of ids, handed out to whoever asks for the next. Reckoned modulo 2^64: ids may lie farther apart
// than a signed number tells.
class Stretches {
 public:
  Stretches(std::int64_t first, std::int64_t last)
      : first_(static_cast<std::uint64_t>(first)), last_(static_cast<std::uint64_t>(last)) {}

  struct Stretch {
    std::int64_t first = 0;
    std::int64_t last = 0;
  };
  std::optional<Stretch> next() {
    const std::uint64_t number = taken_++;
    if (number >= count_) return std::nullopt;
    const std::uint64_t end = number + 1 == count_ ? last_ : start_of(number + 1) - 1;
    return Stretch{static_cast<std::int64_t>(start_of(number)), static_cast<std::int64_t>(end)};
  }

 private:
  static constexpr std::uint64_t kStretches = 16;
  std::uint64_t start_of(std::uint64_t number) const { return first_ + length_ * number; }

  std::uint64_t first_;
  std::uint64_t last_;
  std::uint64_t length_ = (last_ - first_) / kStretches;
  std::uint64_t count_ = length_ == 0 ? 1 : kStretches;
  std::atomic<std::uint64_t> taken_ = 0;
};

RowSum sum_of(sqlite3* database, const std::string& text, Stretches& stretches) {
  RowSum sum;
  Cursor cursor{database, text};
  while (const auto stretch = stretches.next()) {
    cursor.bind({stretch->first, stretch->last});
    const RowSum more = sum_of(cursor);
    cursor.rewind();
    sum = {sum.rows + more.rows, sum.digests + more.digests};
  }
  return sum;
}

}  // namespace

RowSums::RowSums(const std::string& table, const std::string& id, const std::string& columns)
    : all_(std::string{"SELECT "} + kRowDigest + "(" + columns + ") FROM " + table),
      ends_("SELECT (SELECT min(" + id + ") FROM " + table + "), (SELECT max(" + id + ") FROM " + table +
            ")"),
      stretch_(all_ + " WHERE " + id + " BETWEEN ?1 AND ?2") {}

RowSum RowSums::of(sqlite3* database, sqlite3* beside) const {
  if (beside == nullptr) {
    Cursor cursor{database, all_};
    return sum_of(cursor);
  }
  Cursor ends{database, ends_};
  if (!ends.step()) return {};
  Stretches stretches{ends.integer(0), ends.integer(1)};
  auto theirs = std::async(std::launch::async, [&] { return sum_of(beside, stretch_, stretches); });
  const RowSum ours = sum_of(database, stretch_, stretches);
  const RowSum more = theirs.get();
  return {ours.rows + more.rows, ours.digests + more.digests};
}

}  // namespace slettefrist::store
