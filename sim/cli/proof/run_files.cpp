// The files of a run; see run_files.h.
//
// The manifest is written last: it holds the digests of the others. It must not know an option.
#include "sim/cli/proof/run_files.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "sim/cli/job/stores.h"
#include "sim/cli/options/version.h"
#include "sim/report/report.h"
#include "sim/world/danish_clock.h"

namespace slettefrist::cli {
namespace {

// The only place where the machine's own clock is read.
std::string now_for_manifest() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return to_text(Instant{std::chrono::duration_cast<std::chrono::seconds>(now).count()});
}

}  // namespace

void describe_job(const Options& options, const Job& job, RunReport& report) {
  report.program_version = kVersion;
  report.scenario = job.scenario.name;
  report.scenario_file = job.scenario.file;
  report.title = job.scenario.title;
  report.language = options.language;
  report.seed = job.scenario.seed;
  report.citizens = report.counts.at(index_of(Area::citizen)).generated;
  report.starts_on = job.scenario.starts_on;
  report.ends_on = job.scenario.ends_on;
  report.policy_edition = job.policy.edition;
  report.policy_file = job.policy.file;
  report.policy_source = job.policy.source;
  report.policy_digest = report::sha256_hex(job.policy.digest_source);
  report.reading.clear();
  for (const ReadingEntry& entry : entries_of(job.policy.reading)) {
    report.reading.emplace_back(entry.key, entry.value);
  }
  report.people_files.clear();
  for (const std::string& file : job.people_files) {
    report.people_files.emplace_back(file, report::sha256_hex_of_file(file));
  }
  if (const std::string& file = job.settings.volumes.file; !file.empty()) {
    report.volumes_file = {file, report::sha256_hex_of_file(file)};
  }
  report.due_around = job.due_around;
  report.replay = options.replay;
  report.zone_data = world::zone_data_version();
  report.libraries = library_versions();
}

std::vector<std::string> write_run_files(const OutputFolder& out, const RunReport& report,
                                         std::vector<ExpectedDeletion>& expected) {
  std::vector<std::string> rule_ids;
  for (const RuleCheck& rule : report.rules) rule_ids.push_back(rule.id);
  report::write_expected_deletions(out.path_of("expected_deletions.csv"), expected, rule_ids);
  report::write_findings_csv(out.path_of("findings.csv"), report);
  report::write_summary_json(out.path_of("summary.json"), report);
  report::write_junit_xml(out.path_of("junit.xml"), report);
  report::write_summary_md(out.path_of("summary.md"), report);
  report::write_report_html(out.path_of("report.html"), report);
  std::vector<std::string> files{
      "deletions.csv", "expected_deletions.csv", "findings.csv", "summary.json", "junit.xml", "summary.md",
      "report.html"};
  if (report.accepted) {
    report::write_findings_apart(out.path_of("accepted_findings.csv"), *report.accepted, report);
    files.emplace_back("accepted_findings.csv");
  }
  if (!report.accepted_readings.empty()) {
    report::write_record_list(out.path_of("reading_dependent.csv"), report.reading_dependent);
    files.emplace_back("reading_dependent.csv");
  }
  report::write_manifest_json(out.path_of("manifest.json"), report, files, now_for_manifest());
  files.emplace_back("manifest.json");
  return files;
}

void remove_files_of_an_earlier_run(const OutputFolder& out, const std::vector<std::string>& files) {
  for (const char* sometimes : {"accepted_findings.csv", "reading_dependent.csv", "engine-output.txt"}) {
    if (std::find(files.begin(), files.end(), sometimes) != files.end()) continue;
    std::error_code ignored;
    std::filesystem::remove(std::filesystem::path{out.folder()} / sometimes, ignored);
  }
}

}  // namespace slettefrist::cli
