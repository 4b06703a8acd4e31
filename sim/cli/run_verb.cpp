// The verb `run`: the main job.
#include <unistd.h>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <iostream>

#include "sim/cli/engines.h"
#include "sim/cli/expectations.h"
#include "sim/cli/job.h"
#include "sim/cli/output_folder.h"
#include "sim/cli/progress.h"
#include "sim/cli/proof.h"
#include "sim/cli/stores.h"
#include "sim/cli/verbs.h"
#include "sim/cli/version.h"
#include "sim/model/input_error.h"
#include "sim/report/report.h"
#include "sim/world/danish_clock.h"

namespace slettefrist::cli {
namespace {

namespace fs = std::filesystem;

// The only place where the machine's own clock is read: for the manifest.
std::string now_for_manifest() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return to_text(Instant{std::chrono::duration_cast<std::chrono::seconds>(now).count()});
}

std::string output_folder(const Options& options, const Scenario& scenario) {
  if (options.out.empty()) return (fs::path{"out"} / scenario.name / std::to_string(scenario.seed)).string();
  return options.scenarios.size() > 1 ? (fs::path{options.out} / scenario.name).string() : options.out;
}

void complete(const Options& options, const Job& job, const PurgeEngine& engine, RunReport& report) {
  report.program_version = kVersion;
  report.policy_digest = report::sha256_hex(job.policy.digest_source);
  report.engine_digest = report::sha256_hex(engine.name() + " " + kVersion);
  report.replay = options.replay;
  report.zone_data = world::zone_data_version();
  report.libraries = library_versions();
}

std::vector<std::string> write_files(const OutputFolder& out, const RunReport& report,
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
  report::write_manifest_json(out.path_of("manifest.json"), report, files, now_for_manifest());
  files.push_back("manifest.json");
  return files;
}

int run_one(const Options& options, const std::string& scenario, std::string& json) {
  Job job = make_job(options, scenario);
  const std::vector<Expectation> required = required_checks(options.require, job.policy);
  const std::unique_ptr<PurgeEngine> engine = make_engine(options.engine, job.policy);

  OutputFolder out{output_folder(options, job.scenario)};
  const bool own_store = options.store.empty();
  Proof proof;
  {
    const auto store = create_store(own_store ? out.path_of("store.db") : options.store, content_of(job),
                                    options.foreign_keys);
    Progress progress{job.calendar, options.quiet};
    proof = prove(job, *store, *engine, out.path_of("deletions.csv"), std::ref(progress));
  }
  if (proof.judged_records == 0) {
    throw InputError(Problem{job.scenario.file.empty() ? options.records : job.scenario.file, 0, 0,
                             "no record lay in the store at any run from " + to_text(job.scenario.starts_on) +
                                 " to " + to_text(job.scenario.ends_on) + ": there is nothing to judge",
                             "Choose dates, a shard or a citizen that has records"});
  }
  complete(options, job, *engine, proof.report);
  judge_expectations(job.scenario.expect, required, job.expect_applies, proof.report);
  std::vector<std::string> files = write_files(out, proof.report, proof.expected);
  if (own_store) files.push_back("store.db");
  out.keep(files);

  json = report::summary_json(proof.report);
  if (!options.json && !options.quiet) {
    std::cout << report::terminal_summary(proof.report, is_colour_wanted(STDOUT_FILENO))
              << "Files: " << out.folder() << '\n';
  }
  return exit_code_of(proof.report);
}

}  // namespace

int run_verb(const Options& options) {
  std::vector<std::string> scenarios = options.scenarios;
  if (scenarios.empty()) scenarios.emplace_back();
  int worst = 0;
  std::string all;
  for (const std::string& scenario : scenarios) {
    std::string json;
    worst = std::max(worst, run_one(options, scenario, json));
    all += (all.empty() ? "" : ",\n") + json;
  }
  if (options.json) std::cout << (scenarios.size() > 1 ? "[" + all + "]" : all) << '\n';
  return worst;
}

}  // namespace slettefrist::cli
