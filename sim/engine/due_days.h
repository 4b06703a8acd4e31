// The due day of every anchor day that is due in a run, in a scratch table a rule that the lists are joined
// with: from_key and until_key bound the anchors of a day.
//
// So a due day is worked out once a day, by the readings, and not once a record, in SQL. It must not know
// which records there are.
#pragma once

#include <vector>

#include "sim/engine/due_search.h"
#include "sim/policy/policy.h"
#include "sim/store/store.h"

namespace slettefrist::engine {

class DueDays {
 public:
  DueDays(Store& store, const Policy& policy);

  void begin();  // with empty tables
  // What is removed makes a stretch shorter, so that the days of its first look do for a whole run: days that
  // are there already are not worked out again.
  void add(const DueStretch& stretch, Day as_of);

 private:
  struct Known {
    const RuleQuery* query;
    Day first;
    Day last;
  };
  bool is_known(const RuleQuery& query, Day first, Day last) const;
  void provide_table(const RuleQuery& query);
  Store& store_;
  const Policy& policy_;
  std::vector<Known> known_;
};

}  // namespace slettefrist::engine
