// See row_walk.h.
#include "sim/engine/row_walk.h"

#include <algorithm>
#include <limits>

namespace slettefrist::engine {
namespace {

// Below this share looking at every row costs more than pages that are written twice.
constexpr std::int64_t kOneIn = 10;
// So many rows are looked at for one that is listed at most: a transaction may hold its lock for no longer.
constexpr double kLookedAt = 4.0;

bool are_more_due_than(Store& store, const DueStretch& stretch, std::int64_t limit) {
  if (limit == std::numeric_limits<std::int64_t>::max()) return false;
  const RuleQuery& query = *stretch.query;
  bool are_more = false;
  store.query(query.count_some_sql,
              {value_of(query.kind, stretch.range.from), value_of(query.kind, stretch.range.to), limit + 1},
              [&](const std::vector<Value>& row) { are_more = std::get<std::int64_t>(row.front()) > limit; });
  return are_more;
}

// Asked of some dates that are evenly spread: where rows lie anywhere, their ids do not happen to rise.
constexpr std::int64_t kDatesAsked = 16;

bool do_rows_rise_with_dates(Store& store, const DueStretch& stretch) {
  const RuleQuery& query = *stretch.query;
  if (!query.is_by_index) return false;
  RecordId before = std::numeric_limits<RecordId>::min();
  bool do_rise = true;
  for (std::int64_t date = 0; date < kDatesAsked && do_rise; ++date) {
    const AnchorKey from = stretch.oldest + (stretch.newest - stretch.oldest) * date / kDatesAsked;
    store.query(query.row_at_sql, {value_of(query.kind, from), value_of(query.kind, stretch.range.to)},
                [&](const std::vector<Value>& row) {
                  const RecordId id = std::get<std::int64_t>(row.front());
                  do_rise = id >= before;
                  before = id;
                });
  }
  return do_rise;
}

}  // namespace

RowWalk::RowWalk(Store& store, const DueStretch& stretch, std::int64_t most) : stretch_{stretch} {
  if (!are_more_due_than(store, stretch, most)) return;
  const RuleQuery& query = *stretch.query;
  const std::string& id = query.row_id;
  std::int64_t first = 0;
  std::int64_t last = 0;
  std::int64_t rows = 0;
  // Asked apart: together they would be answered by reading all rows.
  store.query("SELECT (SELECT count(*) FROM " + query.row_table + "), (SELECT min(" + id + ") FROM " +
                  query.row_table + "), (SELECT max(" + id + ") FROM " + query.row_table + ")",
              {}, [&](const std::vector<Value>& row) {
                rows = std::get<std::int64_t>(row[0]);
                if (rows == 0) return;
                first = std::get<std::int64_t>(row[1]);
                last = std::get<std::int64_t>(row[2]);
              });
  if (!are_more_due_than(store, stretch, rows / kOneIn) || do_rows_rise_with_dates(store, stretch)) return;
  after_ = first - 1;
  last_ = last;
  ids_per_row_ = (static_cast<double>(last) - static_cast<double>(after_)) / static_cast<double>(rows);
}

// The beginning of a range moves with the oldest anchor that is left.
bool RowWalk::is_of(const DueStretch& stretch) const {
  return stretch_.query == stretch.query && stretch_.range.to == stretch.range.to;
}

RowWalk::Rows RowWalk::ahead(std::int64_t most) const {
  const double wanted = static_cast<double>(most) * kLookedAt * ids_per_row_;
  const std::uint64_t left = static_cast<std::uint64_t>(last_) - static_cast<std::uint64_t>(after_);
  if (wanted >= static_cast<double>(left)) return {after_, last_};
  const auto ids = std::min(static_cast<std::uint64_t>(wanted), left);  // a double may have been rounded up
  return {after_, after_ + static_cast<RecordId>(ids)};
}

}  // namespace slettefrist::engine
