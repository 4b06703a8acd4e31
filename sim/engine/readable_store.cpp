// See readable_store.h.
//
// SQLite sorts numbers before texts, so that whatever is of another kind than its column stands at one end of
// an index.
#include "sim/engine/readable_store.h"

#include <functional>
#include <limits>
#include <utility>
#include <vector>

#include "sim/engine/due_search.h"
#include "sim/engine/held_records.h"
#include "sim/engine/removal.h"
#include "sim/model/input_error.h"

namespace slettefrist::engine {
namespace {

constexpr std::size_t kMostTold = 20;

std::string quoted(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return "\"" + *text + "\"";
  return "nothing";
}

// A civil day as the contract writes it, and one that exists: SQLite hands 30 February back as it is, unless
// it has to count with it.
std::string is_day(const std::string& column) {
  return "(typeof(" + column + ") = 'text' AND length(" + column + ") = 10 AND date(" + column +
         ", '+0 days') IS " + column + ")";
}

std::string areas() {
  std::string text;
  for (const Area area : kTables) text += (text.empty() ? "'" : ", '") + std::string{name_of(area)} + "'";
  return text;
}

void throw_if_any(std::vector<Problem> problems) {
  if (!problems.empty()) throw InputError(std::move(problems));
}

// Above all that sorts as text, and below all that sorts at all.
const std::string kAboveAll = "\xff";
constexpr std::int64_t kBelowAll = std::numeric_limits<std::int64_t>::min();

Problem misread(const std::string& file, const std::string& table, const Rule& rule, AnchorKind kind,
                const Value& id, const Value& anchor) {
  const bool is_instant = kind == AnchorKind::instant;
  return {
      file, 0, 0,
      table + " " + quoted(id) + ": the rule " + rule.id + " counts from " + quoted(anchor) + ", expected " +
          (is_instant ? "unix seconds of a day from " : "a day YYYY-MM-DD that exists, from ") +
          to_text(kEarliestDay) + " to " + to_text(kLatestDay),
      "Mend the row: as it stands it would go on a wrong day, or never; `check --store` tells of all such"};
}

// The first row in the range of which `further` is so: one a rule and end of its range will do.
void tell_one(Store& store, const RuleQuery& query, const std::string& further, std::vector<Value> range,
              const std::function<void(const Value& id, const Value& anchor)>& tell) {
  range.insert(range.end(), query.further_values.begin(), query.further_values.end());
  store.query(query.rows_sql + further + " LIMIT 1", range,
              [&tell](const std::vector<Value>& row) { tell(row[0], row[1]); });
}

}  // namespace

void require_readable_holds(Store& store, const std::string& file) {
  if (!has_hold_table(store)) return;
  std::vector<Problem> problems;
  store.query(
      "SELECT area, record_id, from_on, to_on FROM main.hold AS h WHERE h.area NOT IN (" + areas() +
          ") OR h.area IS NULL OR typeof(h.record_id) <> 'integer' OR NOT " + is_day("h.from_on") +
          " OR (h.to_on <> '' AND (NOT " + is_day("h.to_on") +
          " OR h.to_on < h.from_on)) ORDER BY 1, 2, 3, 4 LIMIT " + std::to_string(kMostTold),
      {}, [&](const std::vector<Value>& row) {
        problems.push_back({file, 0, 0,
                            "table hold: read area " + quoted(row[0]) + ", record_id " + quoted(row[1]) +
                                ", from_on " + quoted(row[2]) + ", to_on " + quoted(row[3]) +
                                "; expected the name of a table, an id, and days YYYY-MM-DD that "
                                "exist and do not run backwards (to_on may be empty)",
                            "Mend the row: as it stands it would hold nothing"});
      });
  throw_if_any(std::move(problems));
}

void require_readable_dates(Store& store, const Policy& policy, const std::vector<RuleQuery>& queries,
                            const std::string& file) {
  std::vector<Problem> problems;
  for (const RuleQuery& query : queries) {
    const DayOf day_of = policy.reading.day_of;
    const Value earliest = value_of(query.kind, first_key_of(query.kind, kEarliestDay, day_of));
    const Value after = value_of(query.kind, first_key_of(query.kind, kLatestDay + 1, day_of));
    const Rule& rule = policy.rules[query.rule];
    for (const auto& [from, to] : {std::pair{Value{kBelowAll}, earliest}, {after, Value{kAboveAll}}}) {
      tell_one(store, query, "", {from, to}, [&](const Value& id, const Value& anchor) {
        problems.push_back(misread(file, std::string{name_of(rule.area)}, rule, query.kind, id, anchor));
      });
    }
    // An answer without a time leaves its notification neither answered nor unanswered.
    if (query.kind != AnchorKind::instant || query.is_mixed || rule.counted_from.size() > 1) continue;
    const bool is_of_answer = rule.applies == Applies::answered && rule.counted_from.front() == "answered_at";
    const Area area = is_of_answer ? Area::answer : rule.area;
    const std::string table{name_of(area)};
    store.query("SELECT " + std::string{id_column_of(area)} + " FROM " + table + " WHERE " +
                    rule.counted_from.front() + " IS NULL LIMIT 1",
                {}, [&](const std::vector<Value>& row) {
                  problems.push_back(misread(file, table, rule, query.kind, row[0], {}));
                });
  }
  throw_if_any(std::move(problems));
}

void require_existing_days(Store& store, const Policy& policy, const std::vector<DueStretch>& due,
                           const std::string& file) {
  std::vector<Problem> problems;
  for (const DueStretch& stretch : due) {
    const RuleQuery& query = *stretch.query;
    if (query.kind != AnchorKind::day) continue;
    const Rule& rule = policy.rules[query.rule];
    tell_one(
        store, query, " AND NOT " + is_day(query.anchor),
        {value_of(query.kind, stretch.range.from), value_of(query.kind, stretch.range.to)},
        [&](const Value& id, const Value& anchor) {
          problems.push_back(misread(file, std::string{name_of(rule.area)}, rule, query.kind, id, anchor));
        });
  }
  throw_if_any(std::move(problems));
}

void require_single_ids(Store& store, const std::string& file) {
  std::vector<Problem> problems;
  for (const Area area : kChildrenFirst) {
    const std::string id{id_column_of(area)};
    const std::string table{name_of(area)};
    const auto tell = [&](const std::string& which, const std::string& expected) {
      store.query("SELECT " + id + " FROM " + table + " " + which + " LIMIT 1", {},
                  [&](const std::vector<Value>& row) {
                    problems.push_back({file, 0, 0, table + ": read " + id + " " + quoted(row[0]) + expected,
                                        "Mend the rows: what is removed is logged by its number"});
                  });
    };
    tell("WHERE typeof(" + id + ") <> 'integer'", ", expected an integer");
    tell("WHERE typeof(" + id + ") = 'integer' GROUP BY " + id + " HAVING count(*) > 1",
         " more than once, expected it once");
  }
  throw_if_any(std::move(problems));
}

}  // namespace slettefrist::engine
