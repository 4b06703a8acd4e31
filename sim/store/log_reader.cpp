// Rows are digested where SQLite reads them, in the same pass.
#include "sim/store/log_reader.h"

#include <algorithm>
#include <utility>

#include "sim/store/sqlite_log.h"

namespace slettefrist::store {

// Asked beforehand, so that the many rows of a backlog need no room for growing. An engine may number its
// rows as it likes, and then there are fewer.
std::size_t LogReader::room_for_new_rows() {
  static const std::string last = "SELECT max(rowid) FROM main.deletion_log";
  static const std::string count = "SELECT count(*) FROM main.deletion_log WHERE rowid > ?1";
  constexpr std::int64_t kFew = 4'096;
  auto cursor = cursors_->lease(last);
  const std::int64_t until = cursor->step() ? cursor->integer(0) : 0;
  if (until <= last_row_) return 0;
  if (until - last_row_ <= kFew) return static_cast<std::size_t>(until - last_row_);  // both from 0 on
  auto counted = cursors_->lease(count);
  counted->bind_id(last_row_);
  return counted->step() ? static_cast<std::size_t>(counted->integer(0)) : 0;
}

std::vector<LogRow> LogReader::new_rows() {
  static const std::string text = log_query(true);
  std::vector<LogRow> rows;
  rows.reserve(room_for_new_rows());
  auto cursor = cursors_->lease(text);
  cursor->bind_id(last_row_);
  while (cursor->step()) {
    last_row_ = cursor->integer(0);
    ++read_.rows;
    read_.digests += log_digest_at(*cursor);
    rows.push_back(log_row_at(*cursor));
  }
  if (!rows.empty()) observer_.set_log_read_until(last_row_);
  return rows;
}

RowSum LogReader::sum_of_rows_read() {
  static const std::string text = "SELECT " + log_digest() + " FROM main.deletion_log WHERE rowid <= ?1";
  RowSum sum;
  auto cursor = cursors_->lease(text);
  cursor->bind_id(last_row_);
  while (cursor->step()) {
    ++sum.rows;
    sum.digests += static_cast<std::uint64_t>(cursor->integer(0));
  }
  return sum;
}

bool LogReader::is_as_read() {
  const bool is_suspect = std::exchange(is_suspect_, false);
  if (!observer_.take_log_rewritten() && !is_suspect) return true;
  const RowSum now = sum_of_rows_read();
  return std::exchange(read_, now) == now;  // told once
}

}  // namespace slettefrist::store
