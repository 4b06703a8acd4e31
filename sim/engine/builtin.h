// The built-in engine: cutoffs and index ranges, the deletion log in the same transaction.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/engine/purge_engine.h"
#include "sim/policy/policy.h"

namespace slettefrist {

std::unique_ptr<PurgeEngine> make_builtin_engine(const Policy& policy);

// How much one of several transactions of a run may be; whichever is reached first.
struct PartLimits {
  std::int64_t records = 0;  // due by a rule of their own; what hangs on them comes on top
  std::int64_t document_bytes = kDocumentBytesOfPart;  // in the store; a single record may have more
  double seconds = 0.0;  // that it may hold its lock, as far as those before it tell; 0: however long

  // A thousand documents of 64 KiB took 0.26 s to overwrite in a first experiment: so many are too many.
  static constexpr std::int64_t kDocumentBytesOfPart = std::int64_t{8} << 20;
};

// The same, but a run is several transactions. What is removed and logged is the same; with a limit of
// seconds the order of the log's rows depends on the machine. Throws InputError for a policy under which a
// transaction could not tell what belongs to it.
std::unique_ptr<PurgeEngine> make_builtin_engine(const Policy& policy, const PartLimits& limits);

// Throws InputError where a hold or a date that decides cannot be read, so that the engine would remove what
// is held or leave what is due; for a store that somebody else has filled. `file` is told as where it stands.
void require_readable(Store& store, const Policy& policy, const std::string& file, Instant run_at, Day as_of);

// Throws InputError where a record of the ruled tables has no number, or shares it. Reads every row: to be
// asked when a purge has failed.
void require_single_ids(Store& store, const std::string& file);

// What the built-in engine would remove now, by rule, without removing it (purge --dry-run).
struct DueCount {
  std::string rule;
  Area area = Area::notification;
  std::int64_t records = 0;
};
std::vector<DueCount> count_due(Store& store, const Policy& policy, Instant run_at, Day as_of);
// One run in one transaction, and what it has removed, in the same form.
std::vector<DueCount> purge_and_count(Store& store, const Policy& policy, Instant run_at, Day as_of);

}  // namespace slettefrist
