// One rule as SQL: which rows it looks at, what it counts from, and the three questions a run asks of them.
//
// The texts hold no date and stay the same from run to run, so that the store can keep them prepared; dates
// and cutoffs are bound. Must not know how a due day is worked out.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/engine/due_day.h"
#include "sim/policy/policy.h"
#include "sim/store/store.h"

namespace slettefrist::engine {

// The scratch tables of a run, private to the connection (see purge_list.h).
inline const std::string kPurgeList = "temp.purge_list";
// Of a part of a run (see part.h): a table each, so that none is read while it is filled.
std::string part_table(Area area);
// Of the due days of a rule (see due_days.h). In the order of its rowid days rise.
std::string due_day_table(std::size_t rule, AnchorKind kind);

struct RuleQuery {
  std::size_t rule = 0;  // index into Policy::rules
  AnchorKind kind = AnchorKind::instant;
  bool is_mixed = false;          // counts from instants and days both: needs the civil days (civil_days.h)
  bool is_by_unanswered = false;  // finds its records in aux_unanswered
  bool is_by_index = false;       // see is_by_index()
  std::string anchor;             // the expression the rule counts from
  std::string oldest_sql;         // values: from, to, `further`; the smallest anchor in the range
  std::string newest_sql;         // the same for the largest
  std::string list_sql;           // values: rule id, from, to, `further`
  // Into part_table(): values: from, to, `further`, and at last how many.
  std::string part_by_date_sql;  // those with the oldest anchors
  std::string part_by_day_sql;   // the same, a day after the other: where there is an index of the dates
  // The same where no answer lies before the range: an answer in it then says that the first is in it, too.
  // Of so many answers; "" for a rule that does not count from the first.
  std::string part_by_any_answer_sql;
  // Values: from, the last before to, `further`, two ids of `row_table`, after the one up to the other, how
  // many.
  std::string part_by_row_sql;
  std::string part_by_row_of_any_answer_sql;  // the same where no answer lies before the range, as above
  std::string row_table;                      // the table whose rows are walked: the rule's own
  std::string row_id;                         // its id column
  // Values: from, to; the row of the oldest date in the range, conditions aside: an answer's where they
  // decide.
  std::string row_at_sql;
  std::string count_some_sql;  // values: from, to, how many at most; dates in the range, the conditions aside
  std::string delete_sql;      // all records in the range: from, to. "" where dates alone do not decide
  std::string rows_sql;        // values as for the oldest; id and anchor of every row in the range
  std::vector<Value> further_values;  // of the conditions that are the same in every run
};

// `has_unanswered_table`: whether the store keeps aux_unanswered.
RuleQuery rule_query(const Policy& policy, std::size_t rule, bool has_unanswered_table);

// Whether a range of the rule's dates is one of an index; else each question reads all rows.
bool is_by_index(Store& store, const RuleQuery& query);

// "min(coalesce(a, b), coalesce(b, a))": the earliest of the columns that are not NULL.
std::string earliest_of(const std::vector<std::string>& columns);
AnchorKind kind_of_column(const std::string& column);

}  // namespace slettefrist::engine
