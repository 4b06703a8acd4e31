// The oracle and the event writer over a pack's own records; see pack_recount.h.
//
// The policy itself is not in a pack: the edition shipped with the program is taken, or --policy, when its
// digest is the manifest's. It must not know how a record is read.
#include "sim/cli/packs/pack_recount.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <limits>
#include <stdexcept>

#include "sim/cli/job/job.h"
#include "sim/cli/job/places.h"
#include "sim/cli/job/progress.h"
#include "sim/cli/proof/foretelling.h"
#include "sim/report/expected_deletions.h"
#include "sim/report/pack.h"
#include "sim/report/report.h"
#include "sim/world/schedule.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExpected = "expected_deletions.csv";
constexpr const char* kEvents = "events.ndjson";

class TemporaryFolder {
 public:
  TemporaryFolder() : path_((fs::temp_directory_path() / "slettefrist-check-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("cannot make a folder like " + path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// The policy of the manifest, or nothing when it is not at hand.
std::optional<Policy> policy_of(const Options& options, const PackManifest& manifest) {
  std::vector<std::string> candidates;
  if (!options.policy.empty()) candidates.push_back(find_policy(options.policy));
  if (options.policy.empty()) candidates.push_back(default_policy());
  const fs::path beside = fs::path{default_policy()}.parent_path() / (manifest.policy_edition + ".toml");
  if (options.policy.empty() && fs::exists(beside)) candidates.push_back(beside.string());
  for (const std::string& file : candidates) {
    Policy policy = input::read_policy(file);
    if (report::sha256_hex(policy.digest_source) != manifest.policy_sha256) continue;
    for (const auto& [key, value] : manifest.reading) set_reading(policy.reading, key, value);
    policy.new_model_from = manifest.uploads_open_on;
    return policy;
  }
  return std::nullopt;
}

Job job_of(const PackManifest& manifest, const Policy& policy, input::Pack pack) {
  Job job;
  job.from_pack = true;
  job.policy = policy;
  job.pack = std::move(pack.history);
  job.pack_content = std::move(pack.bytes);
  job.scenario.starts_on = manifest.starts_on;
  job.scenario.ends_on = manifest.ends_on;
  job.scenario.history_from = manifest.starts_on;
  job.scenario.purge = manifest.purge;
  job.calendar = world::make_run_calendar(manifest.purge, manifest.starts_on, manifest.ends_on);
  return job;
}

void compare(const PackManifest& manifest, const std::string& folder, const std::string& name,
             const std::string& kind, const std::string& what, std::vector<PackFinding>& findings) {
  const PackManifest::File* const file = manifest.file_named(name);
  if (!file || report::sha256_hex_of_file(folder + "/" + name) == file->sha256) return;
  findings.push_back({kind, name, "worked out again from the records, " + what});
}

}  // namespace

void recount(const Options& options, const PackManifest& manifest, input::Pack pack,
             std::vector<PackFinding>& findings, std::vector<std::string>& notes) {
  const auto policy = policy_of(options, manifest);
  if (!policy) {
    notes.push_back("expected_deletions.csv was not worked out again: the policy " + manifest.policy_edition +
                    " with SHA-256 " + manifest.policy_sha256 + " is not at hand; name it with --policy");
    return;
  }
  TemporaryFolder folder;
  tables::Mapping mapping = input::mapping_for(options.records, options.mapping);
  mapping.seed = manifest.seed;
  Job job = job_of(manifest, *policy, std::move(pack));
  std::vector<std::string> rule_ids;
  for (const Rule& rule : policy->rules) rule_ids.push_back(rule.id);
  report::ExpectedDeletionsWriter expected{folder.path() + "/" + kExpected, rule_ids, folder.path(), mapping};
  report::PackPlan plan;
  plan.directory = folder.path();
  plan.mapping = mapping;
  plan.scratch_dir = folder.path();
  plan.citizens_at = manifest.citizens_at;
  constexpr std::int64_t kForever = std::numeric_limits<std::int64_t>::max();
  plan.slice = {Instant{-kForever}, Instant{kForever}};  // events alone
  // Of a document the events hold the digest, which the record has where the bytes are not in its row.
  plan.content = manifest.format == "sqlite" ? job.pack_content
                                             : [](const Document&) { return std::optional<std::string>{}; };
  report::PackWriter events{std::move(plan)};
  expect_deletions(
      job,
      [&](const History& piece, Instant until) {
        return [&, until, sheet = events.sheet_of(piece)] {
          stop_if_interrupted();
          events.add(std::move(*sheet), until);
        };
      },
      [&](const std::vector<ExpectedDeletion>& rows) { expected.add(rows); });
  expected.close();
  events.close();
  compare(manifest, folder.path(), kExpected, "expected", "the deletions are others", findings);
  if (mapping.instants == tables::Instants::local) {
    notes.emplace_back("events.ndjson was not worked out again: local times do not tell their order");
    return;
  }
  const bool has_digests = manifest.format != "sqlite" || manifest.with_content;
  if (!has_digests) {
    notes.emplace_back("events.ndjson was not worked out again: without content records.db holds no digests");
    return;
  }
  compare(manifest, folder.path(), kEvents, "events", "the events are others", findings);
}

}  // namespace slettefrist::cli
