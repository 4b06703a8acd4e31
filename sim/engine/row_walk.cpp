// See row_walk.h.
#include "sim/engine/row_walk.h"

#include <limits>
#include <optional>

namespace slettefrist::engine {
namespace {

// Below this share looking at every row costs more than pages that are written twice.
constexpr std::int64_t kOneIn = 10;

std::optional<std::int64_t> number(Store& store, const std::string& sql, const std::vector<Value>& values) {
  std::optional<std::int64_t> found;
  store.query(sql, values,
              [&found](const std::vector<Value>& row) { found = std::get<std::int64_t>(row.front()); });
  return found;
}

std::vector<Value> range_values(const DueStretch& stretch) {
  const RuleQuery& query = *stretch.query;
  std::vector<Value> values{value_of(query.kind, stretch.range.from), value_of(query.kind, stretch.range.to)};
  values.insert(values.end(), query.further_values.begin(), query.further_values.end());
  return values;
}

bool are_more_due_than(Store& store, const DueStretch& stretch, std::int64_t limit) {
  const RuleQuery& query = *stretch.query;
  return number(store, query.count_some_sql,
                {value_of(query.kind, stretch.range.from), value_of(query.kind, stretch.range.to),
                 limit + 1}) > limit;
}

}  // namespace

RowWalk::RowWalk(Store& store, const DueStretch& stretch, std::int64_t most) : stretch_{stretch} {
  is_over_ = !are_more_due_than(store, stretch, most);
  if (is_over_) return;
  const std::int64_t rows = number(store, "SELECT count(*) FROM " + stretch.query->row_table, {}).value_or(0);
  is_over_ = !are_more_due_than(store, stretch, rows / kOneIn);
}

// The beginning of a range moves with the oldest anchor that is left.
bool RowWalk::is_of(const DueStretch& stretch) const {
  return stretch_.query == stretch.query && stretch_.range.to == stretch.range.to;
}

std::int64_t RowWalk::add_next(Store& store, const std::string& rule, std::int64_t most) {
  const RuleQuery& query = *stretch_.query;
  const std::string end_sql = "SELECT " + query.row_id + " FROM " + query.row_table + " WHERE " +
                              query.row_id + " > ? ORDER BY " + query.row_id + " LIMIT 1 OFFSET ?";
  std::int64_t added = 0;
  while (!is_over_ && added == 0) {
    const auto end = number(store, end_sql, {after_, most - 1});
    is_over_ = !end.has_value();
    const RecordId until = end.value_or(std::numeric_limits<RecordId>::max());
    std::vector<Value> values{rule, static_cast<std::int64_t>(query.rule)};
    for (Value& value : range_values(stretch_)) values.push_back(std::move(value));
    values.emplace_back(after_);
    values.emplace_back(until);
    added = store.execute(query.list_in_row_order_sql, values);
    after_ = until;
  }
  return added;
}

}  // namespace slettefrist::engine
