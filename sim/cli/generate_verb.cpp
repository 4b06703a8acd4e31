// The verb `generate`: a test-data pack with the expected deletions beside the records.
#include <iostream>

#include "sim/cli/job.h"
#include "sim/cli/output_folder.h"
#include "sim/cli/proof.h"
#include "sim/cli/stores.h"
#include "sim/cli/verbs.h"
#include "sim/cli/version.h"
#include "sim/model/input_error.h"
#include "sim/report/report.h"
#include "sim/world/danish_clock.h"

namespace slettefrist::cli {
namespace {

void check(const Options& options) {
  if (options.format != "csv") {
    throw InputError(Problem{"", 0, 0, "--format: read \"" + options.format + "\", expected csv", ""});
  }
  if (options.scenarios.size() > 1) {
    throw InputError(Problem{
        "", 0, 0, "generate takes one SCENARIO, read " + std::to_string(options.scenarios.size()), ""});
  }
}

}  // namespace

int generate_verb(const Options& options) {
  check(options);
  Job job = make_job(options, options.scenarios.empty() ? "" : options.scenarios.front());
  const ContentSource content = content_of(job);
  OutputFolder out{options.out};
  const auto digest = [&](const Document& document) {
    const auto bytes = content(document);
    return bytes ? report::sha256_hex(*bytes) : document.content_sha256;
  };
  report::PackWriter pack{out.path_of(""), digest};
  std::int64_t rows = 0;
  std::vector<ExpectedDeletion> expected = expect_deletions(job, [&](const History& piece) {
    pack.add(piece);
    rows += static_cast<std::int64_t>(piece.citizens.size() + piece.families.size() + piece.sanctions.size());
  });
  std::vector<std::string> files = pack.close();
  std::vector<std::string> rule_ids;
  for (const Rule& rule : job.policy.rules) rule_ids.push_back(rule.id);
  report::write_expected_deletions(out.path_of("expected_deletions.csv"), expected, rule_ids);
  files.emplace_back("expected_deletions.csv");

  RunReport about;
  about.program_version = kVersion;
  about.scenario = job.scenario.name;
  about.seed = job.scenario.seed;
  about.citizens = job.scenario.citizens;
  about.starts_on = job.scenario.starts_on;
  about.ends_on = job.scenario.ends_on;
  about.policy_edition = job.policy.edition;
  about.policy_digest = report::sha256_hex(job.policy.digest_source);
  for (const ReadingEntry& entry : entries_of(job.policy.reading))
    about.reading.emplace_back(entry.key, entry.value);
  about.zone_data = world::zone_data_version();
  about.libraries = library_versions();
  about.replay = options.replay;
  report::write_manifest_json(out.path_of("manifest.json"), about, files, "");
  files.emplace_back("manifest.json");
  out.keep(files);
  if (!options.quiet) {
    std::cout << "Pack: " << options.out << ", " << rows
              << " citizens, notifications and sanctions with what hangs on them, " << expected.size()
              << " expected deletions\n";
  }
  return 0;
}

}  // namespace slettefrist::cli
