// The verb `generate`: a test-data pack with the expected deletions beside the records.
//
// Records stream from the generators to the files and past the oracle; no store and no engine has a part in
// it. It must not know a column.
#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/cli/job.h"
#include "sim/cli/output_folder.h"
#include "sim/cli/pack_submissions.h"
#include "sim/cli/progress.h"
#include "sim/cli/proof.h"
#include "sim/cli/run_files.h"
#include "sim/cli/verbs.h"
#include "sim/model/input_error.h"
#include "sim/report/report.h"

namespace slettefrist::cli {
namespace {

using Counts = std::array<std::int64_t, kAreaCount>;

void check(const Options& options) {
  if (options.format != "csv") {
    throw InputError(Problem{"", 0, 0, "--format: read \"" + options.format + "\", expected csv",
                             "Leave the option out: csv is the default"});
  }
  if (options.scenarios.size() > 1) {
    throw InputError(Problem{
        "", 0, 0, "generate: read " + std::to_string(options.scenarios.size()) + " scenarios, expected one",
        "Make a pack of each, with an --out of its own"});
  }
  require_folder_place(options.out);
}

void count(const History& piece, Counts& counts) {
  const auto add = [&](Area area, std::size_t records) {
    counts.at(index_of(area)) += static_cast<std::int64_t>(records);
  };
  add(Area::citizen, piece.citizens.size());
  add(Area::notification, piece.families.size());
  for (const Family& family : piece.families) {
    add(Area::answer, family.answers.size());
    add(Area::document, family.documents.size());
  }
  add(Area::sanction, piece.sanctions.size());
  add(Area::contact_course, piece.contact_courses.size());
  add(Area::plan_draft, piece.plan_drafts.size());
  add(Area::benefit_report, piece.benefit_reports.size());
  add(Area::message, piece.messages.size());
}

void tell(const Options& options, const Counts& counts, std::size_t expected_deletions,
          std::int64_t submissions) {
  std::int64_t records = 0;
  nlohmann::ordered_json json;
  json["pack"] = options.out;
  for (const Area area : kAreas) {
    json["records"][std::string{name_of(area)}] = counts.at(index_of(area));
    records += counts.at(index_of(area));
  }
  json["expected_deletions"] = expected_deletions;
  json["submissions"] = submissions;
  if (options.json) {
    std::cout << json.dump(2) << '\n';
  } else {
    std::cout << "Pack: " << options.out << " (" << records << " records; " << expected_deletions
              << " rows in expected_deletions.csv; " << submissions << " in submissions.ndjson)\n";
  }
}

}  // namespace

int generate_verb(const Options& options) {
  check(options);
  Job job = make_job(options, options.scenarios.empty() ? "" : options.scenarios.front());
  const PackSubmissions submissions{options, job.scenario};
  const ContentSource content = content_of(job);
  RunReport about;
  describe_job(options, job, about);
  OutputFolder out{options.out};
  report::PackWriter pack{out.path_of(""), [&](const Document& document) {
                            const auto bytes = content(document);
                            return bytes ? report::sha256_hex(*bytes) : document.content_sha256;
                          }};
  Counts counts{};
  std::vector<ExpectedDeletion> expected = expect_deletions(job, [&](const History& piece) {
    stop_if_interrupted();
    pack.add(piece);
    count(piece, counts);
  });
  std::vector<std::string> files = pack.close();
  std::vector<std::string> rule_ids;
  for (const Rule& rule : job.policy.rules) rule_ids.push_back(rule.id);
  report::write_expected_deletions(out.path_of("expected_deletions.csv"), expected, rule_ids);
  files.emplace_back("expected_deletions.csv");
  const std::int64_t submission_rows = submissions.write(out, files);
  report::write_manifest_json(out.path_of("manifest.json"), about, files, "");
  files.emplace_back("manifest.json");
  out.keep(files);
  tell(options, counts, expected.size(), submission_rows);
  return 0;
}

}  // namespace slettefrist::cli
