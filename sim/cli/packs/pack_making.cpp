// Setting the writers of a pack up, and closing them in order; see pack_making.h.
#include "sim/cli/packs/pack_making.h"

#include <algorithm>
#include <map>

#include "sim/cli/packs/pack_manifest.h"
#include "sim/cli/proof/run_files.h"
#include "sim/model/input_error.h"
#include "sim/report/report.h"
#include "sim/report/stories.h"
#include "sim/report/whole_file.h"
#include "sim/world/danish_clock.h"

namespace slettefrist::cli {
namespace {

constexpr const char* kExpectedDeletions = "expected_deletions.csv";

report::PackPlan plan_of(const Options& options, const Job& job, const tables::Mapping& mapping,
                         const PackFolder& out) {
  report::PackPlan plan;
  plan.directory = out.working();
  plan.format = pack_format_named(options.format);
  plan.mapping = mapping;
  plan.with_content = options.with_content;
  plan.scratch_dir = job.settings.scratch_dir;
  plan.slice_seconds = generators::slice_seconds(job.settings.citizens);
  plan.citizens_at = creation_of_citizens(job);
  plan.content = content_of(job);
  if (options.slice) {
    plan.slice = {world::instant_at(options.slice->first, 0),
                  world::instant_at(options.slice->second + 1, 0)};
  }
  return plan;
}

std::vector<std::string> rule_ids_of(const Policy& policy) {
  std::vector<std::string> ids;
  for (const Rule& rule : policy.rules) ids.push_back(rule.id);
  return ids;
}

}  // namespace

report::PackFormat pack_format_named(const std::string& name) {
  static const std::map<std::string, report::PackFormat> formats{{"csv", report::PackFormat::csv},
                                                                 {"ndjson", report::PackFormat::ndjson},
                                                                 {"sqlite", report::PackFormat::sqlite}};
  const auto found = formats.find(name);
  if (found != formats.end()) return found->second;
  throw InputError(Problem{"", 0, 0, "--format: read \"" + name + "\", expected csv, ndjson or sqlite",
                           "Leave the option out: csv is the default"});
}

std::string slice_text(const Options& options) {
  return options.slice ? to_text(options.slice->first) + ".." + to_text(options.slice->second) : "";
}

Instant creation_of_citizens(const Job& job) {
  Instant earliest = world::instant_at(job.scenario.history_from, 0);
  const auto look = [&](const auto& records) {
    for (const auto& record : records) earliest = std::min(earliest, entered_at(record));
  };
  for (const Family& family : job.pack.families) {
    earliest = std::min(earliest, entered_at(family.notification));
  }
  look(job.pack.sanctions), look(job.pack.contact_courses), look(job.pack.plan_drafts);
  look(job.pack.benefit_reports), look(job.pack.messages);
  for (const CitizenChange& change : job.pack.citizen_changes)
    earliest = std::min(earliest, change.changed_at);
  return earliest;
}

PackMaking::PackMaking(const Options& options, const Job& job, const tables::Mapping& mapping,
                       const PackFolder& out)
    : options_(options),
      out_(out),
      purge_(job.scenario.purge),
      citizens_at_(creation_of_citizens(job)),
      uploads_open_on_(job.scenario.uploads_open_on),
      threads_(job.settings.threads),
      has_tokens_(options.with_content && !job.from_pack && job.scenario.content == DocumentContent::token),
      mapping_(mapping) {
  mapping_.seed = job.scenario.seed;
  describe_job(options, job, about_);
  report::PackPlan plan = plan_of(options, job, mapping_, out);
  if (!options.slice) {
    expected_ = std::make_unique<report::ExpectedDeletionsWriter>(
        out.path_of(kExpectedDeletions), rule_ids_of(job.policy), plan.scratch_dir, plan.mapping);
  }
  pack_ = std::make_unique<report::PackWriter>(std::move(plan));
}

std::int64_t PackMaking::add_submissions(const PackSubmissions& submissions) {
  return options_.slice ? 0 : submissions.write(out_.working(), more_files_);
}

void PackMaking::add_stories(const std::vector<Story>& stories) {
  if (options_.slice || stories.empty()) return;
  const std::string name = "stories.csv";
  report::write_stories_csv(out_.path_of(name), stories, mapping_);
  more_files_.push_back(name);
}

void PackMaking::close() {
  std::vector<std::string> files = pack_->close();
  std::map<std::string, std::string> sha256 = pack_->sha256();
  if (expected_) {
    expected_->close(threads_);
    files.emplace_back(kExpectedDeletions);
    sha256[kExpectedDeletions] = expected_->sha256();
  }
  if (!mapping_.text.empty()) {
    report::write_whole_file(out_.path_of(kMappingFile), mapping_.text);
    files.emplace_back(kMappingFile);
  }
  files.insert(files.end(), more_files_.begin(), more_files_.end());
  write_manifest(files, sha256);
}

void PackMaking::write_manifest(const std::vector<std::string>& files,
                                const std::map<std::string, std::string>& sha256) const {
  report::PackStatement pack;
  pack.format = options_.format;
  pack.with_content = options_.with_content;
  pack.has_tokens = has_tokens_;
  if (!mapping_.text.empty()) pack.mapping = kMappingFile;
  pack.slice = slice_text(options_);
  pack.uploads_open_on = to_text(uploads_open_on_);
  pack.citizens_at = to_text(citizens_at_);
  pack.purge_every_days = purge_.every_days;
  pack.purge_every_hours = purge_.every_hours;
  pack.purge_at_minutes = purge_.at_minutes;
  for (const Outage& outage : purge_.outages) {
    pack.outages.emplace_back(to_text(outage.from), to_text(outage.to));
  }
  report::write_pack_manifest_json(out_.path_of(kManifestFile), about_, pack, files, sha256);
}

}  // namespace slettefrist::cli
