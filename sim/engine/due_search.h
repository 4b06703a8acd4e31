// Looks into the store for anything that is due in a run, by reads alone.
//
// A night on which nothing is due ends here: no write, no transaction. Must not know how a record is removed.
#pragma once

#include <vector>

#include "sim/engine/anchor_ranges.h"
#include "sim/engine/rule_query.h"
#include "sim/store/store.h"

namespace slettefrist::engine {

// One range of a rule's due anchors that holds at least one record, and the outermost anchors in it.
struct DueStretch {
  const RuleQuery* query = nullptr;
  AnchorRange range;
  AnchorKey oldest = 0;
  AnchorKey newest = 0;
};

// In the order of the rules, but documents before all others: where rules go one after the other, one that is
// due by itself would else go under its parent's.
std::vector<DueStretch> find_due(Store& store, const Policy& policy, const std::vector<RuleQuery>& queries,
                                 const RunMoment& moment);

// A key as the value of its column, and back; a text that is no day throws EngineFailure.
Value value_of(AnchorKind kind, AnchorKey key);
AnchorKey key_of(const Value& value);

}  // namespace slettefrist::engine
