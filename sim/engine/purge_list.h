// The list of one run: every record that goes, under which rule and due day, in a scratch table.
//
// For what cannot be told a rule at a time (part.h): two rules for one record, documents that decide over
// their notification, and whatever a hold keeps. A dry run counts by it, and the faults change it.
// Both the deletion log and the deletes are set operations on this one list, so they cannot disagree. The
// tables are temporary: private to the connection, in no file, rolled back with the run.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "sim/engine/due_days.h"
#include "sim/engine/due_search.h"
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
  // Its steps, each of which a fault can do otherwise.
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
  void clear();
  void add_records(const DueStretch& stretch);
  void note_rules(const DueStretch& stretch, Day as_of);
  void lift(RecordId notification, Day due_on);
  std::set<Area> listed_areas();

  Store& store_;
  const Policy& policy_;
  bool has_unanswered_table_;
  DueDays days_;
  // Of a notification, where documents may lift several rules to one day: each rule by which it is due, with
  // the due day by that rule alone.
  std::map<RecordId, std::vector<std::pair<std::size_t, Day>>> rules_of_;
};

}  // namespace slettefrist::engine
