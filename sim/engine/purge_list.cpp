// Filling the list from due stretches, and purging by it.
//
// The order matters: own rules first, then the hold by documents and the holds of the table, then children,
// so that a document due by itself keeps its own rule. Deletes go children first and are spelled out, since a
// cascade would be neither logged nor counted.
#include "sim/engine/purge_list.h"

#include <algorithm>
#include <array>
#include <set>

#include "sim/engine/document_hold.h"
#include "sim/engine/held_records.h"
#include "sim/engine/purge_engine.h"

namespace slettefrist::engine {
namespace {

// Children before their parents: a store may enforce its keys.
constexpr std::array<Area, kAreaCount> kChildrenFirst{
    Area::document,   Area::answer,         Area::notification, Area::sanction, Area::contact_course,
    Area::plan_draft, Area::benefit_report, Area::message,      Area::citizen};

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

const std::string kForgetUnanswered =
    "DELETE FROM aux_unanswered WHERE (notified_at, notification_id) IN"
    " (SELECT n.notified_at, n.notification_id FROM " +
    kPurgeList +
    " AS p CROSS JOIN notification AS n ON n.notification_id = p.record_id WHERE p.area = 'notification')";

}  // namespace

PurgeList::PurgeList(Store& store, const Policy& policy, bool has_unanswered_table)
    : store_{store}, policy_{policy}, has_unanswered_table_{has_unanswered_table} {}

void PurgeList::fill(const std::vector<DueStretch>& due, const std::vector<RuleQuery>& queries,
                     const RunMoment& moment) {
  begin();
  add_due(due, moment.as_of);
  hold_by_documents(queries, moment);
  leave_out_held(store_, policy_, moment.as_of);
  add_children();
}

void PurgeList::fill_some(const std::vector<DueStretch>& due, Day as_of, std::int64_t most) {
  if (known_.empty()) begin();
  const auto is_of_documents = [this](const DueStretch& stretch) {
    return policy_.rules[stretch.query->rule].area == Area::document;
  };
  std::vector<DueStretch> ordered = due;
  std::stable_partition(ordered.begin(), ordered.end(), is_of_documents);
  for (const DueStretch& stretch : ordered) {
    if (most <= 0) break;
    add_new_days(stretch, as_of);
    // A walk may have more to come: what it has not reached would be taken for a child of what follows.
    if (walk_of(stretch, most).add_next(store_, policy_.rules[stretch.query->rule].id, most) > 0) break;
    most -= add_records(stretch, most);
  }
  add_children();
}

void PurgeList::begin() {
  store_.execute("CREATE TABLE IF NOT EXISTS " + kPurgeList +
                     " (area TEXT, record_id INTEGER, rule TEXT, due_on TEXT,"
                     " PRIMARY KEY (area, record_id)) WITHOUT ROWID",
                 {});
  store_.execute("CREATE TABLE IF NOT EXISTS " + kPurgeDay +
                     " (rule INTEGER, from_key, due_on TEXT, PRIMARY KEY (rule, from_key)) WITHOUT ROWID",
                 {});
  clear();
  store_.execute("DELETE FROM " + kPurgeDay, {});
  known_.clear();
  walks_.clear();
}

void PurgeList::add_due(const std::vector<DueStretch>& due, Day as_of) {
  for (const DueStretch& stretch : due) {
    add_days(stretch, as_of);
    add_records(stretch, std::nullopt);
  }
}

void PurgeList::add(Area area, RecordId id, const std::string& rule, Day due_on) {
  store_.execute("INSERT INTO " + kPurgeList +
                     " (area, record_id, rule, due_on) VALUES (?, ?, ?, ?) ON CONFLICT (area, record_id)"
                     " DO UPDATE SET rule = excluded.rule, due_on = excluded.due_on"
                     " WHERE excluded.due_on < due_on",
                 {std::string{name_of(area)}, id, rule, due_on});
}

void PurgeList::clear() { store_.execute("DELETE FROM " + kPurgeList, {}); }

// What is removed makes a stretch shorter, so that the days of the first look do for the whole run, unless
// somebody else has written meanwhile.
void PurgeList::add_new_days(const DueStretch& stretch, Day as_of) {
  const bool is_known = std::any_of(known_.begin(), known_.end(), [&stretch](const DueStretch& known) {
    return known.query == stretch.query && known.oldest <= stretch.oldest && stretch.newest <= known.newest &&
           known.range == stretch.range;
  });
  if (is_known) return;
  add_days(stretch, as_of);
  known_.push_back(stretch);
}

// Ranges may meet inside one day; its due day is then there already.
void PurgeList::add_days(const DueStretch& stretch, Day as_of) {
  const Reading& reading = policy_.reading;
  const Rule& rule = policy_.rules[stretch.query->rule];
  const AnchorKind kind = stretch.query->kind;
  const Day last = anchor_day(kind, stretch.newest, reading.day_of);
  for (Day day = anchor_day(kind, stretch.oldest, reading.day_of); day <= last; day = day + 1) {
    const auto due = due_under(rule, reading, as_of, AnchorKind::day, day.number);
    if (!due) throw EngineFailure("a range of due anchors holds a day that is never due");
    store_.execute(
        "INSERT INTO " + kPurgeDay + " (rule, from_key, due_on) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        {static_cast<std::int64_t>(stretch.query->rule),
         value_of(kind, first_key_of(kind, day, reading.day_of)), due->on});
  }
}

RowWalk& PurgeList::walk_of(const DueStretch& stretch, std::int64_t most) {
  const auto known = std::find_if(walks_.begin(), walks_.end(),
                                  [&stretch](const RowWalk& walk) { return walk.is_of(stretch); });
  if (known != walks_.end()) return *known;
  return walks_.emplace_back(store_, stretch, most);
}

std::int64_t PurgeList::add_records(const DueStretch& stretch, std::optional<std::int64_t> most) {
  const RuleQuery& query = *stretch.query;
  std::vector<Value> values{policy_.rules[query.rule].id, static_cast<std::int64_t>(query.rule),
                            value_of(query.kind, stretch.range.from), value_of(query.kind, stretch.range.to)};
  values.insert(values.end(), query.further_values.begin(), query.further_values.end());
  if (most) values.emplace_back(*most);
  return store_.execute(most ? query.list_some_sql : query.list_sql, values);
}

void PurgeList::hold_by_documents(const std::vector<RuleQuery>& queries, const RunMoment& moment) {
  if (policy_.reading.document_under_parent != DocumentUnderParent::holds_parent) return;
  for (const auto& [notification, due] : latest_document_due(store_, policy_, queries, moment.as_of)) {
    if (!is_due(due, policy_.reading, moment)) {
      store_.execute("DELETE FROM " + kPurgeList + " WHERE area = 'notification' AND record_id = ?",
                     {notification});
    } else {
      store_.execute("UPDATE " + kPurgeList +
                         " SET due_on = ? WHERE area = 'notification' AND record_id = ? AND due_on < ?",
                     {due.on, notification, due.on});
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
  if (has_unanswered_table_) store_.execute(kForgetUnanswered, {});
  std::int64_t removed = 0;
  const std::set<Area> areas = listed_areas();
  for (const Area area : kChildrenFirst) {
    if (areas.contains(area)) removed += remove(area);
  }
  if (removed != logged) {
    throw EngineFailure("the run removed " + std::to_string(removed) + " records and logged " +
                        std::to_string(logged));
  }
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

std::int64_t PurgeList::remove(Area area) {
  const std::string name{name_of(area)};
  return store_.execute("DELETE FROM " + name + " WHERE " + std::string{id_column_of(area)} +
                            " IN (SELECT record_id FROM " + kPurgeList + " WHERE area = '" + name + "')",
                        {});
}

bool keeps_unanswered_table(Store& store) {
  bool is_kept = false;
  store.query("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'aux_unanswered'", {},
              [&is_kept](const std::vector<Value>&) { is_kept = true; });
  return is_kept;
}

}  // namespace slettefrist::engine
