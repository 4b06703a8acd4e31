// The SQL of a rule, put together once for a store: candidates, their anchor, and the range it is asked for.
//
// CROSS JOIN stands where SQLite must take the tables in the order written, so that a quiet night walks the
// index of the anchor. No date and no cutoff may get into a text.
#include "sim/engine/rule_query.h"

#include <algorithm>
#include <set>

#include "sim/engine/civil_days.h"

namespace slettefrist::engine {
namespace {

// Rows a rule may take, before any date is looked at.
struct Candidates {
  std::string id;
  std::string row_table;  // the one that leads
  std::string row_alias;
  std::string joined;  // to it
  std::vector<std::string> conditions;
};

bool is_column_of_answer(const std::string& column) {
  return column == "answered_at" || column == "decided_on";
}

// The deciding answer is the first or the last by time, equal times by id; the others are no candidates.
Candidates answered_candidates(WhichAnswer which) {
  const std::string order = which == WhichAnswer::first ? "" : " DESC";
  return {"n.notification_id",
          "answer",
          "a",
          " CROSS JOIN notification AS n ON n.notification_id = a.notification_id",
          {"a.answer_id = (SELECT o.answer_id FROM answer AS o WHERE o.notification_id = a.notification_id"
           " ORDER BY o.answered_at" +
           order + ", o.answer_id" + order + " LIMIT 1)"}};
}

// The table of the unanswered leads to them and is not believed: it is behind where somebody else's program
// has answered, moved or removed a notification without telling it.
Candidates unanswered_candidates(const Rule& rule, bool has_unanswered_table) {
  Candidates candidates{
      "n.notification_id",
      "notification",
      "n",
      "",
      {"NOT EXISTS (SELECT 1 FROM answer AS a WHERE a.notification_id = n.notification_id)"}};
  const bool is_in_table = rule.counted_from == std::vector<std::string>{"notified_at"};
  if (has_unanswered_table && is_in_table) {
    candidates.row_table = "aux_unanswered";
    // By its id: the page is wanted anyway where it is removed, that of the index of dates is not.
    candidates.joined =
        " CROSS JOIN notification AS m NOT INDEXED ON m.notification_id = n.notification_id"
        " AND m.notified_at = n.notified_at";
  }
  return candidates;
}

Candidates candidates_of(const Rule& rule, const Reading& reading, bool has_unanswered_table) {
  Candidates candidates;
  if (rule.applies == Applies::answered) {
    candidates = answered_candidates(reading.which_answer);
  } else if (rule.applies == Applies::unanswered) {
    candidates = unanswered_candidates(rule, has_unanswered_table);
  } else {
    candidates = {"n." + std::string{id_column_of(rule.area)}, std::string{name_of(rule.area)}, "n", "", {}};
  }
  if (rule.area == Area::notification && reading.scope == Scope::new_model) {
    candidates.conditions.emplace_back("n.notified_at >= ?");
  }
  return candidates;
}

bool is_mixed(const Rule& rule) {
  return std::any_of(rule.counted_from.begin(), rule.counted_from.end(), [&rule](const std::string& column) {
    return kind_of_column(column) != kind_of_column(rule.counted_from.front());
  });
}

// What the rule's anchors are compared as. Where a rule mixes both kinds, days decide, unless the clock does.
AnchorKind kind_of_rule(const Rule& rule, const Reading& reading) {
  if (!is_mixed(rule)) return kind_of_column(rule.counted_from.front());
  return reading.first_day == FirstDay::instant ? AnchorKind::instant : AnchorKind::day;
}

// The columns in the order of their names, as the store's index on a sanction's dates has them.
std::vector<std::string> anchor_columns(const Rule& rule, AnchorKind kind) {
  std::vector<std::string> columns;
  for (const std::string& name : std::set<std::string>{rule.counted_from.begin(), rule.counted_from.end()}) {
    const bool is_of_answer = rule.applies == Applies::answered && is_column_of_answer(name);
    const std::string column = (is_of_answer ? "a." : "n.") + name;
    columns.push_back(kind_of_column(name) == kind ? column : as_kind(kind, column));
  }
  return columns;
}

std::string and_conditions(const Candidates& candidates) {
  std::string text;
  for (const std::string& condition : candidates.conditions) text += " AND " + condition;
  return text;
}

std::string in_range(const std::string& anchor, const Candidates& candidates) {
  return " FROM " + candidates.row_table + " AS " + candidates.row_alias + candidates.joined + " WHERE " +
         anchor + " >= ? AND " + anchor + " < ?" + and_conditions(candidates);
}

// The same, its last anchor for the first behind it, of a stretch of rows: BETWEEN works an anchor out once.
// Answers are taken in the order of their notifications: the index that has them so has their instants too,
// and no answer need be looked up. The sign keeps SQLite from the index of the dates.
std::string in_range_by_row(const std::string& anchor, const std::string& row, const Candidates& candidates) {
  const bool is_by_answer = candidates.row_table == "answer";
  return " FROM " + candidates.row_table + " AS " + candidates.row_alias +
         (is_by_answer ? "" : " NOT INDEXED") + candidates.joined + " WHERE +" + anchor + " BETWEEN ? AND ?" +
         and_conditions(candidates) + " AND " + row + " > ? AND " + row + " <= ? ORDER BY " + row +
         (is_by_answer ? ", a.answered_at" : "");
}

// The same with the due day beside each row: a stretch of the index for each day `d`.
std::string in_range_by_day(const std::string& days, const std::string& anchor,
                            const Candidates& candidates) {
  return " FROM " + days + " AS d CROSS JOIN " + candidates.row_table + " AS " + candidates.row_alias +
         candidates.joined + " WHERE d.until_key > ?1 AND d.from_key < ?2 AND " + anchor +
         " >= max(d.from_key, ?1) AND " + anchor + " < min(d.until_key, ?2)" + and_conditions(candidates);
}

// A day has a row of its own; a text that says more than a day lies behind that of its day.
std::string due_day_of(const std::string& days, const std::string& anchor, AnchorKind kind) {
  const std::string select = "(SELECT d.due_on FROM " + days + " AS d WHERE d.from_key ";
  const std::string nearest = select + "<= " + anchor + " ORDER BY d.from_key DESC LIMIT 1)";
  return kind == AnchorKind::instant ? nearest : "coalesce(" + select + "= " + anchor + "), " + nearest + ")";
}

// The rule with the earliest due day has a record; one due day, and the rule that stands first in the file
// has it.
std::string list_text(const Rule& rule, const std::string& due_day, const std::string& anchor,
                      const Candidates& candidates) {
  return "INSERT INTO " + kPurgeList + " (area, record_id, rule, due_on) SELECT '" +
         std::string{name_of(rule.area)} + "', " + candidates.id + ", ?, " + due_day +
         in_range(anchor, candidates) +
         " ON CONFLICT (area, record_id) DO UPDATE SET rule = excluded.rule, due_on = excluded.due_on"
         " WHERE excluded.due_on < due_on";
}

std::string part_text(const Rule& rule, const std::string& id, const std::string& due_day,
                      const std::string& row, const std::string& which) {
  return "INSERT INTO " + part_table(rule.area) + " (record_id, due_on, row_id) SELECT " + id + ", " +
         due_day + ", " + row + which + " LIMIT ?";
}

// A notification is due where any of its answers lies in such a range; its day is that of the first, which
// comes first by day and along the index by notification. Of later ones it is there already.
void list_by_any_answer(const Rule& rule, const std::string& days, const std::string& due_day,
                        const std::string& row, Candidates candidates, RuleQuery& query) {
  candidates.conditions.erase(candidates.conditions.begin());  // that none is before
  const char* const once = " ON CONFLICT DO NOTHING";
  query.part_by_any_answer_sql =
      part_text(rule, candidates.id, "d.due_on", "a.answer_id",
                in_range_by_day(days, query.anchor, candidates) + " ORDER BY d.rowid") +
      once;
  query.part_by_row_of_any_answer_sql =
      part_text(rule, candidates.id, due_day, row, in_range_by_row(query.anchor, row, candidates)) + once;
}

}  // namespace

std::string due_day_table(std::size_t rule, AnchorKind kind) {
  return (kind == AnchorKind::instant ? "temp.due_day_of_instants_" : "temp.due_day_of_days_") +
         std::to_string(rule);
}

std::string part_table(Area area) { return "temp.part_" + std::string{name_of(area)}; }

AnchorKind kind_of_column(const std::string& column) {
  return column.ends_with("_at") ? AnchorKind::instant : AnchorKind::day;
}

std::string earliest_of(const std::vector<std::string>& columns) {
  if (columns.size() == 1) return columns.front();
  std::string text;
  std::vector<std::string> turned = columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    text += i == 0 ? "min(" : ", ";
    for (std::size_t j = 0; j < turned.size(); ++j) text += (j == 0 ? "coalesce(" : ", ") + turned[j];
    text += ")";
    std::rotate(turned.begin(), turned.begin() + 1, turned.end());
  }
  return text + ")";
}

RuleQuery rule_query(const Policy& policy, std::size_t rule_index, bool has_unanswered_table) {
  const Rule& rule = policy.rules[rule_index];
  const Candidates candidates = candidates_of(rule, policy.reading, has_unanswered_table);
  RuleQuery query;
  query.rule = rule_index;
  query.kind = kind_of_rule(rule, policy.reading);
  query.is_mixed = is_mixed(rule);
  query.is_by_unanswered = candidates.row_table == "aux_unanswered";
  query.anchor = earliest_of(anchor_columns(rule, query.kind));
  const std::string rows = "SELECT " + query.anchor + in_range(query.anchor, candidates);
  query.oldest_sql = rows + " ORDER BY " + query.anchor + " LIMIT 1";
  query.newest_sql = rows + " ORDER BY " + query.anchor + " DESC LIMIT 1";
  const std::string days = due_day_table(rule_index, query.kind);
  const std::string due_day = due_day_of(days, query.anchor, query.kind);
  query.list_sql = list_text(rule, due_day, query.anchor, candidates);
  // Without the conditions the index of the dates answers alone, and no row is looked up.
  Candidates dated = candidates;
  dated.conditions.clear();
  if (dated.row_alias == "n" || query.anchor.find("n.") == std::string::npos) dated.joined.clear();
  query.count_some_sql = "SELECT count(*) FROM (SELECT 1" + in_range(query.anchor, dated) + " LIMIT ?)";
  // aux_unanswered lies in the order of its dates: what is walked are the notifications themselves.
  const Candidates rows_of_table = candidates_of(rule, policy.reading, false);
  query.row_table = name_of(rule.area);
  query.row_id = id_column_of(rule.area);
  const std::string row = rows_of_table.row_alias + "." + query.row_id;
  const std::string dated_row = rows_of_table.row_table == "answer" ? "a.answer_id" : row;
  query.row_at_sql =
      "SELECT " + dated_row + in_range(query.anchor, dated) + " ORDER BY " + query.anchor + " LIMIT 1";
  query.part_by_date_sql = part_text(rule, candidates.id, due_day, row,
                                     in_range(query.anchor, candidates) + " ORDER BY " + query.anchor);
  query.part_by_day_sql =
      part_text(rule, candidates.id, "d.due_on", row,
                in_range_by_day(days, query.anchor, candidates) + " ORDER BY d.rowid, " + query.anchor);
  query.part_by_row_sql =
      part_text(rule, candidates.id, due_day, row, in_range_by_row(query.anchor, row, rows_of_table));
  const bool is_by_first_answer = rule.applies == Applies::answered &&
                                  policy.reading.which_answer == WhichAnswer::first &&
                                  query.anchor == "a.answered_at";
  if (is_by_first_answer) list_by_any_answer(rule, days, due_day, row, candidates, query);
  if (rule.area != Area::notification) {
    query.delete_sql = "DELETE FROM " + std::string{name_of(rule.area)} + " AS n WHERE " + query.anchor +
                       " >= ? AND " + query.anchor + " < ?";
  }
  query.rows_sql = "SELECT " + candidates.id + ", " + query.anchor + in_range(query.anchor, candidates);
  if (rule.area == Area::notification && policy.reading.scope == Scope::new_model) {
    const AnchorKey from = first_key_of(AnchorKind::instant, policy.new_model_from, policy.reading.day_of);
    query.further_values.emplace_back(Instant{from});
  }
  return query;
}

bool is_by_index(Store& store, const RuleQuery& query) {
  if (query.is_mixed) return false;  // days for which the store may have no table yet
  bool is_scan = false;
  store.query("EXPLAIN QUERY PLAN " + query.oldest_sql,
              std::vector<Value>(2 + query.further_values.size(), std::int64_t{0}),
              [&is_scan](const std::vector<Value>& step) {
                is_scan = is_scan || std::get<std::string>(step[3]).starts_with("SCAN");
              });
  return !is_scan;
}

}  // namespace slettefrist::engine
