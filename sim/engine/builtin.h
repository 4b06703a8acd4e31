// The built-in engine: cutoffs and index ranges, the deletion log in the same transaction.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/engine/purge_engine.h"
#include "sim/policy/policy.h"

namespace slettefrist {

std::unique_ptr<PurgeEngine> make_builtin_engine(const Policy& policy);

// What the built-in engine would remove now, by rule, without removing it (purge --dry-run).
struct DueCount {
  std::string rule;
  Area area = Area::notification;
  std::int64_t records = 0;
};
std::vector<DueCount> count_due(Store& store, const Policy& policy, Instant run_at, Day as_of);

}  // namespace slettefrist
