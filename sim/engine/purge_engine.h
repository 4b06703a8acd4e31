// The seam of an engine under test: one verb. What it removed is seen at the store, never asked of the engine.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "sim/model/run_calendar.h"
#include "sim/policy/policy.h"
#include "sim/store/store.h"

namespace slettefrist {

// Thrown by run() for the finding engine_failed: the engine, not this program, is at fault.
class EngineFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class PurgeEngine {
 public:
  virtual ~PurgeEngine() = default;
  // One purge run at `run_at`, whose local day is `as_of`. The store holds what happened strictly before.
  virtual void run(Store& store, Instant run_at, Day as_of) = 0;
  virtual std::string name() const = 0;  // the SPEC: "builtin"
};

// The built-in engine: cutoffs and index ranges, the deletion log in the same transaction.
std::unique_ptr<PurgeEngine> make_builtin_engine(const Policy& policy);

// What the built-in engine would remove now, by rule, without removing it (purge --dry-run).
struct DueCount {
  std::string rule;
  Area area = Area::notification;
  std::int64_t records = 0;
};
std::vector<DueCount> count_due(Store& store, const Policy& policy, Instant run_at, Day as_of);

}  // namespace slettefrist
