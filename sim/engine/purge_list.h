// The list of one run: every record that goes, under which rule and due day, in a scratch table.
//
// Both the deletion log and the deletes are set operations on this one list, so they cannot disagree. The
// tables are temporary: private to the connection, in no file, rolled back with the run.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <vector>

#include "sim/engine/due_search.h"
#include "sim/engine/row_walk.h"
#include "sim/engine/rule_query.h"
#include "sim/policy/policy.h"
#include "sim/store/store.h"

namespace slettefrist::engine {

class PurgeList {
 public:
  PurgeList(Store& store, const Policy& policy, bool has_unanswered_table);

  // Starts anew with what the due stretches hold, then children and holds as the readings say.
  void fill(const std::vector<DueStretch>& due, const std::vector<RuleQuery>& queries,
            const RunMoment& moment);
  // Some of it: at most so many records that are due by a rule of their own, and what hangs on them: the
  // oldest first, or where much of a table goes as they lie in it. Documents before all others: one that is
  // due by itself would else go under its parent's rule.
  void fill_some(const std::vector<DueStretch>& due, Day as_of, std::int64_t most);
  // The steps of the first, each of which a fault can do otherwise.
  void begin();
  void add_due(const std::vector<DueStretch>& due, Day as_of);
  void add(Area area, RecordId id, const std::string& rule, Day due_on);  // unless it is there and due sooner
  void hold_by_documents(const std::vector<RuleQuery>& queries,
                         const RunMoment& moment);  // as the reading says
  void add_children();

  bool is_empty();
  void count(const std::function<void(const std::string& rule, Area area, std::int64_t records)>& each);

  // Writes the log, removes what is on the list, clears that. Throws EngineFailure where the two differ.
  void purge(const RunMoment& moment);

 private:
  void clear();  // the list; days that were worked out stay
  void add_new_days(const DueStretch& stretch, Day as_of);
  void add_days(const DueStretch& stretch, Day as_of);
  std::int64_t add_records(const DueStretch& stretch, std::optional<std::int64_t> most);
  RowWalk& walk_of(const DueStretch& stretch, std::int64_t most);
  std::set<Area> listed_areas();
  std::int64_t remove(Area area);

  Store& store_;
  const Policy& policy_;
  bool has_unanswered_table_;
  std::vector<DueStretch> known_;  // whose days the scratch table holds
  std::vector<RowWalk> walks_;     // of this run
};

// Whether the store keeps aux_unanswered, the notifications without an answer.
bool keeps_unanswered_table(Store& store);

}  // namespace slettefrist::engine
