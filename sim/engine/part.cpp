// See part.h.
#include "sim/engine/part.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "sim/engine/removal.h"
#include "sim/engine/unanswered.h"

namespace slettefrist::engine {
namespace {

// A question of the index for each record, or, where most ids of a range are listed, one walk along that
// range of the index: values then its first and last.
std::string list_children_of(Area parent, Area child, const char* parent_column, bool is_range) {
  const std::string id{id_column_of(child)};
  const std::string parents = part_table(parent) + " AS p";
  const std::string children = std::string{name_of(child)} + " AS c";
  const std::string column = std::string{"c."} + parent_column;
  return "INSERT INTO " + part_table(child) + " (record_id, due_on) SELECT c." + id + ", p.due_on FROM " +
         (is_range ? children + " CROSS JOIN " + parents : parents + " CROSS JOIN " + children) +
         " ON p.record_id = " + column +
         (is_range ? " WHERE " + column + " BETWEEN ? AND ?" : " WHERE true") +
         " ON CONFLICT DO NOTHING";  // one document, two parents
}

// So many ids of a range for one that is listed at most, and so many listed at least.
constexpr double kIdsOfRange = 2.0;
constexpr std::int64_t kManyEnoughForAnIdRange = 500;

// In the order of their dates rows may lie anywhere: of more pages than a cache holds (64 MiB) some would be
// written twice.
constexpr std::int64_t kFewEnoughForARange = 10'000;

// The bytes that lie in the store, of each listed record by the row at which it was found.
const std::string kBytesOfDocuments = "SELECT p.row_id, coalesce(length(d.content), 0) FROM " +
                                      part_table(Area::document) +
                                      " AS p CROSS JOIN document AS d ON d.document_id = p.record_id"
                                      " ORDER BY p.row_id";
const std::string kBytesOfChildren = "SELECT n.row_id, sum(coalesce(length(d.content), 0)) FROM " +
                                     part_table(Area::document) +
                                     " AS p CROSS JOIN document AS d ON d.document_id = p.record_id"
                                     " LEFT JOIN answer AS a ON a.answer_id = d.answer_id CROSS JOIN " +
                                     part_table(Area::notification) +
                                     " AS n ON n.record_id = coalesce(d.notification_id, a.notification_id) "
                                     "GROUP BY n.row_id ORDER BY n.row_id";

}  // namespace

Part::Part(Store& store, const Policy& policy, bool has_unanswered_table)
    : store_{store}, policy_{policy}, has_unanswered_table_{has_unanswered_table}, days_{store, policy} {}

void Part::prepare(const std::vector<DueStretch>& due, Day as_of, std::int64_t most) {
  std::set<Area> areas{Area::answer, Area::document};
  for (const Rule& rule : policy_.rules) areas.insert(rule.area);
  for (const Area area : areas) {
    store_.execute("CREATE TABLE IF NOT EXISTS " + part_table(area) +
                       " (record_id INTEGER PRIMARY KEY, due_on TEXT, row_id INTEGER)",
                   {});
    store_.execute("DELETE FROM " + part_table(area), {});
  }
  days_.begin();
  walks_.clear();
  for (const DueStretch& stretch : due) {
    days_.add(stretch, as_of);
    walk_of(stretch, most);
  }
}

bool Part::goes_by_rows() const {
  return std::any_of(walks_.begin(), walks_.end(), [](const RowWalk& walk) { return !walk.is_over(); });
}

void Part::fill(const DueStretch& stretch, Day as_of, std::int64_t most, std::int64_t bytes_max) {
  clear();
  rule_ = &policy_.rules[stretch.query->rule];
  whole_ = most == kAll ? std::optional{stretch} : std::nullopt;
  days_.add(stretch, as_of);
  RowWalk& walk = walk_of(stretch, most);
  RowWalk::Rows rows;
  const bool is_any = !walk.is_over() && tells_any_answer(stretch);
  const std::string& rows_sql =
      is_any ? stretch.query->part_by_row_of_any_answer_sql : stretch.query->part_by_row_sql;
  while (records_ == 0 && !walk.is_over()) {
    rows = walk.ahead(most);
    records_ = list_by(rows_sql, stretch, stretch.range.to - 1, {rows.after, rows.until, most});
    if (records_ == 0) walk.go_to(rows.until);
  }
  const bool is_walk = records_ > 0;
  if (!is_walk) records_ = list_by_date(stretch, most);
  oldest_of_ = is_walk ? std::nullopt : std::optional{stretch};
  list_children();
  cut(bytes_max);
  if (is_walk) walk.go_to(last_row());  // behind it may be more, if it is full
}

std::int64_t Part::list_by(const std::string& sql, const DueStretch& stretch, AnchorKey to,
                           const std::vector<Value>& last) {
  const RuleQuery& query = *stretch.query;
  std::vector<Value> values{value_of(query.kind, stretch.range.from), value_of(query.kind, to)};
  values.insert(values.end(), query.further_values.begin(), query.further_values.end());
  values.insert(values.end(), last.begin(), last.end());
  return store_.execute(sql, values);
}

// Without an index every day would be a look at all rows.
std::int64_t Part::list_by_date(const DueStretch& stretch, std::int64_t most) {
  const RuleQuery& query = *stretch.query;
  const AnchorKey to = stretch.range.to;
  if (!query.is_by_index) return list_by(query.part_by_date_sql, stretch, to, {most});
  return list_by(tells_any_answer(stretch) ? query.part_by_any_answer_sql : query.part_by_day_sql, stretch,
                 to, {most});
}

// Where the rule counts from the first answer and none lies before the range.
bool Part::tells_any_answer(const DueStretch& stretch) {
  if (stretch.query->part_by_any_answer_sql.empty()) return false;
  bool is_any_before = false;
  store_.query("SELECT 1 FROM answer WHERE answered_at < ? LIMIT 1",
               {value_of(stretch.query->kind, stretch.range.from)},
               [&is_any_before](const std::vector<Value>&) { is_any_before = true; });
  return !is_any_before;
}

RowWalk& Part::walk_of(const DueStretch& stretch, std::int64_t most) {
  const auto known = std::find_if(walks_.begin(), walks_.end(),
                                  [&stretch](const RowWalk& walk) { return walk.is_of(stretch); });
  if (known != walks_.end()) return *known;
  return walks_.emplace_back(store_, stretch, most);
}

// Under readings by which a document decides over its notification nothing goes in parts.
void Part::list_children() {
  if (rule_->area != Area::notification) return;
  // The list holds an unanswered one only where there is no answer.
  if (rule_->applies != Applies::unanswered) answers_ = list_children(Area::notification, Area::answer);
  if (policy_.reading.document_under_parent == DocumentUnderParent::stays) return;
  documents_ = list_children(Area::notification, Area::document);
  if (answers_ > 0) documents_ += list_children(Area::answer, Area::document);
}

std::int64_t Part::list_children(Area parent, Area child) {
  const char* const column = parent == Area::answer ? "answer_id" : "notification_id";
  const std::optional<std::pair<RecordId, RecordId>> range = id_range(parent);
  if (!range) return store_.execute(list_children_of(parent, child, column, false), {});
  return store_.execute(list_children_of(parent, child, column, true), {range->first, range->second});
}

// The least and the greatest id listed, where most of those between them are.
std::optional<std::pair<RecordId, RecordId>> Part::id_range(Area area) {
  if (listed(area) < kManyEnoughForAnIdRange) return std::nullopt;
  const std::string table = part_table(area);
  RecordId first = 0;
  RecordId last = 0;
  store_.query(
      "SELECT (SELECT min(record_id) FROM " + table + "), (SELECT max(record_id) FROM " + table + ")", {},
      [&](const std::vector<Value>& row) {
        first = std::get<std::int64_t>(row[0]);
        last = std::get<std::int64_t>(row[1]);
      });
  const double ids = static_cast<double>(last) - static_cast<double>(first);
  if (ids > kIdsOfRange * static_cast<double>(listed(area))) return std::nullopt;
  return std::pair{first, last};
}

void Part::cut(std::int64_t bytes_max) {
  if (bytes_max == kAll || (rule_->area != Area::document && documents_ == 0)) return;
  std::int64_t bytes = 0;
  std::int64_t records = 0;
  std::optional<RecordId> first_too_much;
  store_.query(rule_->area == Area::document ? kBytesOfDocuments : kBytesOfChildren, {},
               [&](const std::vector<Value>& row) {
                 bytes += std::get<std::int64_t>(row[1]);
                 ++records;
                 if (bytes <= bytes_max || records == 1 || first_too_much) return;
                 first_too_much = std::get<std::int64_t>(row[0]);
               });
  if (!first_too_much) return;
  was_cut_ = true;
  records_ -=
      store_.execute("DELETE FROM " + part_table(rule_->area) + " WHERE row_id >= ?", {*first_too_much});
  if (rule_->area != Area::document) list_children_anew();
}

void Part::list_children_anew() {
  for (const Area child : {Area::answer, Area::document}) {
    store_.execute("DELETE FROM " + part_table(child), {});
  }
  answers_ = documents_ = 0;
  list_children();
}

void Part::forget_as_unanswered() {
  if (!has_unanswered_table_ || rule_->area != Area::notification || rule_->applies == Applies::answered)
    return;
  const std::string listed = part_table(Area::notification);
  if (whole_ && whole_->query->is_by_unanswered) return forget_unanswered_in(store_, *whole_, listed);
  if (oldest_of_ && oldest_of_->query->is_by_unanswered)
    return forget_oldest_unanswered(store_, *oldest_of_, listed, records_);
  forget_unanswered(store_, listed);
}

RecordId Part::last_row() {
  RecordId last = 0;
  store_.query("SELECT max(row_id) FROM " + part_table(rule_->area), {},
               [&last](const std::vector<Value>& row) { last = std::get<std::int64_t>(row.front()); });
  return last;
}

void Part::clear() {
  if (rule_ != nullptr) {
    for (const Area area : kTables) {
      if (listed(area) > 0) store_.execute("DELETE FROM " + part_table(area), {});
    }
  }
  records_ = answers_ = documents_ = 0;
  was_cut_ = false;
}

std::int64_t Part::listed(Area area) const {
  if (area == rule_->area) return records_;
  if (area == Area::answer) return answers_;
  return area == Area::document ? documents_ : 0;
}

void Part::count(
    const std::function<void(const std::string& rule, Area area, std::int64_t records)>& each) const {
  for (const Area area : kTables) {
    if (listed(area) > 0) each(rule_->id, area, listed(area));
  }
}

std::int64_t Part::log(Area area, const RunMoment& moment) {
  return store_.execute(
      "INSERT INTO deletion_log (run_at, as_of, area, record_id, rule, due_on) SELECT ?, ?, ?, record_id, ?,"
      " due_on FROM " +
          part_table(area) + " ORDER BY record_id",
      {moment.run_at, moment.as_of, std::string{name_of(area)}, rule_->id});
}

// Where all of a range is listed, the range itself is the shorter way: each row is found by its index once.
std::int64_t Part::remove(Area area) {
  const bool is_range =
      whole_ && area == rule_->area && whole_->query->is_by_index && records_ <= kFewEnoughForARange;
  if (is_range && !whole_->query->delete_sql.empty()) {
    const AnchorKind kind = whole_->query->kind;
    return store_.execute(whole_->query->delete_sql,
                          {value_of(kind, whole_->range.from), value_of(kind, whole_->range.to)});
  }
  return remove_rows(store_, area, "SELECT record_id FROM " + part_table(area));
}

void Part::purge(const RunMoment& moment) {
  forget_as_unanswered();
  std::int64_t logged = 0;
  for (const Area area : kTables) {
    if (listed(area) > 0) logged += log(area, moment);
  }
  std::int64_t removed = 0;
  for (const Area area : kChildrenFirst) {
    if (listed(area) > 0) removed += remove(area);
  }
  require_all_logged(removed, logged);
}

}  // namespace slettefrist::engine
