// The verb `purge`: one run of the built-in engine on an existing store.
#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/cli/job.h"
#include "sim/cli/stores.h"
#include "sim/cli/verbs.h"
#include "sim/engine/builtin.h"
#include "sim/input/input.h"
#include "sim/scenario/scenario.h"
#include "sim/world/danish_clock.h"

namespace slettefrist::cli {

int purge_verb(const Options& options) {
  Policy policy = input::read_policy(options.policy.empty() ? default_policy() : options.policy);
  for (const std::string& reading : options.readings) input::apply_reading_option(policy.reading, reading);
  policy.new_model_from = Scenario{}.uploads_open_on;
  const auto store = open_store(options.store, options.dry_run);
  const Instant run_at = world::instant_at(*options.as_of, PurgeSchedule{}.at_minutes);
  const std::vector<DueCount> due = count_due(*store, policy, run_at, *options.as_of);
  if (!options.dry_run) make_builtin_engine(policy)->run(*store, run_at, *options.as_of);
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
  } else if (!options.quiet) {
    std::int64_t total = 0;
    for (const DueCount& count : due) {
      std::cout << count.rule << ", " << name_of(count.area) << ": " << count.records << '\n';
      total += count.records;
    }
    std::cout << total << (options.dry_run ? " records are due" : " records were purged") << " as of "
              << to_text(*options.as_of) << '\n';
  }
  return 0;
}

}  // namespace slettefrist::cli
