// summary.json and manifest.json.
// Keys stand in the contract's order, so that two summaries can be compared as text. `timing` comes last: it
// is the one part that differs between two runs. This file must not know how a number came about.
#include <fmt/core.h>

#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "sim/report/comparisons.h"
#include "sim/report/coverage.h"
#include "sim/report/due_around.h"
#include "sim/report/report.h"
#include "sim/report/sha256.h"
#include "sim/report/summary_data.h"
#include "sim/report/text.h"
#include "sim/report/whole_file.h"

namespace slettefrist::report {
namespace {

using Json = nlohmann::ordered_json;

// Foreign bytes are replaced, not thrown at the user.
std::string text_of(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json json_of(const AreaCounts& counts) {
  return Json{{"generated", counts.generated},
              {"deleted", counts.deleted},
              {"remaining", counts.remaining},
              {"skipped", counts.skipped},
              {"not_reached", counts.not_reached}};
}

Json json_of(const std::array<std::optional<Day>, kAreaCount>& days) {
  Json result = Json::object();
  for (const Area area : kAreas) {
    const auto& day = days.at(index_of(area));
    result[std::string{name_of(area)}] = day ? Json(to_text(*day)) : Json(nullptr);
  }
  return result;
}

Json json_of(const std::vector<std::pair<std::string, std::string>>& pairs) {
  Json result = Json::object();
  for (const auto& [key, value] : pairs) result[key] = value;
  return result;
}

Json counts_of(const RunReport& report) {
  Json result = Json::object();
  for (const Area area : kAreas) {
    result[std::string{name_of(area)}] = json_of(report.counts.at(index_of(area)));
  }
  const AreaCounts& holds = report.counts.at(index_of(Area::hold));
  if (holds.generated > 0) result[std::string{name_of(Area::hold)}] = json_of(holds);
  return result;
}

Json by_rule(const RunReport& report, std::int64_t RuleCheck::*member) {
  Json result = Json::object();
  for (const RuleCheck& rule : report.rules) result[rule.id] = rule.*member;
  return result;
}

// Every kind, found or not: a reader need not know which keys to miss.
Json findings_by_kind(const RunReport& report) {
  std::array<std::int64_t, kFindingKindCount> found{};
  for (const Finding& finding : report.findings) ++found.at(static_cast<std::size_t>(finding.kind));
  Json result = Json::object();
  for (std::size_t i = 0; i < kFindingKindCount; ++i) {
    result[std::string{name_of(static_cast<FindingKind>(i))}] = found.at(i);
  }
  return result;
}

Json expectations_of(const RunReport& report) {
  Json result = Json::array();
  for (const ExpectationResult& expectation : report.expect) {
    result.push_back(Json{{"path", expectation.path},
                          {"wanted", expectation.wanted},
                          {"read", expectation.read},
                          {"applied", expectation.applied},
                          {"met", expectation.met}});
  }
  return result;
}

Json timing_of(const RunReport& report) {
  Json result = Json::object();
  for (const auto& [phase, seconds] : report.timing_seconds) {
    result[phase] = std::round(seconds * 1000.0) / 1000.0;
  }
  return result;
}

Json libraries_of(const RunReport& report) {
  Json result = Json::object();
  result["fmt"] = fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100);
  result["nlohmann_json"] = fmt::format("{}.{}.{}", NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
                                        NLOHMANN_JSON_VERSION_PATCH);
  result["openssl"] = digest_library_version();
  for (const auto& [name, version] : report.libraries) result[name] = version;
  return result;
}

// What users gave of their own: the run cannot be repeated without it.
Json people_files_of(const RunReport& report) {
  Json result = Json::array();
  for (const auto& [path, digest] : report.people_files) {
    result.push_back(Json{{"name", path}, {"sha256", digest}});
  }
  return result;
}

Json files_of(const std::string& manifest_path, const std::vector<std::string>& files,
              const std::map<std::string, std::string>& sha256 = {}) {
  const std::filesystem::path folder = std::filesystem::path{manifest_path}.parent_path();
  Json result = Json::array();
  for (const std::string& name : files) {
    const std::string path = (folder / name).string();
    const auto known = sha256.find(name);
    const std::string digest = known == sha256.end() ? sha256_hex_of_file(path) : known->second;
    result.push_back(Json{{"name", name}, {"bytes", std::filesystem::file_size(path)}, {"sha256", digest}});
  }
  return result;
}

Json summary_of(const RunReport& report) {
  Json json = Json::object();
  json["format"] = 1;
  json["verdict"] = report.verdict;
  json["scenario"] = report.scenario;
  json["seed"] = report.seed;
  json["starts_on"] = to_text(report.starts_on);
  json["ends_on"] = to_text(report.ends_on);
  json["policy"] = report.policy_edition;
  json["reading"] = json_of(report.reading);
  json["engine"] = report.engine;
  json["counts"] = counts_of(report);
  json["checked"] = by_rule(report, &RuleCheck::checked);
  json["on_edge"] = by_rule(report, &RuleCheck::on_edge);
  json["coverage"] = coverage_json(report.rules);
  if (report.due_around) json["due_around"] = due_around_json(*report.due_around);
  json["first_deletion"] = json_of(report.first_deletion);
  json["first_deletion_own_rule"] = json_of(report.first_deletion_own_rule);
  if (report.engine_stop) {
    json["runs_with_engine"] = report.engine_stop->runs_with_engine;
    json["without_engine_from"] = to_text(report.engine_stop->from);
  }
  json["findings"] = findings_by_kind(report);
  add_comparisons(report, json);
  json["expect"] = expectations_of(report);
  return json;
}

}  // namespace

std::string summary_json(const RunReport& report) {
  Json json = summary_of(report);
  json["timing"] = timing_of(report);
  return text_of(json);
}

std::string summary_for_page(const RunReport& report) {
  return fit_for_page(summary_of(report).dump(-1, ' ', false, Json::error_handler_t::replace));
}

void write_summary_json(const std::string& path, const RunReport& report) {
  write_whole_file(path, summary_json(report));
}

namespace {

Json manifest_of(const RunReport& report) {
  Json json = Json::object();
  json["format"] = 1;
  json["program"] = Json{{"name", "slettefrist"}, {"version", report.program_version}};
  json["libraries"] = libraries_of(report);
  json["zone_data"] = report.zone_data;
  json["formats"] = Json{{"scenario", 1}, {"policy", 1}, {"records", 1}, {"summary", 1}};
  json["scenario"] = report.scenario;
  json["seed"] = report.seed;
  json["policy"] = Json{{"edition", report.policy_edition}, {"sha256", report.policy_digest}};
  json["reading"] = json_of(report.reading);
  if (!report.engine.empty()) {
    json["engine"] = Json{{"name", report.engine}, {"digest", report.engine_digest}};
  }
  if (!report.people_files.empty()) json["people_files"] = people_files_of(report);
  if (report.volumes_file) {
    json["volumes_file"] =
        Json{{"name", report.volumes_file->first}, {"sha256", report.volumes_file->second}};
  }
  json["replay"] = report.replay;
  return json;
}

}  // namespace

void write_manifest_json(const std::string& path, const RunReport& report,
                         const std::vector<std::string>& files, const std::string& made_at) {
  Json json = manifest_of(report);
  json["files"] = files_of(path, files);
  if (!made_at.empty()) json["made_at"] = made_at;
  write_whole_file(path, text_of(json));
}

void write_pack_manifest_json(const std::string& path, const RunReport& report, const PackStatement& pack,
                              const std::vector<std::string>& files,
                              const std::map<std::string, std::string>& sha256) {
  Json json = manifest_of(report);
  json["kind"] = "pack";
  json["pack"] = Json{{"format", pack.format}, {"with_content", pack.with_content}};
  if (pack.has_tokens) json["pack"]["content"] = "token";
  if (!pack.mapping.empty()) json["pack"]["mapping"] = pack.mapping;
  if (!pack.slice.empty()) json["pack"]["slice"] = pack.slice;
  Json outages = Json::array();
  for (const auto& [from, to] : pack.outages) outages.push_back(Json{{"from", from}, {"to", to}});
  json["expected"] = Json{{"starts_on", to_text(report.starts_on)},
                          {"ends_on", to_text(report.ends_on)},
                          {"uploads_open_on", pack.uploads_open_on},
                          {"citizens_at", pack.citizens_at}};
  json["expected"]["purge"] = Json{{"every_days", pack.purge_every_days},
                                   {"every_hours", pack.purge_every_hours},
                                   {"at_minutes", pack.purge_at_minutes},
                                   {"outages", std::move(outages)}};
  json["files"] = files_of(path, files, sha256);
  write_whole_file(path, text_of(json));
}

}  // namespace slettefrist::report
