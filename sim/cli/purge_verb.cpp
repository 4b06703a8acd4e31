// The verb `purge`: one run of the built-in engine on an existing store.
//
// What is due is counted first, by rule and area; a dry run ends there, on a connection that cannot write. It
// must not know a table.
#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/cli/job/job.h"
#include "sim/cli/job/places.h"
#include "sim/cli/job/stores.h"
#include "sim/cli/verbs.h"
#include "sim/engine/builtin.h"
#include "sim/model/input_error.h"
#include "sim/scenario/scenario.h"
#include "sim/world/danish_clock.h"

namespace slettefrist::cli {
namespace {

std::int64_t sum_of(const std::vector<DueCount>& due) {
  std::int64_t total = 0;
  for (const DueCount& count : due) total += count.records;
  return total;
}

std::string lines_of(const std::vector<DueCount>& due) {
  std::string text;
  for (const DueCount& count : due) {
    if (count.records == 0) continue;
    text += "  " + std::to_string(count.records) + " x " + std::string{name_of(count.area)} + ", by rule " +
            count.rule + "\n";
  }
  return text;
}

std::string headline(const char* word, const Options& options, const std::vector<DueCount>& due) {
  const std::int64_t total = sum_of(due);
  return std::string{word} + " as of " + to_text(*options.as_of) + ": " + std::to_string(total) +
         (total == 1 ? " record" : " records");
}

void tell(const Options& options, const std::vector<DueCount>& due) {
  if (options.json) {
    nlohmann::ordered_json json;
    json["as_of"] = to_text(*options.as_of);
    json["dry_run"] = options.dry_run;
    json["records"] = nlohmann::ordered_json::array();
    for (const DueCount& count : due) {
      json["records"].push_back(
          {{"rule", count.rule}, {"area", name_of(count.area)}, {"count", count.records}});
    }
    std::cout << json.dump(2) << '\n';
    return;
  }
  std::cout << headline(options.dry_run ? "Due" : "Purged", options, due)
            << (options.dry_run ? "; nothing was changed\n" : "\n") << lines_of(due);
}

// Somebody else's store: nothing goes unless it was asked for in so many words, and seen before.
void require_permission(const Options& options) {
  if (options.unmarked_store || is_marked_store(options.store)) return;
  open_store(options.store, true);  // what is no store at all is said first
  throw InputError(
      Problem{sqlite_path(options.store), 0, 0,
              "is not marked as a store of this program, expected one that is; nothing was removed",
              "See with --dry-run what would go; then give --unmarked-store to purge it"});
}

// On stderr, so that it comes first and is seen whatever becomes of stdout.
void announce(const Options& options, const std::vector<DueCount>& due) {
  std::cerr << headline("About to purge an unmarked store", options, due) << '\n'
            << lines_of(due) << std::flush;
}

void purge(const Options& options, const Policy& policy, Store& store, bool is_announced) {
  const Instant run_at = world::instant_at(*options.as_of, PurgeSchedule{}.at_minutes);
  require_readable(store, policy, sqlite_path(options.store), run_at, *options.as_of);
  if (options.dry_run) return tell(options, count_due(store, policy, run_at, *options.as_of));
  if (is_announced) announce(options, count_due(store, policy, run_at, *options.as_of));
  tell(options, purge_and_count(store, policy, run_at, *options.as_of));
}

}  // namespace

int purge_verb(const Options& options) {
  Policy policy =
      policy_with_readings(options.policy.empty() ? default_policy() : options.policy, options.readings);
  policy.new_model_from = Scenario{}.uploads_open_on;
  if (!options.dry_run) require_permission(options);
  // Asked before the store is open: its file may not be opened a second time (see store.h).
  const bool is_announced = !options.dry_run && !is_marked_store(options.store);
  const auto store = open_store(options.store, options.dry_run);
  try {
    purge(options, policy, *store, is_announced);
  } catch (const InputError&) {
    throw;
  } catch (const std::runtime_error&) {  // perhaps because of a row that is no record
    require_single_ids(*store, sqlite_path(options.store));
    throw;
  }
  return 0;
}

}  // namespace slettefrist::cli
