// `check --records`: digests first, then the records, then what can be worked out again from them.
//
// A pack that differs from its manifest gives findings (exit 1); a folder that cannot be read at all is bad
// input (exit 2). It must not know how a pack is written.
#include "sim/cli/packs/check_records.h"

#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "sim/cli/packs/pack_digests.h"
#include "sim/cli/packs/pack_manifest.h"
#include "sim/cli/packs/pack_recount.h"
#include "sim/input/input.h"
#include "sim/model/input_error.h"

namespace slettefrist::cli {
namespace {

struct Outcome {
  std::vector<PackFinding> findings;
  std::vector<std::string> notes;  // what could not be checked, and why
  std::int64_t records = 0;
  std::int64_t documents_with_bytes = 0;
};

std::int64_t count_of(const History& history) {
  std::size_t count = history.citizens.size() + history.families.size() + history.sanctions.size() +
                      history.contact_courses.size() + history.plan_drafts.size() +
                      history.benefit_reports.size() + history.messages.size() + history.holds.size();
  for (const Family& family : history.families) count += family.answers.size() + family.documents.size();
  return static_cast<std::int64_t>(count);
}

void check_without_manifest(const Options& options, Outcome& outcome) {
  // Only a pack of ours has events: an export of somebody's own never had a manifest.
  if (std::filesystem::exists(std::filesystem::path{options.records} / "events.ndjson")) {
    outcome.findings.push_back(
        {"missing", kManifestFile, "the pack has events.ndjson, so it was made with a manifest"});
  }
  outcome.notes.emplace_back("no manifest.json: digests and expected deletions were not checked");
}

Outcome check_pack(const Options& options) {
  Outcome outcome;
  std::error_code unknown;
  const auto manifest = std::filesystem::is_directory(options.records, unknown)
                            ? read_pack_manifest(options.records)
                            : std::nullopt;
  if (manifest) {
    outcome.findings = differences_from(*manifest, options.records);
    if (!outcome.findings.empty()) return outcome;  // what is altered need not be readable
  } else {
    check_without_manifest(options, outcome);
  }
  if (manifest && !manifest->slice.empty()) {
    outcome.notes.push_back("a feed of " + manifest->slice + ": it holds events only, digests were checked");
    return outcome;
  }
  input::Pack pack = input::open_pack(options.records, input::mapping_for(options.records, options.mapping));
  outcome.records = count_of(pack.history);
  outcome.documents_with_bytes =
      check_document_bytes(pack, manifest && manifest->has_tokens, outcome.findings);
  if (manifest) recount(options, *manifest, std::move(pack), outcome.findings, outcome.notes);
  return outcome;
}

void print_json(const Options& options, const Outcome& outcome) {
  nlohmann::ordered_json json;
  json["pack"] = options.records;
  json["verdict"] = outcome.findings.empty() ? "sound" : "findings";
  json["records"] = outcome.records;
  json["documents_with_bytes"] = outcome.documents_with_bytes;
  json["findings"] = nlohmann::ordered_json::array();
  for (const PackFinding& finding : outcome.findings) {
    json["findings"].push_back({{"kind", finding.kind}, {"file", finding.file}, {"detail", finding.detail}});
  }
  json["notes"] = outcome.notes;
  std::cout << json.dump(2) << '\n';
}

void print_text(const Options& options, const Outcome& outcome) {
  constexpr std::size_t kMostShown = 50;
  if (outcome.findings.empty()) {
    std::cout << "Sound: " << options.records << " (" << outcome.records << " records, "
              << outcome.documents_with_bytes << " documents with bytes)\n";
  } else {
    std::cout << "Not what it says: " << options.records << ", " << outcome.findings.size()
              << (outcome.findings.size() == 1 ? " finding\n" : " findings\n");
  }
  for (std::size_t i = 0; i < outcome.findings.size() && i < kMostShown; ++i) {
    const PackFinding& finding = outcome.findings[i];
    std::cout << "  " << finding.kind << "  " << finding.file << ": " << finding.detail << '\n';
  }
  if (outcome.findings.size() > kMostShown) {
    std::cout << "  and " << outcome.findings.size() - kMostShown << " more\n";
  }
  for (const std::string& note : outcome.notes) std::cout << "  note: " << note << '\n';
}

}  // namespace

int check_records(const Options& options) {
  const Outcome outcome = check_pack(options);
  if (options.json) {
    print_json(options, outcome);
  } else {
    print_text(options, outcome);
  }
  return outcome.findings.empty() ? 0 : 1;
}

}  // namespace slettefrist::cli
