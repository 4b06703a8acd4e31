// The verb `purge`: one run of the built-in engine on an existing store.
//
// What is due is counted first, by rule and area; a dry run ends there, on a connection that cannot write. It
// must not know a table.
#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/cli/job.h"
#include "sim/cli/places.h"
#include "sim/cli/stores.h"
#include "sim/cli/verbs.h"
#include "sim/engine/builtin.h"
#include "sim/scenario/scenario.h"
#include "sim/world/danish_clock.h"

namespace slettefrist::cli {
namespace {

void tell(const Options& options, const std::vector<DueCount>& due) {
  nlohmann::ordered_json json;
  json["as_of"] = to_text(*options.as_of);
  json["dry_run"] = options.dry_run;
  json["records"] = nlohmann::ordered_json::array();
  std::string text;
  std::int64_t total = 0;
  for (const DueCount& count : due) {
    json["records"].push_back(
        {{"rule", count.rule}, {"area", name_of(count.area)}, {"count", count.records}});
    if (count.records == 0) continue;
    text += "  " + std::to_string(count.records) + " x " + std::string{name_of(count.area)} + ", by rule " +
            count.rule + "\n";
    total += count.records;
  }
  if (options.json) {
    std::cout << json.dump(2) << '\n';
    return;
  }
  std::cout << (options.dry_run ? "Due" : "Purged") << " as of " << to_text(*options.as_of) << ": " << total
            << (total == 1 ? " record" : " records") << (options.dry_run ? "; nothing was changed\n" : "\n")
            << text;
}

}  // namespace

int purge_verb(const Options& options) {
  Policy policy =
      policy_with_readings(options.policy.empty() ? default_policy() : options.policy, options.readings);
  policy.new_model_from = Scenario{}.uploads_open_on;
  const auto store = open_store(options.store, options.dry_run);
  const Instant run_at = world::instant_at(*options.as_of, PurgeSchedule{}.at_minutes);
  const std::vector<DueCount> due = count_due(*store, policy, run_at, *options.as_of);
  if (!options.dry_run) make_builtin_engine(policy)->run(*store, run_at, *options.as_of);
  tell(options, due);
  return 0;
}

}  // namespace slettefrist::cli
