// whatif.json: every figure of every proposal, and the records that fare otherwise.
//
// The records are written one by one behind the figures: there may be millions. It must not know a policy.
#include <nlohmann/json.hpp>

#include "sim/report/report.h"
#include "sim/report/text.h"
#include "sim/report/what_if.h"
#include "sim/report/whole_file.h"

namespace slettefrist::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kExamplesInJson = 5;

Json json_of(const std::optional<Day>& day) { return day ? Json(to_text(*day)) : Json(nullptr); }
Json json_of_day(std::int32_t day) {
  return day == Outcome::kNoDay ? Json(nullptr) : Json(to_text(Day{day}));
}

Json counts_of(const ProposalReport& proposal) {
  Json counts;
  for (const Area area : kAreas) {
    const Volume& volume = proposal.volumes.at(index_of(area));
    counts[std::string{name_of(area)}] = {{"entered", volume.entered},
                                          {"removed", volume.removed},
                                          {"remaining", volume.remaining()},
                                          {"skipped", volume.skipped},
                                          {"not_reached", volume.not_reached},
                                          {"first_removal", json_of(volume.first_removal)},
                                          {"last_removal", json_of(volume.last_removal)},
                                          {"differing", volume.differing}};
  }
  return counts;
}

Json difference_of(const ProposalReport& proposal) {
  Json reasons = Json::object();
  for (std::size_t i = 0; i < kReasonCount; ++i) {
    if (proposal.reasons.at(i) > 0)
      reasons[std::string{name_of(Reason{static_cast<std::uint8_t>(i)})}] = proposal.reasons.at(i);
  }
  return {{"records", proposal.differences.size()},
          {"citizens", proposal.citizens},
          {"record_days_beyond", proposal.days_beyond},
          {"record_days_before", proposal.days_before},
          {"reasons", reasons}};
}

Json json_of(const ProposalReport& proposal) {
  return {{"name", clean(proposal.name)},
          {"policy", clean(proposal.policy)},
          {"changes", proposal.changes},
          {"counts", counts_of(proposal)},
          {"peak_night", {{"as_of", json_of(proposal.night.on)}, {"records", proposal.night.amount}}},
          {"stored_bytes",
           {{"at_end", proposal.stored_bytes_at_end},
            {"peak", proposal.stored.amount},
            {"peak_on", json_of(proposal.stored.on)}}},
          {"difference", difference_of(proposal)}};
}

Json json_of(const Question& question, const WhatIfReport& report) {
  Json readings = Json::array();
  for (const ProposalReport& proposal : report.proposals) {
    if (proposal.question != question.key) continue;
    Json examples = Json::array();
    for (const Difference& each : proposal.differences) {
      if (examples.size() == kExamplesInJson) break;
      examples.push_back(std::string{name_of(each.area)} + ":" + std::to_string(each.id));
    }
    readings.push_back({{"reading", proposal.name},
                        {"records", proposal.differences.size()},
                        {"citizens", proposal.citizens},
                        {"examples", examples}});
  }
  return {
      {"key", question.key}, {"base", question.value}, {"meaning", question.meaning}, {"readings", readings}};
}

Json figures_of(const WhatIfReport& report) {
  Json json{{"format", 1},
            {"scenario", clean(report.scenario)},
            {"seed", report.seed},
            {"citizens", report.citizens},
            {"starts_on", to_text(report.starts_on)},
            {"ends_on", to_text(report.ends_on)},
            {"assumed", report.is_assumed}};
  if (!report.volumes.empty()) {
    json["volumes"] = clean(report.volumes);
    json["assumed_areas"] = Json::array();
    for (const Area area : kAreas) {
      if (report.assumed_areas.at(index_of(area))) json["assumed_areas"].push_back(name_of(area));
    }
  }
  json["proposals"] = Json::array();
  for (const ProposalReport& proposal : report.proposals) json["proposals"].push_back(json_of(proposal));
  if (!report.questions.empty()) {
    json["questions"] = Json::array();
    for (const Question& question : report.questions) json["questions"].push_back(json_of(question, report));
  }
  if (report.seeds > 1) {
    json["seeds"] = report.seeds;
    json["spread"] = Json::array();
    for (const Spread& spread : report.spreads) {
      json["spread"].push_back({{"proposal", clean(spread.proposal)},
                                {"figure", spread.figure},
                                {"least", spread.least},
                                {"median", spread.median},
                                {"most", spread.most}});
    }
  }
  return json;
}

Json json_of(const ProposalReport& proposal, const Outcome& outcome) {
  Json json{{"deleted_on", json_of_day(outcome.deleted_on)},
            {"due_on", json_of_day(outcome.due_on)},
            {"rule", nullptr},
            {"stored", outcome.enters}};
  if (outcome.rule >= 0) json["rule"] = clean(proposal.rule_ids.at(static_cast<std::size_t>(outcome.rule)));
  return json;
}

}  // namespace

std::string what_if_json(const WhatIfReport& report) { return figures_of(report).dump(2); }

void write_what_if_json(const std::string& path, const WhatIfReport& report) {
  WholeFile file{path};
  std::string figures = what_if_json(report);
  figures.erase(figures.rfind('\n'));  // the closing brace comes after the records
  file.buffer() += figures + ",\n  \"differences\": [";
  const char* separator = "\n";
  for (const ProposalReport& proposal : report.proposals) {
    for (const Difference& each : proposal.differences) {
      const Json json{{"proposal", clean(proposal.name)},
                      {"area", name_of(each.area)},
                      {"record_id", each.id},
                      {"citizen_id", each.citizen_id},
                      {"base", json_of(report.proposals.front(), each.base)},
                      {"own", json_of(proposal, each.own)},
                      {"record_days", each.record_days},
                      {"reason", name_of(each.reason)},
                      {"because", clean(because_of(proposal, each))}};
      file.buffer() += separator + std::string{"    "} + json.dump();
      separator = ",\n";
      file.flush_when_full();
    }
  }
  file.buffer() += "\n  ]\n}\n";
  file.close();
}

}  // namespace slettefrist::report
