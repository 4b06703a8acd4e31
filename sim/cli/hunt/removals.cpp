// Removals as deletions.csv tells them; see removals.h.
//
// It must not know a policy or a finding.
#include "sim/cli/hunt/removals.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <string>
#include <tuple>

#include "sim/cli/job/progress.h"
#include "sim/cli/job/scratch_folder.h"
#include "sim/cli/proof/proof.h"
#include "sim/model/clean_text.h"
#include "sim/store/sqlite_store.h"

namespace slettefrist::cli {
namespace {

// run_at,as_of,area,record_id,...: the names and numbers in front need no quotes.
std::pair<RecordKey, Day> removal_in(const std::string& line) {
  const std::size_t day = line.find(',') + 1;
  const std::size_t area = line.find(',', day) + 1;
  const std::size_t id = line.find(',', area) + 1;
  RecordKey key{*area_named(line.substr(area, id - area - 1)), 0};
  std::from_chars(line.data() + id, line.data() + line.size(), key.id);
  return {key, *parse_day(line.substr(day, area - day - 1))};
}

void require_no_failure(const std::string& engine, const std::vector<Finding>& findings) {
  const auto failed = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.kind == FindingKind::engine_failed;
  });
  if (failed == findings.end()) return;
  throw EngineFailed(engine + " failed" +
                     (failed->observed_on ? " on " + to_text(*failed->observed_on) : "") + ": " +
                     clean(to_text(failed->detail)));
}

}  // namespace

Removals removals_of(const WrittenWorld& world, const Suspect& suspect) {
  stop_if_interrupted();
  Job job = job_of(world);
  const auto engine = suspect.make_engine(job.policy);
  if (suspect.disturb) suspect.disturb(job);
  const ScratchFolder folder;
  const std::string file = (std::filesystem::path{folder.path()} / "deletions.csv").string();
  const auto store = create_sqlite_store((std::filesystem::path{folder.path()} / "store.db").string(),
                                         content_of(job), suspect.foreign_keys, suspect.names);
  const Proof proof = prove(job, *store, *engine, false, file, [](std::int32_t) { stop_if_interrupted(); });
  require_no_failure(suspect.name, proof.report.findings);
  Removals removals;
  std::ifstream in{file};
  std::string line;
  std::getline(in, line);  // the header
  while (std::getline(in, line)) removals.insert(removal_in(line));
  return removals;
}

std::optional<RemovalDifference> first_difference(const Removals& left, const Removals& right) {
  std::vector<RemovalDifference> all;
  for (const auto& [key, day] : left) {
    const auto other = right.find(key);
    if (other == right.end()) {
      all.push_back({key, day, std::nullopt});
    } else if (other->second != day) {
      all.push_back({key, day, other->second});
    }
  }
  for (const auto& [key, day] : right) {
    if (!left.contains(key)) all.push_back({key, std::nullopt, day});
  }
  const auto day_of = [](const RemovalDifference& each) {
    return std::min(each.left.value_or(kLatestDay), each.right.value_or(kLatestDay));
  };
  const auto first = std::min_element(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    return std::tuple{day_of(a), a.key} < std::tuple{day_of(b), b.key};
  });
  return first == all.end() ? std::nullopt : std::optional{*first};
}

}  // namespace slettefrist::cli
