// Keeping a copy of the store a night; see exported_world.h.
//
// A run that fails is a run, too: what it leaves behind is exported before the world is told.
#include "tests/contract/exported_world.h"

#include <fmt/format.h>

#include <algorithm>
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
  Rates& rates = world.settings.rates;
  rates.share_served_known_late = 0.0;
  rates.fund_changes_per_citizen_year = 0.0;
  rates.moves_per_citizen_year = 0.0;
  rates.new_numbers_per_citizen_year = 0.0;
  world.repeat_runs = world::RepeatRuns::none;
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
    } catch (...) {
      keep_after();
      throw;
    }
    keep_after();
  });
}

void ExportedWorld::keep(Store& store, const std::string& name) {
  std::filesystem::create_directories(path(name));
  store.execute("VACUUM INTO '" + path(name + "/records.db") + "'", {});
  for (const Area area : kAreas) {
    const std::string ids =
        "SELECT " + std::string{id_column_of(area)} + " FROM main." + std::string{name_of(area)};
    store.query(ids, {}, [&](const std::vector<Value>& row) {
      exported_.insert({area, std::get<std::int64_t>(row.front())});
    });
  }
}

std::set<RecordKey> ExportedWorld::hidden(const cli::Job& world, const Account& account) const {
  std::set<RecordKey> hidden;
  for (const auto& [key, gone_on] : days_of_removal(account)) {
    if (!exported_.contains(key)) hidden.insert(key);
  }
  if (hidden.empty()) return hidden;
  for (const Family& family : whole_history(world).families) {
    std::set<RecordKey> members{{Area::notification, family.notification.notification_id}};
    for (const Answer& answer : family.answers) members.insert({Area::answer, answer.answer_id});
    for (const Document& document : family.documents) members.insert({Area::document, document.document_id});
    const bool is_touched = std::any_of(members.begin(), members.end(),
                                        [&](const RecordKey& key) { return hidden.contains(key); });
    if (is_touched) hidden.merge(members);
  }
  return hidden;
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
