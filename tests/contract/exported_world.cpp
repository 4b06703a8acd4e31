// Keeping a copy of the store a night; see exported_world.h.
//
// A run that fails is a run, too: what it leaves behind is exported before the world is told.
#include "tests/contract/exported_world.h"

#include <fmt/format.h>

#include <filesystem>

namespace slettefrist::contract {

cli::Job ExportedWorld::small_world(const std::string& scenario, const std::string& from,
                                    const std::string& to) {
  std::filesystem::current_path(PROJECT_ROOT);  // the registrations of generated worlds are looked for here
  cli::Options options;
  options.small = true;
  options.from = day(from);
  options.to = day(to);
  cli::Job world = cli::make_job(options, PROJECT_ROOT "/scenarios/" + scenario + ".toml");
  world.settings.rates.share_served_known_late = 0.0;
  return world;
}

Engine ExportedWorld::exporting(Engine engine, std::function<bool(Day night)> is_exported) {
  std::shared_ptr<PurgeEngine> inner = std::move(engine);
  return engine_doing([this, inner, is_exported](Store& store, Instant run_at, Day as_of) {
    if (nights_.empty() && is_exported(as_of)) keep(store, "before");
    const auto keep_after = [&] {
      if (!is_exported(as_of)) return;
      nights_.push_back(to_text(as_of));
      keep(store, nights_.back());
    };
    try {
      inner->run(store, run_at, as_of);
    } catch (const EngineFailure&) {
      keep_after();
      throw;
    }
    keep_after();
  });
}

void ExportedWorld::keep(Store& store, const std::string& name) const {
  std::filesystem::create_directories(path(name));
  store.execute("VACUUM INTO '" + path(name + "/records.db") + "'", {});
}

Ended ExportedWorld::judge(const cli::Job& world) const {
  const int at = world.scenario.purge.at_minutes;
  std::vector<std::string> arguments{
      "check",  "--before", "before",          "--check-log", "--out",
      "judged", "--policy", world.policy.file, "--run-at",    fmt::format("{:02}:{:02}", at / 60, at % 60)};
  for (const std::string& night : nights_) arguments.insert(arguments.end(), {"--step", night + "=" + night});
  return run(arguments);
}

}  // namespace slettefrist::contract
