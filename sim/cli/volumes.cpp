// Finding the file; see volumes.h.
#include "sim/cli/volumes.h"

#include <filesystem>

#include "sim/input/volumes_file.h"
#include "sim/model/input_error.h"

namespace slettefrist::cli {

Volumes volumes_of(const Options& options, const Scenario& scenario) {
  const bool is_option = !options.volumes.empty();
  if (!options.records.empty()) {
    if (!is_option) return {};
    throw InputError(Problem{"", 0, 0, "--volumes: read together with --records, expected only one of them",
                             "The pack's records are as many as they are: leave --volumes out"});
  }
  if (is_option) return input::read_volumes(options.volumes, scenario);
  if (scenario.volumes.empty()) return {};
  const std::filesystem::path folder = std::filesystem::path{scenario.file}.parent_path();
  return input::read_volumes((folder / scenario.volumes).string(), scenario);
}

}  // namespace slettefrist::cli
