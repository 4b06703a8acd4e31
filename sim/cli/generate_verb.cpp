// The verb `generate`: a test-data pack with the expected deletions beside the records.
//
// Records stream from the generators to the files and past the oracle; no store and no engine has a part in
// it. It must not know a column.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/cli/job/job.h"
#include "sim/cli/job/progress.h"
#include "sim/cli/job/store_names.h"
#include "sim/cli/packs/pack_folder.h"
#include "sim/cli/packs/pack_making.h"
#include "sim/cli/packs/pack_submissions.h"
#include "sim/cli/proof/foretelling.h"
#include "sim/cli/verbs.h"
#include "sim/input/input.h"
#include "sim/model/input_error.h"
#include "sim/report/coverage.h"
#include "sim/report/due_around.h"

namespace slettefrist::cli {
namespace {

using Counts = std::array<std::int64_t, kAreaCount>;

void check(const Options& options) {
  pack_format_named(options.format);  // throws for a name it does not know
  if (options.scenarios.size() > 1) {
    throw InputError(Problem{
        "", 0, 0, "generate: read " + std::to_string(options.scenarios.size()) + " scenarios, expected one",
        "Make a pack of each, with an --out of its own"});
  }
  require_records_for_mapping(options.records_mapping, "--records-mapping", options);
  require_pack_place(options.out, options.records);
}

Counts counts_of(const History& piece) {
  Counts counts{};
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
  add(Area::hold, piece.holds.size());
  return counts;
}

void add(const Counts& more, Counts& counts) {
  std::transform(counts.begin(), counts.end(), more.begin(), counts.begin(), std::plus<>{});
}

void tell(const Options& options, const Counts& counts, std::int64_t expected_deletions,
          std::int64_t submissions, const ForeseenCoverage& foreseen,
          const std::optional<DueAround>& around) {
  std::int64_t records = 0;
  nlohmann::ordered_json json;
  json["pack"] = options.out;
  for (const Area area : kTables) {
    if (area == Area::hold && counts.at(index_of(area)) == 0) continue;  // as if there were no such table
    json["records"][std::string{name_of(area)}] = counts.at(index_of(area));
    records += counts.at(index_of(area));
  }
  json["expected_deletions"] = expected_deletions;
  json["submissions"] = submissions;
  if (!options.slice) json["coverage"] = report::coverage_json(foreseen.rules());
  if (around) json["due_around"] = report::due_around_json(*around);
  if (options.json) {
    std::cout << json.dump(2) << '\n';
  } else if (options.slice) {
    std::cout << "Feed: " << options.out << " (events of " << slice_text(options) << ")\n";
  } else {
    std::cout << "Pack: " << options.out << " (" << records << " records; " << expected_deletions
              << " rows in expected_deletions.csv; " << submissions << " in submissions.ndjson)\n"
              << report::coverage_line(foreseen.rules()) << '\n';
    if (around) std::cout << report::due_around_text(*around);
  }
}

void warn_of_doubled(const report::DoubledTimes& doubled) {
  if (doubled.count == 0) return;
  spdlog::warn(
      "{} instants are written as local times that Danish clocks show twice; who reads them back "
      "cannot know which is meant:",
      doubled.count);
  for (const std::string& example : doubled.examples) spdlog::warn("  {}", example);
}

}  // namespace

int generate_verb(const Options& options) {
  check(options);
  const tables::Mapping mapping =
      options.mapping.empty() ? tables::Mapping{} : input::read_mapping(options.mapping);
  Options reading = options;
  reading.mapping = options.records_mapping;  // --mapping is for the pack that is written
  Job job = make_job(reading, options.scenarios.empty() ? "" : options.scenarios.front());
  require_chosen_citizen(options, job);
  const PackSubmissions submissions{options, job.scenario};
  PackFolder out{options.out};
  PackMaking making{options, job, mapping, out};
  Counts counts{};
  ForeseenCoverage foreseen{job.policy, job.calendar};
  expect_deletions(
      job,
      [&](const History& piece, Instant until) {
        return [&, until, sheet = making.sheet_of(piece), counted = counts_of(piece)] {
          stop_if_interrupted();
          making.add(std::move(*sheet), until);
          add(counted, counts);
        };
      },
      [&](const std::vector<ExpectedDeletion>& rows) { making.add(rows); }, &foreseen);
  const std::int64_t submission_rows = making.add_submissions(submissions);
  making.add_stories(job.stories);
  making.close();
  out.keep();
  tell(options, counts, making.expected_rows(), submission_rows, foreseen, job.due_around);
  warn_of_doubled(making.doubled_times());
  return 0;
}

}  // namespace slettefrist::cli
