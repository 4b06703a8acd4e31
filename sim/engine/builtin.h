// The built-in engine: cutoffs and index ranges, the deletion log in the same transaction.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/engine/purge_engine.h"
#include "sim/policy/policy.h"

namespace slettefrist {

std::unique_ptr<PurgeEngine> make_builtin_engine(const Policy& policy);

// The same, but a run is several transactions: each takes at most so many records that are due by a rule of
// their own, and what hangs on them. What is removed and logged is the same. Throws InputError for a policy
// under which a transaction could not tell what belongs to it.
std::unique_ptr<PurgeEngine> make_builtin_engine(const Policy& policy,
                                                 std::int64_t records_per_transaction_max);

// What the built-in engine would remove now, by rule, without removing it (purge --dry-run).
struct DueCount {
  std::string rule;
  Area area = Area::notification;
  std::int64_t records = 0;
};
std::vector<DueCount> count_due(Store& store, const Policy& policy, Instant run_at, Day as_of);

}  // namespace slettefrist
