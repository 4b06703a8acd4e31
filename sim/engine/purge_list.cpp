// Filling the list from due stretches, and purging by it.
//
// The order matters: own rules first, then the hold by documents and the holds of the table, then children,
// so that a document due by itself keeps its own rule.
#include "sim/engine/purge_list.h"

#include <algorithm>
#include <optional>
#include <set>

#include "sim/engine/document_hold.h"
#include "sim/engine/held_records.h"
#include "sim/engine/removal.h"
#include "sim/engine/rules_together.h"
#include "sim/engine/unanswered.h"

namespace slettefrist::engine {
namespace {

const std::string kAddAnswers = "INSERT INTO " + kPurgeList +
                                " (area, record_id, rule, due_on)"
                                " SELECT 'answer', a.answer_id, p.rule, p.due_on FROM " +
                                kPurgeList +
                                " AS p CROSS JOIN answer AS a ON a.notification_id = p.record_id"
                                " WHERE p.area = 'notification'";

// A document that is due by its own rule is on the list already and stays there under that rule.
std::string add_documents(const char* parent, const char* parent_column) {
  return "INSERT INTO " + kPurgeList +
         " (area, record_id, rule, due_on)"
         " SELECT 'document', d.document_id, p.rule, p.due_on FROM " +
         kPurgeList + " AS p CROSS JOIN document AS d ON d." + parent_column +
         " = p.record_id WHERE p.area = '" + parent + "' ON CONFLICT (area, record_id) DO NOTHING";
}

}  // namespace

PurgeList::PurgeList(Store& store, const Policy& policy, bool has_unanswered_table)
    : store_{store}, policy_{policy}, has_unanswered_table_{has_unanswered_table}, days_{store, policy} {}

void PurgeList::fill(const std::vector<DueStretch>& due, const std::vector<RuleQuery>& queries,
                     const RunMoment& moment) {
  begin();
  add_due(due, moment.as_of);
  hold_by_documents(queries, moment);
  leave_out_held(store_, policy_, moment.as_of);
  add_children();
}

void PurgeList::begin() {
  store_.execute("CREATE TABLE IF NOT EXISTS " + kPurgeList +
                     " (area TEXT, record_id INTEGER, rule TEXT, due_on TEXT,"
                     " PRIMARY KEY (area, record_id)) WITHOUT ROWID",
                 {});
  clear();
  rules_of_.clear();
  days_.begin();
}

void PurgeList::add_due(const std::vector<DueStretch>& due, Day as_of) {
  for (const DueStretch& stretch : due) {
    days_.add(stretch, as_of);
    add_records(stretch);
    note_rules(stretch, as_of);
  }
}

// A table would do as well; such policies are rare, and their notifications few enough for memory.
void PurgeList::note_rules(const DueStretch& stretch, Day as_of) {
  const RuleQuery& query = *stretch.query;
  const Rule& rule = policy_.rules[query.rule];
  const auto meets = [&rule](const Rule& other) { return &other != &rule && may_meet(rule, other); };
  if (policy_.reading.document_under_parent != DocumentUnderParent::holds_parent ||
      rule.area != Area::notification || std::none_of(policy_.rules.begin(), policy_.rules.end(), meets))
    return;
  std::vector<Value> values{value_of(query.kind, stretch.range.from), value_of(query.kind, stretch.range.to)};
  values.insert(values.end(), query.further_values.begin(), query.further_values.end());
  store_.query(query.rows_sql, values, [&](const std::vector<Value>& row) {
    const auto due = due_under(rule, policy_.reading, as_of, query.kind, key_of(row[1]));
    if (due) rules_of_[std::get<std::int64_t>(row[0])].emplace_back(query.rule, due->on);
  });
}

// All rules by which it was due before have it on this day now: of these the one that stands first in the
// file.
void PurgeList::lift(RecordId notification, Day due_on) {
  const std::int64_t lifted = store_.execute(
      "UPDATE " + kPurgeList + " SET due_on = ? WHERE area = 'notification' AND record_id = ? AND due_on < ?",
      {due_on, notification, due_on});
  const auto rules = rules_of_.find(notification);
  if (lifted == 0 || rules == rules_of_.end()) return;
  std::optional<std::size_t> first;
  for (const auto& [rule, own] : rules->second) {
    if (own <= due_on && (!first || rule < *first)) first = rule;
  }
  if (!first) return;
  store_.execute("UPDATE " + kPurgeList + " SET rule = ? WHERE area = 'notification' AND record_id = ?",
                 {policy_.rules[*first].id, notification});
}

void PurgeList::add(Area area, RecordId id, const std::string& rule, Day due_on) {
  store_.execute("INSERT INTO " + kPurgeList +
                     " (area, record_id, rule, due_on) VALUES (?, ?, ?, ?) ON CONFLICT (area, record_id)"
                     " DO UPDATE SET rule = excluded.rule, due_on = excluded.due_on"
                     " WHERE excluded.due_on < due_on",
                 {std::string{name_of(area)}, id, rule, due_on});
}

void PurgeList::clear() { store_.execute("DELETE FROM " + kPurgeList, {}); }

void PurgeList::add_records(const DueStretch& stretch) {
  const RuleQuery& query = *stretch.query;
  std::vector<Value> values{policy_.rules[query.rule].id, value_of(query.kind, stretch.range.from),
                            value_of(query.kind, stretch.range.to)};
  values.insert(values.end(), query.further_values.begin(), query.further_values.end());
  store_.execute(query.list_sql, values);
}

void PurgeList::hold_by_documents(const std::vector<RuleQuery>& queries, const RunMoment& moment) {
  if (policy_.reading.document_under_parent != DocumentUnderParent::holds_parent) return;
  for (const auto& [notification, due] : latest_document_due(store_, policy_, queries, moment.as_of)) {
    if (!is_due(due, policy_.reading, moment)) {
      store_.execute("DELETE FROM " + kPurgeList + " WHERE area = 'notification' AND record_id = ?",
                     {notification});
    } else {
      lift(notification, due.on);
    }
  }
}

void PurgeList::add_children() {
  static const std::string documents_of_notifications = add_documents("notification", "notification_id");
  static const std::string documents_of_answers = add_documents("answer", "answer_id");
  store_.execute(kAddAnswers, {});
  if (policy_.reading.document_under_parent == DocumentUnderParent::stays) return;
  store_.execute(documents_of_notifications, {});
  store_.execute(documents_of_answers, {});
}

bool PurgeList::is_empty() {
  bool is_empty = true;
  store_.query("SELECT 1 FROM " + kPurgeList + " LIMIT 1", {},
               [&is_empty](const std::vector<Value>&) { is_empty = false; });
  return is_empty;
}

void PurgeList::count(
    const std::function<void(const std::string& rule, Area area, std::int64_t records)>& each) {
  store_.query("SELECT rule, area, count(*) FROM " + kPurgeList + " GROUP BY rule, area ORDER BY rule, area",
               {}, [&each](const std::vector<Value>& row) {
                 each(std::get<std::string>(row[0]), area_named(std::get<std::string>(row[1])).value(),
                      std::get<std::int64_t>(row[2]));
               });
}

void PurgeList::purge(const RunMoment& moment) {
  const std::int64_t logged = store_.execute(
      "INSERT INTO deletion_log (run_at, as_of, area, record_id, rule, due_on)"
      " SELECT ?, ?, area, record_id, rule, due_on FROM " +
          kPurgeList + " ORDER BY area, record_id",
      {moment.run_at, moment.as_of});
  if (has_unanswered_table_) forget_unanswered(store_, kPurgeList, " WHERE p.area = 'notification'");
  std::int64_t removed = 0;
  const std::set<Area> areas = listed_areas();
  for (const Area area : kChildrenFirst) {
    if (!areas.contains(area)) continue;
    removed += remove_rows(
        store_, area,
        "SELECT record_id FROM " + kPurgeList + " WHERE area = '" + std::string{name_of(area)} + "'");
  }
  require_all_logged(removed, logged);
  clear();
}

// Only these are asked for: a store may lack a table that nothing on the list is in.
std::set<Area> PurgeList::listed_areas() {
  std::set<Area> areas;
  store_.query("SELECT DISTINCT area FROM " + kPurgeList, {}, [&areas](const std::vector<Value>& row) {
    areas.insert(area_named(std::get<std::string>(row[0])).value());
  });
  return areas;
}

}  // namespace slettefrist::engine
