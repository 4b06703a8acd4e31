// Finding the file; see volumes.h.
#include "sim/cli/job/volumes.h"

#include <filesystem>

#include "sim/input/volumes_file.h"
#include "sim/model/input_error.h"

namespace slettefrist::cli {

void refuse_volumes_of_a_pack(const Options& options) {
  if (options.records.empty() || options.volumes.empty()) return;
  throw InputError(Problem{"", 0, 0, "--volumes: read together with --records, expected only one of them",
                           "The pack's records are as many as they are: leave --volumes out"});
}

Volumes volumes_of(const Options& options, const Scenario& scenario) {
  if (!options.records.empty()) return {};
  if (!options.volumes.empty()) return input::read_volumes(options.volumes, scenario);
  if (scenario.volumes.empty()) return {};
  const std::filesystem::path folder = std::filesystem::path{scenario.file}.parent_path();
  return input::read_volumes((folder / scenario.volumes).string(), scenario);
}

}  // namespace slettefrist::cli
