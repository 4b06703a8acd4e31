// Recipes to submissions.ndjson; see pack_submissions.h.
//
// One citizen alone has no submissions: their persons come after the generated citizens. It must not know
// what may be registered.
#include "sim/cli/packs/pack_submissions.h"

#include <filesystem>

#include "sim/cli/job/places.h"
#include "sim/cli/job/progress.h"
#include "sim/input/recipes_file.h"
#include "sim/report/submissions.h"

namespace slettefrist::cli {

namespace fs = std::filesystem;

PackSubmissions::PackSubmissions(const Options& options, const Scenario& scenario) {
  settings_.seed = scenario.seed;
  settings_.count = options.submissions_count.value_or(scenario.submissions_count);
  settings_.citizens = scenario.citizens;
  settings_.shard_index = options.shard_index;
  settings_.shard_count = options.shard_count;
  if (options.only_citizen) settings_.count = 0;
  if (settings_.count == 0) return;
  const fs::path folder{scenario.file};
  book_ = input::read_recipes(scenario.submissions_recipes.empty()
                                  ? default_recipes()
                                  : (folder.parent_path() / scenario.submissions_recipes).string());
}

std::int64_t PackSubmissions::write(const std::string& folder, std::vector<std::string>& files) const {
  std::int64_t rows = 0;
  if (settings_.count == 0) return rows;
  const std::string name = "submissions.ndjson";
  report::SubmissionsWriter writer{folder + "/" + name};
  generators::make_submissions(settings_, book_, [&](const LabelledSubmission& row) {
    stop_if_interrupted();
    writer.add(row);
    ++rows;
  });
  writer.close();
  files.push_back(name);
  return rows;
}

}  // namespace slettefrist::cli
